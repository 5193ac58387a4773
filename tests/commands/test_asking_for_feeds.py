"""`planet` keeps what partners publish on their own sites, politely and whatever they send."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition import __version__
from coalition.commands.manners import Manners
from coalition.commands.planet import planet
from tests.commands.feed_server import FeedServer, serving_feeds
from tests.site.project import GOLDEN

FIRST_DAY = 1767225600  # 2026-01-01
DAY = 24 * 60 * 60
HURRIED = Manners(pause=0, timeout=5, sleep=lambda _: None)
Said = pytest.CaptureFixture[str]

POST = "<item><title>{title}</title><link>https://moon.example.org/{slug}</link><pubDate>{date}</pubDate>{more}</item>"


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>Moon</title>{"".join(items)}</channel></rss>'


def post(
    slug: str, title: str = "A post", date: str = "Mon, 01 Dec 2025 08:00:00 GMT", more: str = ""
) -> str:
    return POST.format(slug=slug, title=title, date=date, more=more)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedServer]:
    """A server on this machine, which no proxy stands before."""
    monkeypatch.setenv("no_proxy", "*")
    with serving_feeds() as one:
        yield one


@pytest.fixture
def root(tmp_path: Path, server: FeedServer) -> Path:
    """A coalition whose partners have feeds on the server, and one on a host for examples."""
    shutil.copyfile(GOLDEN / "pelicanconf.py", tmp_path / "pelicanconf.py")
    (tmp_path / "theme").mkdir()
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/2025-01-01-x.md").write_text("---\ntitle: X\n---\nX.\n", encoding="utf-8")
    (tmp_path / "partners.yaml").write_text(
        f"""\
coalition: {{name: Night Clocks}}
types: {{guild: {{name: Guild}}}}
partners:
  moon-guild:
    name: Moon Guild
    type: guild
    feeds: {{blog: "{server.address}/moon.xml", podcast: "{server.address}/moon-talks.xml"}}
  sun-guild:
    name: Sun Guild
    type: guild
    feeds: {{blog: "https://sun.example.org/feed.xml"}}
""",
        encoding="utf-8",
    )
    server.feeds = {"/moon.xml": rss(post("one")), "/moon-talks.xml": rss()}
    return tmp_path


def asked(root: Path, monkeypatch: pytest.MonkeyPatch, day: int = 0) -> dict[str, dict[str, object]]:
    """Ask on that day, and return the feeds by the last part of their addresses."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(FIRST_DAY + day * DAY))
    assert planet(root, manners=HURRIED) == 0
    lock = json.loads((root / "content/planet.lock.json").read_text(encoding="utf-8"))
    return {url.rpartition("/")[2]: feed for url, feed in lock["feeds"].items()}


def titles(feed: dict[str, object]) -> list[str]:
    entries = feed.get("entries", [])
    assert isinstance(entries, list)
    return [entry["title"] for entry in entries]


def test_posts_are_kept_newest_first_as_plain_text_with_their_dates(root, server, monkeypatch, capsys):
    server.feeds["/moon.xml"] = rss(
        post("old", "Old &amp; calm", "Mon, 03 Nov 2025 08:00:00 +0200"),
        post(
            "new",
            "&lt;b&gt;New&lt;/b&gt; moon",
            more="<description>&lt;p onclick='x'&gt;See "
            "&lt;script&gt;alert(1)&lt;/script&gt;it&lt;/p&gt;</description>"
            "<enclosure url='https://moon.example.org/a.mp3' type='audio/mpeg' length='1'/>",
        ),
    )
    feeds = asked(root, monkeypatch)
    assert feeds["moon.xml"]["entries"] == [
        {
            "url": "https://moon.example.org/new",
            "title": "New moon",
            "date": "2025-12-01T08:00:00Z",
            "summary": "See it",
            "is_episode": True,
        },
        {"url": "https://moon.example.org/old", "title": "Old & calm", "date": "2025-11-03T06:00:00Z"},
    ]
    assert capsys.readouterr().out == (
        "Asked for 2 feeds: 2 have something new, 0 could not be had, 1 more are examples; "
        "see content/planet.lock.json.\n"
    )


def test_other_sites_are_told_what_they_are_asked_for(root, server, monkeypatch):
    asked(root, monkeypatch)
    assert server.agents == {f"Mozilla/5.0 (compatible; pelican-coalition/{__version__}; planet)"}


