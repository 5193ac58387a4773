"""Every link of the built demonstration leads somewhere, and its feeds are read by feed readers."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import podcastparser
import pytest
from lxml import etree, html

from tests.site.builds import PUBLISHED_AT
from tests.site.tree import names

_HREFS = ("href", "src", "poster", "action", "data")
_IN_META = ("og:url", "og:image", "og:audio")


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: its files, and the address under which they are published, without a slash at its end."""

    output: Path
    address: str

    @property
    def base(self) -> str:
        """The path of the address."""
        return urlsplit(self.address).path

    def pages(self) -> Iterator[tuple[str, html.HtmlElement]]:
        """Yield every page by its path."""
        for name in names(self.output):
            if name.endswith(".html"):
                yield name, page(self.output / name)

    def target(self, url: str) -> Path | None:
        """Return the file that is served for an absolute URL; None when it is another site's."""
        if not f"{url}/".startswith(f"{self.address}/") and not url.startswith(f"{self.address}#"):
            return None
        path = unquote(urlsplit(url).path).removeprefix(self.base).removeprefix("/")
        return self.output / (f"{path}index.html" if path.endswith("/") or not path else path)


@cache
def page(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes())


@cache
def anchors(path: Path) -> frozenset[str]:
    return frozenset(element.get("id", "") for element in page(path).iter(etree.Element))


BUILDS = {
    "demo": "https://1mfwf.example.org",
    "demo_below_a_path": "https://example.org/some/path",
    "published": PUBLISHED_AT,
}


@pytest.fixture(params=BUILDS)
def site(request: pytest.FixtureRequest) -> Site:
    """The demonstration at the root of an address, below a path, and as it goes on the web."""
    return Site(request.getfixturevalue(request.param), BUILDS[request.param])


def links(root: html.HtmlElement) -> Iterator[str]:
    """Yield every URL that a page names, as it is typed."""
    for element in root.iter(etree.Element):
        for attribute in _HREFS:
            if attribute in element.attrib:
                yield element.attrib[attribute]
        for candidate in element.get("srcset", "").split(","):
            yield from candidate.split()[:1]
        if element.get("property") in _IN_META:
            yield element.attrib["content"]


def broken(site: Site, address: str, link: str) -> bool:
    """Whether a link on the page at `address` leads to nothing on this site."""
    url = urljoin(address, link)
    target = site.target(url)
    if target is None:
        return False
    fragment = unquote(urlsplit(url).fragment)
    if not target.is_file():
        return True
    if target.suffix == ".html":
        return bool(fragment) and fragment not in anchors(target)
    return bool(fragment) and not fragment.startswith("t=")  # a time in a recording (W3C Media Fragments)


def test_every_link_of_every_page_leads_to_a_file_and_a_place_in_it(site: Site) -> None:
    found = [
        (name, link)
        for name, root in site.pages()
        for link in links(root)
        if broken(site, f"{site.address}/{name}", link)
    ]
    assert found == []


def test_there_is_something_to_walk(site: Site) -> None:
    home = set(links(page(site.output / "index.html")))
    assert f"{site.base}/partners/fiverr/" in home
    assert any(link.startswith(f"{site.base}/theme/css/site.") for link in home)
    assert f"{site.address}/feeds/all.rss.xml" in home
    assert broken(site, f"{site.address}/", f"{site.base}/partners/nobody/")
    assert broken(site, f"{site.address}/", f"{site.base}/partners/fiverr/#nothing")
    assert broken(site, f"{site.address}/", "#nothing")


def test_every_link_within_the_site_begins_with_its_path(site: Site) -> None:
    rooted = {link for _, root in site.pages() for link in links(root) if link.startswith("/")}
    assert [link for link in sorted(rooted) if not link.startswith(f"{site.base}/")] == []
    addresses = {link for _, root in site.pages() for link in links(root) if "://" in link}
    own = ("https://1mfwf.example.org", "https://example.org/", PUBLISHED_AT)
    assert [url for url in sorted(addresses) if url.startswith(own) and site.target(url) is None] == []


def test_every_page_can_be_reached_from_the_front_page(site: Site) -> None:
    reached: set[Path] = set()
    waiting = [site.output / "index.html"]
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            address = f"{site.address}/{path.relative_to(site.output).as_posix()}"
            targets = (site.target(urljoin(address, link)) for link in links(page(path)))
            waiting += [target for target in targets if target and target.suffix == ".html"]
    everywhere = {site.output / name for name in names(site.output) if name.endswith(".html")}
    # What is at a partner's former address is for those who have it already.
    moved = {path for path in everywhere if "commute-watch" in path.parts}
    assert everywhere - reached == {site.output / "404.html", *moved}


