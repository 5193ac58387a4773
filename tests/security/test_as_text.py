"""What tries to run is not lost either: readers and programs get it as the text that it is."""

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from lxml import etree

from tests.security.vectors import VECTORS

ATOM = {"a": "http://www.w3.org/2005/Atom"}
PODCAST = {"podcast": "https://podcastindex.org/namespace/1.0"}

EVERY_VECTOR = pytest.mark.parametrize("number", range(len(VECTORS)))


def words(text: str | None) -> str:
    """Return a text with blanks as HTML shows them."""
    return " ".join((text or "").split())


def as_typed_in_chapters(name: str) -> str:
    """Return a name as it was typed in a chapters file, where angle brackets are for addresses alone."""
    return name.replace("<", "&lt;").replace(">", "&gt;")


def texts(page: Path, path: str) -> set[str]:
    """Return the texts of what an XPath finds in a page: of elements all that they hold."""
    found = etree.HTML(page.read_bytes()).xpath(path)
    return {words(one if isinstance(one, str) else "".join(one.itertext())) for one in found}


@EVERY_VECTOR
def test_pages_name_everything_by_its_whole_name(hostile_site: Path, number: int) -> None:
    name = words(VECTORS[number])
    for page in (
        f"partners/partner-{number}",
        f"people/person-{number}",
        f"topics/topic-{number}",
        f"news/2024/guest-{number}",
        f"news/2024/own-{number}",
        f"news/2024/picture-{number}",
        f"podcasts/show/episode-{number}",
    ):
        assert texts(hostile_site / page / "index.html", "//h1") == {name}, page
        (title,) = texts(hostile_site / page / "index.html", "//title")
        assert title.startswith(name), page


@EVERY_VECTOR
def test_pages_show_the_words_beside_pictures_and_recordings(hostile_site: Path, number: int) -> None:
    name = words(VECTORS[number])
    person = hostile_site / f"people/person-{number}/index.html"
    assert name in texts(person, "//img/@alt")
    picture = hostile_site / f"news/2024/picture-{number}/index.html"
    assert name in texts(picture, "//figure//img/@alt")
    assert texts(picture, "//figcaption/small") == {f"{name} ({name})"}
    episode = hostile_site / f"podcasts/show/episode-{number}/index.html"
    (speaker,) = texts(episode, "//*[@class='speech-head']/strong")
    assert speaker.casefold() == name.casefold()  # one who speaks is found among the people whatever the case
    assert texts(episode, "//*[@class='speech-text']") == {name}
    assert texts(episode, "//a[@class='chapter']/text()") == {as_typed_in_chapters(name)}


@EVERY_VECTOR
def test_a_picture_can_be_loaded_whatever_its_name_is(hostile_site: Path, number: int) -> None:
    folder = hostile_site / f"news/2024/picture-{number}"
    for source in etree.HTML((folder / "index.html").read_bytes()).xpath("//main//img/@src"):
        address = urlsplit(f"https://x.example.org{source}")
        assert (address.hostname, address.query, address.fragment) == ("x.example.org", "", "")
        assert (hostile_site / unquote(address.path).lstrip("/")).is_file()


@EVERY_VECTOR
def test_feeds_hold_titles_and_names_as_text(hostile_site: Path, number: int) -> None:
    vector = VECTORS[number]
    feeds = [hostile_site / f"{page}-{number}/feed" for page in ("partners/partner", "people/person")]
    for feed in feeds:
        atom = etree.parse(feed.with_suffix(".atom.xml"))
        titles = atom.xpath("//a:entry/a:title", namespaces=ATOM)
        assert {words(title.text) for title in titles} == {words(vector)}
        assert {title.get("type", "text") for title in titles} == {"text"}
        terms = atom.xpath("//a:entry/a:category/@term", namespaces=ATOM)
        assert {words(term) for term in terms} == {words(vector)}
        rss = etree.parse(feed.with_suffix(".rss.xml"))
        assert {words(title.text) for title in rss.iterfind("channel/item/title")} == {words(vector)}


def test_readers_take_every_feed_without_a_complaint(hostile_site: Path) -> None:
    feeds = [one for one in hostile_site.rglob("*.xml") if not one.name.startswith("sitemap")]
    for feed in feeds:
        parsed = feedparser.parse(feed.read_bytes())
        assert (parsed.bozo, bool(parsed.version)) == (False, True), feed


def test_the_podcast_names_its_guests_as_text(hostile_site: Path) -> None:
    channel = etree.parse(hostile_site / "podcasts/show/feed.xml").getroot()[0]
    guests = channel.iterfind("item/podcast:person[@role='guest']", PODCAST)
    assert sorted(words(guest.text) for guest in guests) == sorted(words(vector) for vector in VECTORS)


@EVERY_VECTOR
def test_chapters_for_apps_are_as_they_were_typed(hostile_site: Path, number: int) -> None:
    chapters = json.loads((hostile_site / f"podcasts/show/episode-{number}/chapters.json").read_text())
    vector = words(VECTORS[number])
    assert words(chapters["title"]) == vector
    assert [words(one["title"]) for one in chapters["chapters"]] == [as_typed_in_chapters(vector)]


def test_the_json_feed_holds_titles_as_text(hostile_site: Path) -> None:
    items = json.loads((hostile_site / "feeds/all.json").read_text())["items"]
    assert {words(item["title"]) for item in items} <= {words(vector) for vector in VECTORS}
    assert len({words(item["title"]) for item in items}) > 40
