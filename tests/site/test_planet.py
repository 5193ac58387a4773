"""What partners publish on their own sites, as it is committed: no build asks for it."""

import feedparser
import pytest
from lxml import html

from coalition.commands import build as command
from tests.site.project import NOW, Project
from tests.site.tree import tree

LOCK = "content/planet.lock.json"


@pytest.fixture(autouse=True)
def one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish the same texts whatever the clock says."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


def test_the_page_shows_posts_and_episodes_newest_first_with_source_and_date(demo) -> None:
    page = html.fromstring((demo / "planet/index.html").read_text(encoding="utf-8"))
    shown = [
        " ".join(item.text_content().split()) for item in page.xpath("//main//ul[@class='entries']/li")[:3]
    ]
    assert shown == [
        "Six chairs: who keeps the hours? Episode · The Verandah Network · 16 November 2026 "
        "Six neighbours, six answers, one kettle.",
        "First frost, open door Post · The Verandah Network · 12 November 2026 "
        "The verandah stays open below zero. Bring a coat.",
        "The empty seat at seven Post · The Commute Observatory · 9 November 2026 "
        "We counted seats on three lines for a month. The seven o’clock train is no longer the full one.",
    ]
    (french,) = page.xpath("//main//*[@class='entry-title' and @lang]")
    assert (french.get("lang"), french.text_content()) == ("fr", "Lettre de la véranda")
    assert {link.get("rel") for link in page.xpath("//main//*[@class='entry-title']/a")} == {
        "nofollow noopener"
    }


@pytest.mark.parametrize("path", ["planet/feed.atom.xml", "planet/feed.rss.xml"])
def test_a_feed_leads_to_the_posts_themselves_and_names_the_partner(demo, path) -> None:
    feed = feedparser.parse(str(demo / path))
    assert not feed.bozo
    first = feed.entries[0]
    assert (first.title, first.link) == (
        "Six chairs: who keeps the hours?",
        "https://verandah.example.org/six-chairs/who-keeps-the-hours",
    )
    assert first.author == "The Verandah Network"
    assert len(feed.entries) == 8


def test_a_partner_that_leaves_takes_its_posts_along_and_without_any_there_is_no_page(
    golden: Project,
) -> None:
    assert command.build(golden.root) == 0
    assert b"Tee um drei" in tree(golden.path("output"))["planet/index.html"]
    golden.replace("partners.yaml", "    joined: 2024-03\n", "    joined: 2024-03\n    left: 2025\n")
    assert command.build(golden.root) == 0
    assert not [path for path in tree(golden.path("output")) if path.startswith("planet/")]


def test_a_new_post_comes_with_the_next_build_and_nothing_else_but_what_shows_it_is_made(
    golden: Project, capsys
) -> None:
    assert command.build(golden.root) == 0
    before = tree(golden.path("output"))
    golden.replace(LOCK, "Tee um drei", "Tee um vier")
    assert command.build(golden.root) == 0
    after = tree(golden.path("output"))
    assert {path for path in after if after[path] != before[path]} == {
        ".coalition-release",
        "planet/index.html",
        "planet/feed.atom.xml",
        "planet/feed.rss.xml",
    }


def test_a_file_that_planet_did_not_write_stops_the_build_with_what_to_do(golden: Project, capsys) -> None:
    golden.write(LOCK, '{"version": "2"}')
    assert command.build(golden.root) == 1
    said = capsys.readouterr().err
    assert "content/planet.lock.json:1:1" in said
    assert "take it back from the last commit" in said