SILENT = {
    "podcasts/feed.xml",
    "fr/podcasts/feed.xml",
    "fr/feeds/announcements.atom.xml",
    "fr/feeds/announcements.rss.xml",
}
"""Feeds without an entry: those of all shows name their feeds, and nothing is announced in French."""


def feeds(site: Site, *endings: str) -> list[Path]:
    return [site.output / name for name in names(site.output) if name.endswith(endings)]


def urls_of_xml(path: Path) -> Iterator[str]:
    """Yield every URL of a feed: of its elements, and of the HTML that they hold."""
    for element in etree.parse(path).iter(etree.Element):
        yield from (str(value) for value in element.attrib.values() if "://" in str(value))
        text = (element.text or "").strip()
        if text.startswith(("http://", "https://")):
            yield text
        elif text.startswith("<"):
            yield from links(html.fromstring(f"<div>{text}</div>"))


def urls_of_json(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from urls_of_json(one)
    elif isinstance(value, list):
        for one in value:
            yield from urls_of_json(one)
    elif isinstance(value, str) and value.startswith(("http://", "https://")):
        yield value
    elif isinstance(value, str) and value.startswith("<"):
        yield from links(html.fromstring(f"<div>{value}</div>"))


def test_every_url_of_the_site_in_a_feed_is_absolute_and_a_file(site: Site) -> None:
    found = [(path, url) for path in feeds(site, ".xml") for url in urls_of_xml(path)]
    for path in feeds(site, "feeds/all.json", "announcements.json", "chapters.json"):
        found += [(path, url) for url in urls_of_json(json.loads(path.read_text(encoding="utf-8")))]
    own = [(path, url) for path, url in found if site.target(url)]
    assert len(own) > 200
    assert [(path, url) for path, url in own if broken(site, url, "")] == []
    relative = [(path, url) for path, url in found if "://" not in url and not url.startswith("mailto:")]
    assert relative == []


def test_every_feed_is_read_without_a_complaint(demo: Path) -> None:
    found = [path for path in feeds(Site(demo, ""), ".xml") if not path.name.startswith("sitemap")]
    read = {path: feedparser.parse(path.read_bytes()) for path in found}
    assert demo / "podcasts/clock-off/feed.xml" in read
    for path, feed in read.items():
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert feed.feed.title, path
        assert feed.entries or path.relative_to(demo).as_posix() in SILENT, path
        assert all(entry.link and entry.id for entry in feed.entries), path
        # Of what was said elsewhere, the day may not be known.
        undated = [entry.id for entry in feed.entries if "published_parsed" not in entry]
        assert [one for one in undated if not one.startswith("urn:uuid:")] == [], path


def test_the_feeds_of_everything_list_the_same_in_every_format(demo: Path) -> None:
    rss = [entry.link for entry in feedparser.parse((demo / "feeds/all.rss.xml").read_bytes()).entries]
    atom = [entry.link for entry in feedparser.parse((demo / "feeds/all.atom.xml").read_bytes()).entries]
    items = json.loads((demo / "feeds/all.json").read_text(encoding="utf-8"))["items"]
    assert rss == atom == [item["url"] for item in items]
    assert len(rss) == len(set(rss))
    assert "https://1mfwf.example.org/podcasts/clock-off/awake-at-four/" in rss
    assert "https://1mfwf.example.org/news/2018/fiverr-joins/" in rss


def test_a_podcast_app_reads_the_show(demo: Path) -> None:
    address = "https://1mfwf.example.org/podcasts/clock-off/"
    feed = podcastparser.parse(
        f"{address}feed.xml", BytesIO((demo / "podcasts/clock-off/feed.xml").read_bytes())
    )
    assert feed["title"] == "Clock Off"
    assert feed["link"] == address
    assert re.fullmatch(rf"{address}cover\.[0-9a-f]{{8}}\.jpg", feed["cover_url"])
    assert [(one["type"], one.get("number")) for one in feed["episodes"]] == [
        ("full", 3),
        ("full", 2),
        ("full", 1),
        ("trailer", None),
    ]
    for episode in feed["episodes"]:
        (recording,) = episode["enclosures"]
        file = demo / recording["url"].removeprefix("https://1mfwf.example.org/")
        assert recording["file_size"] == file.stat().st_size
        assert recording["mime_type"] == "audio/mpeg"
        assert episode["total_time"] > 0