def test_a_feed_that_is_as_it_was_is_not_sent_again(root, server, monkeypatch, capsys):
    first = asked(root, monkeypatch)
    before = (root / "content/planet.lock.json").stat().st_mtime_ns
    server.asked.clear()
    assert asked(root, monkeypatch, day=1) == first
    assert ("/moon.xml", first["moon.xml"]["etag"]) in server.asked
    assert "0 have something new" in capsys.readouterr().out
    assert (root / "content/planet.lock.json").stat().st_mtime_ns == before


def test_what_has_no_date_or_address_or_lies_in_the_future_is_left_out(root, server, monkeypatch):
    server.feeds["/moon.xml"] = rss(
        "<item><title>No date</title><link>https://moon.example.org/x</link></item>",
        "<item><title>No address</title><pubDate>Mon, 01 Dec 2025 08:00:00 GMT</pubDate></item>",
        "<item><title>A trap</title><link>javascript:alert(1)</link>"
        "<pubDate>Mon, 01 Dec 2025 08:00:00 GMT</pubDate></item>",
        post("later", "Later", "Mon, 01 Jun 2026 08:00:00 GMT"),
        post("kept", "Kept"),
    )
    assert titles(asked(root, monkeypatch)["moon.xml"]) == ["Kept"]


def test_atom_is_read_too_and_the_language_of_what_it_says(root, server, monkeypatch):
    server.feeds["/moon.xml"] = """\
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Lune</title>
<entry><title>La lune</title><link href="https://moon.example.org/lune"/>
<updated>2025-12-01T08:00:00Z</updated></entry></feed>"""
    (entry,) = asked(root, monkeypatch)["moon.xml"]["entries"]
    assert (entry["title"], entry["language"]) == ("La lune", "fr")


@pytest.mark.parametrize("answer", [404, 410, "<html><p>Not a feed</p></html>", "x" * 5_000_001])
def test_what_a_feed_held_stays_when_it_cannot_be_had_and_after_a_failure_on_another_day_it_is_told(
    root, server, monkeypatch, capsys, answer
):
    asked(root, monkeypatch)
    server.feeds["/moon.xml"] = answer
    capsys.readouterr()
    feeds = asked(root, monkeypatch, day=1)
    assert titles(feeds["moon.xml"]) == ["A post"]
    said = capsys.readouterr()
    assert "/moon.xml could not be had: " in said.out
    assert "dead-feed" not in said.err
    asked(root, monkeypatch, day=1)
    assert "dead-feed" not in capsys.readouterr().err
    assert titles(asked(root, monkeypatch, day=2)["moon.xml"]) == ["A post"]
    said = capsys.readouterr()
    assert "could not be had since 2026-01-02" in said.err
    assert "[dead-feed]" in said.err
    assert "partners.yaml:7:" in said.err
    server.feeds["/moon.xml"] = rss(post("back", "Back"))
    feeds = asked(root, monkeypatch, day=3)
    assert titles(feeds["moon.xml"]) == ["Back"]
    assert "failed_on" not in feeds["moon.xml"]
    assert "dead-feed" not in capsys.readouterr().err


def test_failures_do_not_count_while_nobody_answers_at_all(root, server, monkeypatch):
    asked(root, monkeypatch)
    server.shutdown()
    server.server_close()
    assert "failed_on" not in asked(root, monkeypatch, day=1)["moon.xml"]


def test_a_feed_that_has_moved_is_named(root, server, monkeypatch, capsys):
    server.moved["/moon.xml"] = f"{server.address}/new.xml"
    server.feeds["/new.xml"] = rss(post("one"))
    assert titles(asked(root, monkeypatch)["moon.xml"]) == ["A post"]
    assert f"/moon.xml has moved to {server.address}/new.xml" in capsys.readouterr().out


def test_the_feeds_of_a_partner_that_has_left_are_forgotten(root, server, monkeypatch):
    assert "moon-talks.xml" in asked(root, monkeypatch)
    registry = root / "partners.yaml"
    registry.write_text(
        registry.read_text(encoding="utf-8").replace(
            "name: Moon Guild\n", "name: Moon Guild\n    joined: 2020\n    left: 2024\n"
        ),
        encoding="utf-8",
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(FIRST_DAY))
    assert planet(root, manners=HURRIED) == 0
    assert not (root / "content/planet.lock.json").exists()


def test_a_file_that_is_not_its_own_is_told_and_left_as_it_is(root, monkeypatch, capsys):
    lock = root / "content/planet.lock.json"
    lock.write_text('{"version": "1", "feeds": {"https://x.example.org/": {"titles": []}}}', encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(FIRST_DAY))
    assert planet(root, manners=HURRIED) == 1
    assert (
        "this is not what `planet` wrote: feeds → https://x.example.org/ → titles" in capsys.readouterr().err
    )
    assert lock.read_text(encoding="utf-8").startswith('{"version"')
