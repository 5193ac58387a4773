"""Nothing that a guest, a partner or an editor writes runs anywhere: in no page, in no feed."""

import json
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.security.dangers import dangers_in_fragment, dangers_in_page
from tests.security.vectors import VECTORS

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def test_the_detector_sees_what_runs() -> None:
    assert dangers_in_page(b"<!DOCTYPE html><p><script>alert(1)</script>") == ["<script>"]
    assert dangers_in_page(b'<script type="application/ld+json">{}</script>') == []
    assert dangers_in_fragment("<img src=x onerror=alert(1)>") == ["img onerror=alert(1)"]
    assert dangers_in_fragment('<a href="java\nscript:x">y</a>') == ["a href=java\nscript:x"]
    assert len([vector for vector in VECTORS if dangers_in_fragment(vector)]) > 45


def test_no_page_holds_anything_that_runs(hostile_site: Path) -> None:
    pages = list(hostile_site.rglob("*.html"))
    assert len(pages) > 5 * len(VECTORS)
    for page in pages:
        # The theme's own scripts, and its form for searching.
        scripts = etree.HTML(page.read_bytes()).xpath("//script[@src]/@src")
        assert [one for one in scripts if "/theme/js/" not in one] == [], page
        dangers = dangers_in_page(page.read_bytes(), ("/search/", "/fr/search/"))
        on_its_own_page = ["<form>"] if page.parent.name == "search" else []
        assert sorted(dangers) == [*on_its_own_page, *["<script>"] * len(scripts)], page


def test_every_vector_is_on_its_pages_as_text(hostile_site: Path) -> None:
    for number, vector in enumerate(VECTORS):
        page = etree.HTML((hostile_site / f"partners/partner-{number}/index.html").read_bytes())
        (name,) = page.iter("h1")
        assert "".join(name.itertext()).split() == vector.split()


def html_in(feed: Path) -> Iterator[str]:
    """Yield the texts of a feed that its readers place as HTML: RSS's descriptions are, Atom's say so."""
    for element in etree.parse(feed).iter(CONTENT, "description", f"{ATOM}content", f"{ATOM}summary"):
        if element.tag in (CONTENT, "description") or element.get("type") == "html":
            yield element.text or ""


def test_no_feed_holds_anything_that_runs(hostile_site: Path) -> None:
    feeds = list(hostile_site.rglob("*.xml"))
    assert len(feeds) > 2 * len(VECTORS)
    found = {
        f"{feed.relative_to(hostile_site)}: {text}": dangers_in_fragment(text)
        for feed in feeds
        for text in html_in(feed)
        if text
    }
    assert len(found) > 4 * len(VECTORS)
    assert {text: dangers for text, dangers in found.items() if dangers} == {}


def test_no_json_feed_holds_anything_that_runs(hostile_site: Path) -> None:
    items = [
        item for feed in hostile_site.rglob("feeds/*.json") for item in json.loads(feed.read_text())["items"]
    ]
    assert len(items) >= 50
    assert [item["content_html"] for item in items if dangers_in_fragment(item["content_html"])] == []


def test_the_feed_of_the_podcast_holds_nothing_that_runs_and_every_title_as_text(hostile_site: Path) -> None:
    channel = etree.parse(hostile_site / "podcasts/show/feed.xml").getroot()[0]
    titles = [title.text.split() for title in channel.iterfind("item/title")]
    assert sorted(titles) == sorted(vector.split() for vector in VECTORS)
