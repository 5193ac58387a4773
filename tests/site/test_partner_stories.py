"""What happens to partners and people, and where each of it is told: pages, feeds and data at once."""

import json
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html

from tests.site.project import Project
from tests.site.tree import names

ADDRESS = "https://1mfwf.example.org"
PODCAST = "{https://podcastindex.org/namespace/1.0}"


def ids(output: Path) -> dict[str, tuple[str, list[str]]]:
    """The id of every feed and those of its entries, by the feed's path."""
    read = {
        name: feedparser.parse((output / name).read_bytes())
        for name in names(output)
        if name.endswith(".xml")
    }
    return {
        name: (feed.feed.get("id", ""), [entry.id for entry in feed.entries]) for name, feed in read.items()
    }


def build(project: Project) -> Path:
    result = project.tasks("build")
    assert result.returncode == 0, result.stderr
    return project.path("output")


def test_a_partner_is_renamed_and_no_address_and_no_id_changes(golden: Project) -> None:
    output = build(golden)
    addresses, known = set(names(output)), ids(output)
    golden.replace("partners.yaml", "    name: Tea Cart Union\n", "    name: Guild of Tea & Scones\n")
    build(golden)
    assert set(names(output)) == addresses
    assert ids(output) == known
    assert known["partners/tea-cart-union/feed.atom.xml"][1] != []
    feed = feedparser.parse((output / "partners/tea-cart-union/feed.atom.xml").read_bytes())
    assert feed.feed.title == "Alliance for Open Afternoons: Guild of Tea & Scones"
    partners = json.loads((output / "data/partners.json").read_text(encoding="utf-8"))["partners"]
    assert [one["name"] for one in partners if one["slug"] == "tea-cart-union"] == ["Guild of Tea & Scones"]


def links(demo: Path, url: str) -> set[str]:
    """Where the main part of a page leads."""
    (main,) = html.fromstring((demo / url / "index.html").read_bytes()).iter("main")
    return {str(href) for href in main.xpath(".//a/@href")}


def entries(demo: Path, url: str) -> dict[str, str]:
    """The titles of the entries of the Atom feed beside a page, with what they link to."""
    feed = feedparser.parse((demo / url / "feed.atom.xml").read_bytes())
    same = feedparser.parse((demo / url / "feed.rss.xml").read_bytes())
    assert [entry.id for entry in feed.entries] == [entry.id for entry in same.entries]
    return {entry.title: entry.link for entry in feed.entries}


def test_a_guests_episode_is_told_on_their_page_on_their_partners_and_in_the_podcasts_feed(
    demo: Path,
) -> None:
    episode = "/podcasts/clock-off/the-long-weekend-ferry/"
    for url in ("people/odd-fjordgren", "partners/four-day-ferry"):
        assert episode in links(demo, url)
        assert entries(demo, url)["The long weekend ferry"] == f"{ADDRESS}{episode}"
    (item,) = (
        one
        for one in etree.parse(demo / "podcasts/clock-off/feed.xml").iter("item")
        if one.findtext("link") == f"{ADDRESS}{episode}"
    )
    guests = [one for one in item.iter(f"{PODCAST}person") if one.get("role") == "guest"]
    assert [(one.text, one.get("href")) for one in guests] == [
        ("Odd Fjordgren", f"{ADDRESS}/people/odd-fjordgren/")
    ]


def test_the_founders_appearance_on_a_partners_show_is_told_by_both_and_is_no_episode_of_ours(
    demo: Path,
) -> None:
    title, fiverr = "Podcast episode with Sara Sutton", f"{ADDRESS}/partners/fiverr/"
    for url in ("people/sara-sutton", "partners/fiverr"):
        assert title in (demo / url / "index.html").read_text(encoding="utf-8")
        assert entries(demo, url)[title] == fiverr  # its own address has not come down to us
    for name in names(demo):
        if name.startswith("podcasts/"):
            assert title.encode() not in (demo / name).read_bytes(), name


@pytest.mark.parametrize("url", ["partners/fiverr", "people/sara-sutton", "people/odd-fjordgren"])
def test_a_page_announces_its_feeds(demo: Path, url: str) -> None:
    head = html.fromstring((demo / url / "index.html").read_bytes()).head
    announced = {str(one.get("href")): one.get("type") for one in head.xpath("link[@rel='alternate']")}
    assert announced[f"{ADDRESS}/{url}/feed.atom.xml"] == "application/atom+xml"
    assert announced[f"{ADDRESS}/{url}/feed.rss.xml"] == "application/rss+xml"
    assert announced[f"{ADDRESS}/feeds/appearances.atom.xml"] == "application/atom+xml"
