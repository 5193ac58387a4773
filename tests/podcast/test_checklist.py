"""The checklist of docs/podcast.md, walked on the feed of the demonstration site.

Each row of its tables that says `the demo` has a check here, by the same name; the other rows name a test.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid5

import lxml.html
import pytest
from lxml import etree
from PIL import Image

from coalition.core.languages import is_language
from coalition.core.media.chapters import parse_chapters
from coalition.core.media.transcript import parse_transcript
from coalition.core.model.roles import GROUPS
from coalition.podcast.categories import is_category
from tests.site.project import ROOT, copy_of_demo

SITE = "https://1mfwf.example.org/"
FEED = "podcasts/clock-off/feed.xml"
NAMES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
}
GUIDS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
ROW = re.compile(r"^\| (?P<name>[^|]+?) \| (?P<level>[Rr]) \| (?P<shown>[^|]+?) \|$", re.MULTILINE)
ROWS = [match.groups() for match in ROW.finditer((ROOT / "docs/podcast.md").read_text(encoding="utf-8"))]

Element = etree._Element
CHECKS: dict[str, Callable[["Demo"], None]] = {}


@dataclass
class Demo:
    """The demonstration site as it was built."""

    output: Path

    @cached_property
    def root(self) -> Element:
        return etree.fromstring((self.output / FEED).read_bytes())

    @property
    def channel(self) -> Element:
        return self.root[0]

    @property
    def items(self) -> list[Element]:
        return self.channel.findall("item")

    def text(self, path: str) -> str:
        """The text of the one element of the channel at a path."""
        (found,) = self.channel.findall(path, NAMES)
        return found.text or ""

    def file(self, address: str) -> Path:
        """The file that is published at an address of the site."""
        path = urlsplit(address).path.lstrip("/")
        return self.output / (f"{path}index.html" if path == "" or path.endswith("/") else path)

    def page(self, address: str) -> lxml.html.HtmlElement:
        return lxml.html.parse(str(self.file(address))).getroot()

    def json_ld(self, address: str) -> list[dict[str, object]]:
        """What a page says of itself for search engines."""
        found = self.page(address).xpath("//script[@type='application/ld+json']")
        said = [json.loads(one.text) for one in found]
        return [node for one in said for node in one.get("@graph", [one])]

    def urls(self) -> Iterator[str]:
        """Every address that the feed names, in its notes too."""
        for element in self.root.iter():
            if not isinstance(element.tag, str):
                continue
            yield from (value for value in element.attrib.values() if re.match(r"https?://", value))
            text = element.text or ""
            yield from re.findall(r"https?://[^\s<>\"']+", text)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    project = copy_of_demo(tmp_path_factory.mktemp("checklist") / "demo")
    built = project.tasks("build", "--warnings-as-errors")
    assert built.returncode == 0, built.stderr
    return Demo(project.root / "output")


def holds(name: str) -> Callable[[Callable[[Demo], None]], Callable[[Demo], None]]:
    """Let a function check the row of this name."""

    def note(check: Callable[[Demo], None]) -> Callable[[Demo], None]:
        CHECKS[name] = check
        return check

    return note


@pytest.mark.parametrize("name", [name for name, _, shown in ROWS if shown == "the demo"])
def test_the_demonstration_feed_keeps_the_rule(name: str, demo: Demo):
    CHECKS[name](demo)


def test_every_row_of_the_checklist_is_shown_by_something():
    assert {level for _, level, _ in ROWS} == {"R", "r"}
    assert {name for name, _, shown in ROWS if shown == "the demo"} == set(CHECKS)
    elsewhere = [re.findall(r"tests/[\w/]+\.py", shown) for _, _, shown in ROWS if shown != "the demo"]
    assert all(elsewhere)
    assert [one for found in elsewhere for one in found if not (ROOT / one).is_file()] == []


# The document


@holds("XML: one `rss` 2.0 with one `channel`")
def _(demo: Demo) -> None:
    assert (demo.root.tag, dict(demo.root.attrib)) == ("rss", {"version": "2.0"})
    assert [one.tag for one in demo.root] == ["channel"]


@holds("UTF-8, and declared so")
def _(demo: Demo) -> None:
    data = (demo.output / FEED).read_bytes()
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    assert "’" in data.decode("utf-8")


@holds("the exact namespaces")
def _(demo: Demo) -> None:
    assert {prefix: demo.root.nsmap[prefix] for prefix in NAMES} == NAMES
    assert {etree.QName(one).namespace for one in demo.root.iter(etree.Element)} <= {None, *NAMES.values()}


RSS = {"title", "link", "description", "copyright", "docs", "generator", "image", "language", "lastBuildDate"}
RSS |= {"item", "guid", "enclosure", "pubDate", "url"}
ITUNES = {"author", "category", "owner", "name", "email", "type", "image", "explicit", "duration", "season"}
ITUNES |= {"episode", "episodeType", "subtitle", "new-feed-url", "complete", "block"}
PODCAST = {
    "guid",
    "locked",
    "medium",
    "image",
    "updateFrequency",
    "trailer",
    "funding",
    "podroll",
    "remoteItem",
}
PODCAST |= {
    "publisher",
    "license",
    "person",
    "location",
    "txt",
    "season",
    "episode",
    "transcript",
    "chapters",
}
PODCAST |= {"soundbite", "alternateEnclosure", "source", "integrity", "socialInteract", "value", "block"}
SEVERAL = {"item", "category", "person", "funding", "location", "txt", "trailer", "transcript", "soundbite"}
SEVERAL |= {"remoteItem", "chapter", "link", "image"}


@holds("no element that nobody knows, none twice that may stand once")
def _(demo: Demo) -> None:
    by_namespace = {None: RSS, NAMES["itunes"]: ITUNES, NAMES["podcast"]: PODCAST}
    for one in demo.root[0].iter(etree.Element):
        name = etree.QName(one)
        known = by_namespace.get(name.namespace)
        assert known is None or name.localname in {*known, "channel"}, name
    for parent in demo.root.iter("channel", "item"):
        counts = Counter(one.tag for one in parent.iterchildren(etree.Element))
        assert [
            tag for tag, count in counts.items() if count > 1 and etree.QName(tag).localname not in SEVERAL
        ] == []


@holds("values of at most 255 characters without blanks around them")
def _(demo: Demo) -> None:
    for one in demo.root.iter(etree.Element):
        text = one.text or ""
        if len(one) == 0:
            assert text == text.strip(), one.tag
        if etree.QName(one).localname not in ("description", "encoded", "txt"):
            assert len(text) <= 255, one.tag


@holds("the newest page has at most 1 MiB")
def _(demo: Demo) -> None:
    assert (demo.output / FEED).stat().st_size <= 1 << 20


@holds("a stylesheet makes a readable page of it")
def _(demo: Demo) -> None:
    instruction = demo.root.getprevious()
    assert instruction.target == "xml-stylesheet"
    transform = etree.XSLT(etree.parse(str(demo.file(instruction.get("href")))))
    page = lxml.html.fromstring(str(transform(demo.root.getroottree())))
    assert page.xpath("//h1/text()") == ["Clock Off"]
    assert len(page.xpath("//audio[@controls]")) == len(demo.items)
    assert page.xpath("//code/text()") == [f"{SITE}{FEED}"]
    assert page.xpath("//script | //style | //*[@style]") == []
    (show,) = demo.page(f"{SITE}podcasts/clock-off/").xpath("//h1")
    assert show.text_content().strip() == "Clock Off"


# The channel


@holds("title")
def _(demo: Demo) -> None:
    assert demo.text("title") == "Clock Off"


@holds("description of at most 4,000 bytes")
def _(demo: Demo) -> None:
    assert 1 <= len(demo.text("description").encode()) <= 4000


@holds("link to the show's page")
def _(demo: Demo) -> None:
    assert demo.text("link") == f"{SITE}podcasts/clock-off/"


@holds("language")
def _(demo: Demo) -> None:
    assert is_language(demo.text("language"))


@holds("itunes:category from Apple's list")
def _(demo: Demo) -> None:
    first, *_ = demo.channel.findall("itunes:category", NAMES)
    assert is_category(f"{first.get('text')} > {first[0].get('text')}")
    assert all(is_category(one.get("text")) for one in demo.channel.findall("itunes:category", NAMES))


@holds("itunes:explicit is true or false")
def _(demo: Demo) -> None:
    assert demo.text("itunes:explicit") in ("true", "false")


@holds("itunes:image: JPEG or PNG, square, 1400 to 3000 pixels, RGB, another address when it changes")
def _(demo: Demo) -> None:
    href = demo.channel.find("itunes:image", NAMES).get("href")
    with Image.open(demo.file(href)) as picture:
        assert (picture.format, picture.mode) == ("JPEG", "RGB")
        assert picture.width == picture.height
        assert 1400 <= picture.width <= 3000
    assert re.fullmatch(r"https://.*/cover\.[0-9a-f]{8}\.jpg", href)


@holds("artwork of 3000 pixels without alpha")
def _(demo: Demo) -> None:
    with Image.open(demo.file(demo.channel.find("itunes:image", NAMES).get("href"))) as picture:
        assert (picture.size, picture.has_transparency_data) == ((3000, 3000), False)


@holds("atom:link rel=self, once")
def _(demo: Demo) -> None:
    links = [dict(one.attrib) for one in demo.channel.findall("atom:link", NAMES) if one.get("rel") == "self"]
    assert links == [{"href": f"{SITE}{FEED}", "rel": "self", "type": "application/rss+xml"}]


@holds("itunes:author")
def _(demo: Demo) -> None:
    assert demo.text("itunes:author") == "The Tidewater Scribes"


@holds("podcast:locked")
def _(demo: Demo) -> None:
    locked = demo.channel.find("podcast:locked", NAMES)
    assert (locked.text, locked.get("owner")) == ("yes", "clock-off@tidewater-scribes.example.org")


@holds("podcast:guid of the first address of the feed")
def _(demo: Demo) -> None:
    assert demo.text("podcast:guid") == str(uuid5(GUIDS, f"{SITE}{FEED}".removeprefix("https://")))
    assert str(uuid5(GUIDS, "podnews.net/rss")) == "9b024349-ccf0-5f69-a609-6b82873eab3c"


@holds("a proof of ownership")
def _(demo: Demo) -> None:
    assert "@" in demo.text("itunes:owner/itunes:email")


@holds("itunes:type")
def _(demo: Demo) -> None:
    assert demo.text("itunes:type") in ("episodic", "serial")


@holds("copyright, and lastBuildDate of the content")
def _(demo: Demo) -> None:
    assert demo.text("copyright")
    assert demo.text("lastBuildDate") == demo.items[0].findtext("pubDate")
    _is_date(demo.text("lastBuildDate"))


@holds("image with the title and link of the channel")
def _(demo: Demo) -> None:
    assert demo.text("image/url") == demo.channel.find("itunes:image", NAMES).get("href")
    assert (demo.text("image/title"), demo.text("image/link")) == (demo.text("title"), demo.text("link"))


@holds("podcast:medium")
def _(demo: Demo) -> None:
    assert demo.text("podcast:medium") == "podcast"


@holds("podcast:person: the regular people")
def _(demo: Demo) -> None:
    _are_people(demo.channel)


def _are_people(parent: Element) -> None:
    people = parent.findall("podcast:person", NAMES)
    assert people
    for one in people:
        assert 1 <= len(one.text) <= 128
        assert GROUPS[one.get("role")] == one.get("group")
        assert one.get("href").startswith("https://")
        assert one.get("img", "https://").startswith("https://")


def _is_date(text: str) -> None:
    date = parsedate_to_datetime(text)
    assert text.startswith(f"{date:%a, %d %b %Y %H:%M:%S} ")


# Items


@holds("title without number and show")
def _(demo: Demo) -> None:
    for item in demo.items:
        title = item.findtext("title")
        assert 1 <= len(title) <= 255
        assert not re.match(r"\d|#|episode", title, re.IGNORECASE)
        assert "Clock Off" not in title


@holds("enclosure: one, https, the file's bytes and type, used once")
def _(demo: Demo) -> None:
    urls = []
    for item in demo.items:
        (enclosure,) = item.findall("enclosure")
        assert re.fullmatch(r"https://.+\.mp3", enclosure.get("url"))
        assert enclosure.get("type") == "audio/mpeg"
        assert int(enclosure.get("length")) == demo.file(enclosure.get("url")).stat().st_size
        urls.append(enclosure.get("url"))
    assert len(set(urls)) == len(urls)


@holds("guid: unique, no address, not made of title or file")
def _(demo: Demo) -> None:
    guids = [item.find("guid") for item in demo.items]
    assert {one.get("isPermaLink") for one in guids} == {"false"}
    assert all(UUID(one.text).version == 4 for one in guids)
    assert len({one.text for one in guids}) == len(guids)


@holds("pubDate: in the past, newest first, no two alike")
def _(demo: Demo) -> None:
    dates = [item.findtext("pubDate") for item in demo.items]
    for date in dates:
        _is_date(date)
    moments = [parsedate_to_datetime(date) for date in dates]
    assert moments == sorted(set(moments), reverse=True)
    assert moments[0] <= datetime(2027, 1, 1, tzinfo=UTC)


@holds("description: few tags, at most 4,000 bytes")
def _(demo: Demo) -> None:
    for item in demo.items:
        text = item.findtext("description")
        assert 1 <= len(text.encode()) <= 4000
        tags = set(re.findall(r"</?(\w+)", text))
        assert tags <= {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em", "br"}


@holds("content:encoded: the notes, absolute addresses, nothing that runs")
def _(demo: Demo) -> None:
    for item in demo.items:
        notes = lxml.html.fragment_fromstring(item.findtext("content:encoded", None, NAMES), "div")
        for element in notes.iter():
            assert element.tag not in ("script", "style", "iframe")
            assert not [name for name in element.attrib if name.startswith("on")]
            for name in ("href", "src"):
                assert re.match(r"https?:|mailto:", element.get(name, "https:"))


@holds("itunes:duration in whole seconds")
def _(demo: Demo) -> None:
    assert [item.findtext("itunes:duration", None, NAMES) for item in demo.items] == ["46", "54", "49", "41"]


@holds("link to the episode's page")
def _(demo: Demo) -> None:
    assert all(demo.file(item.findtext("link")).is_file() for item in demo.items)


@holds("itunes:explicit of each episode")
def _(demo: Demo) -> None:
    assert {item.findtext("itunes:explicit", None, NAMES) for item in demo.items} == {"false"}


@holds("podcast:transcript: WebVTT with voices, and the other forms, valid and within the audio")
def _(demo: Demo) -> None:
    for item in demo.items:
        found = item.findall("podcast:transcript", NAMES)
        types = ["text/vtt", "application/x-subrip", "application/json", "text/html", "text/plain"]
        assert [one.get("type") for one in found] == types
        assert {one.get("language") for one in found} == {"en"}
        assert [one.get("rel") for one in found] == ["captions"] * 3 + [None] * 2
        seconds = float(item.findtext("itunes:duration", None, NAMES))
        for one in found[:2]:
            text = demo.file(one.get("url")).read_text(encoding="utf-8")
            transcript, wrong = parse_transcript(text, Path(one.get("url")).name, seconds)
            assert wrong == ()
            assert all(cue.speaker for cue in transcript.cues)
        segments = json.loads(demo.file(found[2].get("url")).read_text(encoding="utf-8"))["segments"]
        assert len(segments) == len(transcript.cues)


@holds("podcast:chapters: JSON 1.2, ascending from 0")
def _(demo: Demo) -> None:
    for item in demo.items:
        (found,) = item.findall("podcast:chapters", NAMES)
        assert found.get("type") == "application/json+chapters"
        document = json.loads(demo.file(found.get("url")).read_text(encoding="utf-8"))
        starts = [one["startTime"] for one in document["chapters"]]
        assert (document["version"], starts[0], starts) == ("1.2.0", 0, sorted(set(starts)))
        assert all(one["title"] for one in document["chapters"])


@holds("chapters as lines in the notes")
def _(demo: Demo) -> None:
    for item in demo.items:
        for path in ("description", "content:encoded"):
            lines = re.findall(r"\d\d:\d\d:\d\d [^<]+", item.findtext(path, None, NAMES))
            chapters, wrong = parse_chapters("\n".join(lines), "notes", 60.0)
            assert (len(chapters) >= 3, wrong) == (True, ())


@holds("podcast:person: all people of the episode")
def _(demo: Demo) -> None:
    for item in demo.items:
        _are_people(item)
        roles = [one.get("role") for one in item.findall("podcast:person", NAMES)]
        assert {"host", "guest"} <= set(roles)


@holds("https in every podcast: element")
def _(demo: Demo) -> None:
    for one in demo.root.iter(f"{{{NAMES['podcast']}}}*"):
        assert [value for value in one.attrib.values() if value.startswith("http:")] == []


# The site's pages


@holds("every address of the site that the feed names is a file")
def _(demo: Demo) -> None:
    own = {url for url in demo.urls() if url.startswith(SITE)}
    assert len(own) > 50
    assert [url for url in own if not demo.file(url).is_file()] == []


@holds("the show's page announces the feed, and is a PodcastSeries")
def _(demo: Demo) -> None:
    address = demo.text("link")
    links = demo.page(address).xpath("//link[@rel='alternate'][@type='application/rss+xml']/@href")
    assert f"{SITE}{FEED}" in links
    (series,) = (one for one in demo.json_ld(address) if one["@type"] == "PodcastSeries")
    assert series["webFeed"] == f"{SITE}{FEED}"


@holds("the episode's page plays without scripts, with transcript, chapters and people")
def _(demo: Demo) -> None:
    for item in demo.items:
        page = demo.page(item.findtext("link"))
        (audio,) = page.xpath("//audio[@controls]")
        sources = [audio.get("src"), *audio.xpath("source/@src")]
        assert urlsplit(item.find("enclosure").get("url")).path in sources
        times = page.xpath("//a[contains(@href, '#t=')]/@href | //a[contains(@href, '?t=')]/@href")
        assert len(times) >= 3
        words = " ".join(page.text_content().split())
        said = json.loads(demo.file(item.findall("podcast:transcript", NAMES)[2].get("url")).read_text())
        assert all(one["body"] in words for one in said["segments"])
        for person in item.findall("podcast:person", NAMES):
            assert urlsplit(person.get("href")).path in page.xpath("//a/@href")


@holds("PodcastEpisode agrees with the feed; canonical, og:title, og:image, og:audio")
def _(demo: Demo) -> None:
    for item in demo.items:
        link = item.findtext("link")
        page = demo.page(link)
        (episode,) = (one for one in demo.json_ld(link) if one["@type"] == "PodcastEpisode")
        assert episode["name"] == item.findtext("title")
        assert episode["url"] == link
        assert page.xpath("//link[@rel='canonical']/@href") == [link]
        for name in ("og:title", "og:image", "og:audio"):
            assert len(page.xpath(f"//meta[@property='{name}']/@content")) == 1, name


@holds("pages have a language, one h1, labelled controls and no id twice")
def _(demo: Demo) -> None:
    for address in (demo.text("link"), *(item.findtext("link") for item in demo.items)):
        page = demo.page(address)
        assert page.get("lang")
        assert len(page.xpath("//h1")) == 1
        ids = page.xpath("//@id")
        assert len(set(ids)) == len(ids)
        for control in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            assert (
                control.get("aria-label")
                or control.xpath("ancestor::label")
                or (control.get("id") and page.xpath(f"//label[@for='{control.get('id')}']"))
            )
