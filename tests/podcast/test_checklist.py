"""The checklist of docs/podcast.md, walked on the feed of the demonstration site.

Each row of its tables that says `the demo` has a check here, by the same name; the other rows name a test.
"""

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cached_property
from hashlib import sha384
from http.client import HTTPConnection
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
from coalition.preview.server import PreviewServer
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
ROW = re.compile(r"^\| (?P<name>[^|]+?) \| (?P<level>[Rro]) \| (?P<shown>[^|]+?) \|$", re.MULTILINE)
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


@pytest.mark.parametrize("name", [name for name, _, shown in ROWS if "the demo" in shown])
def test_the_demonstration_feed_keeps_the_rule(name: str, demo: Demo):
    CHECKS[name](demo)


def test_every_row_of_the_checklist_is_shown_by_something():
    assert {level for _, level, _ in ROWS} == {"R", "r", "o"}
    assert {name for name, _, shown in ROWS if "the demo" in shown} == set(CHECKS)
    named = {name: re.findall(r"tests/[\w/]+\.py", shown) for name, _, shown in ROWS}
    assert [name for name, found in named.items() if not found and name not in CHECKS] == []
    assert [one for found in named.values() for one in found if not (ROOT / one).is_file()] == []


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
PODCAST |= {
    "valueRecipient",
    "soundbite",
    "alternateEnclosure",
    "source",
    "integrity",
    "socialInteract",
    "value",
    "block",
}
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
        for name, value in one.attrib.items():
            assert value == value.strip(), (one.tag, name)
            assert 1 <= len(value) <= 255, (one.tag, name)


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


@contextmanager
def served(demo: Demo) -> Iterator[Callable[..., tuple[int, Message, bytes]]]:
    """Yield what asks the preview's server for an address of the site."""
    server = PreviewServer(demo.output, port=0)
    server.start()

    def ask(method: str, address: str, **headers: str) -> tuple[int, Message, bytes]:
        with closing(HTTPConnection(urlsplit(server.url).netloc)) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, urlsplit(address).path, headers=named)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()

    try:
        yield ask
    finally:
        server.stop()


@holds("over HTTP: the right type, HEAD on recordings and artwork, byte ranges")
def _(demo: Demo) -> None:
    recordings = [item.find("enclosure") for item in demo.items]
    files = [(one.get("url"), one.get("type")) for one in recordings]
    artwork = demo.channel.find("itunes:image", NAMES).get("href")
    with served(demo) as ask:
        status, headers, body = ask("GET", f"{SITE}{FEED}")
        assert (status, headers["Content-Type"]) == (200, "application/rss+xml")
        assert body == (demo.output / FEED).read_bytes()
        for address, type in [(artwork, "image/jpeg"), *files]:
            status, headers, body = ask("HEAD", address)
            assert (status, headers["Content-Type"], body) == (200, type, b"")
            assert int(headers["Content-Length"]) == demo.file(address).stat().st_size
        for recording in recordings:
            status, headers, body = ask("GET", recording.get("url"), Range="bytes=1000-1999")
            assert status == 206
            assert headers["Content-Range"] == f"bytes 1000-1999/{recording.get('length')}"
            assert body == demo.file(recording.get("url")).read_bytes()[1000:2000]


@holds("over HTTP: ETag, Last-Modified and 304")
def _(demo: Demo) -> None:
    with served(demo) as ask:
        _, headers, _ = ask("GET", f"{SITE}{FEED}")
        for again in ({"If_None_Match": headers["ETag"]}, {"If_Modified_Since": headers["Last-Modified"]}):
            status, _, body = ask("GET", f"{SITE}{FEED}", **again)
            assert (status, body) == (304, b"")


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
        assert unbalanced(item.findtext("content:encoded", None, NAMES)) == []


def unbalanced(notes: str) -> list[str]:
    """The tags of a text of HTML that are open at its end, or closed without having been open."""
    open_tags: list[str] = []
    for slash, name in re.findall(r"<(/?)(\w+)", notes):
        if slash and open_tags[-1:] == [name]:
            open_tags.pop()
        elif slash or name not in ("br", "hr", "img"):
            open_tags.append(f"{slash}{name}")
    return open_tags


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
    people = [
        [(one.get("role"), one.text) for one in item.findall("podcast:person", NAMES)] for item in demo.items
    ]
    host, writer = ("host", "Wilhelmina Quill"), ("writer", "Wilhelmina Quill")
    guests = ["Aoife Candlewick", "Ottoline Langsam", "Odd Fjordgren", "Pim Zuurdesem"]
    assert people == [[host, ("guest", guest), writer] for guest in guests]


@holds("https in every podcast: element")
def _(demo: Demo) -> None:
    for one in demo.root.iter(f"{{{NAMES['podcast']}}}*"):
        assert [value for value in (*one.attrib.values(), one.text or "") if value.startswith("http:")] == []


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
        assert episode["identifier"] == item.findtext("guid")
        published = datetime.fromisoformat(str(episode["datePublished"]))
        assert published == parsedate_to_datetime(item.findtext("pubDate"))
        seconds = item.findtext("itunes:duration", None, NAMES)
        enclosure = item.find("enclosure")
        assert episode["associatedMedia"] == {
            "@type": "AudioObject",
            "contentUrl": enclosure.get("url"),
            "encodingFormat": enclosure.get("type"),
            "contentSize": enclosure.get("length"),
            "duration": f"PT{seconds}S",
        }
        number = item.findtext("itunes:episode", None, NAMES)
        assert episode.get("episodeNumber") == (int(number) if number else None)
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


# What is optional


def attributes(parent: Element, path: str) -> list[dict[str, str]]:
    """The attributes of each element at a path."""
    return [dict(one.attrib) for one in parent.findall(path, NAMES)]


@holds("itunes:block, itunes:complete and podcast:block, only where they are wanted")
def _(demo: Demo) -> None:
    names = ("itunes:block", "itunes:complete", "podcast:block")
    assert [name for name in names if demo.root.findall(f".//{name}", NAMES)] == []


@holds("podcast:funding")
def _(demo: Demo) -> None:
    assert demo.text("podcast:funding") == "Buy the long table a pot of soup"
    assert attributes(demo.channel, "podcast:funding") == [
        {"url": "https://tidewater-scribes.example.org/soup/"}
    ]


@holds("podcast:location")
def _(demo: Demo) -> None:
    assert demo.text("podcast:location") == "Porto"
    said = {"rel": "creator", "geo": "geo:41.15,-8.61", "country": "pt"}
    assert attributes(demo.channel, "podcast:location") == [said]


@holds("podcast:license")
def _(demo: Demo) -> None:
    assert demo.text("podcast:license") == "cc-by-4.0"
    url = "https://creativecommons.org/licenses/by/4.0/"
    assert attributes(demo.channel, "podcast:license") == [{"url": url}]


@holds("podcast:podroll")
def _(demo: Demo) -> None:
    assert attributes(demo.channel, "podcast:podroll/podcast:remoteItem") == [
        {
            "feedGuid": "9b8d2a38-28b9-5c42-a114-ae62d50e6a94",
            "feedUrl": "https://verandah.example.org/six-chairs/feed.xml",
            "title": "The Verandah Network",
        }
    ]


@holds("podcast:publisher, and the publisher's feed of all shows")
def _(demo: Demo) -> None:
    (publisher,) = attributes(demo.channel, "podcast:publisher/podcast:remoteItem")
    assert publisher["feedUrl"] == f"{SITE}podcasts/feed.xml"
    assert publisher["medium"] == "publisher"
    feed = etree.fromstring(demo.file(publisher["feedUrl"]).read_bytes())[0]
    assert feed.findtext("podcast:medium", None, NAMES) == "publisher"
    assert feed.findtext("podcast:guid", None, NAMES) == publisher["feedGuid"]
    assert [(one["feedGuid"], one["feedUrl"]) for one in attributes(feed, "podcast:remoteItem")] == [
        (demo.text("podcast:guid"), f"{SITE}{FEED}")
    ]


@holds("podcast:txt: ai-content")
def _(demo: Demo) -> None:
    assert attributes(demo.channel, "podcast:txt") == [{"purpose": "ai-content"}]
    assert demo.text("podcast:txt") == "All voices are synthesised by a program. Nobody was recorded."


@holds("podcast:updateFrequency")
def _(demo: Demo) -> None:
    assert attributes(demo.channel, "podcast:updateFrequency") == [{"rrule": "FREQ=MONTHLY"}]
    assert demo.text("podcast:updateFrequency") == "Every month"


@holds("podcast:image")
def _(demo: Demo) -> None:
    (image,) = attributes(demo.channel, "podcast:image")
    assert image.pop("href") == demo.channel.find("itunes:image", NAMES).get("href")
    said = {"alt": "Cover of Clock Off", "aspect-ratio": "1/1", "width": "3000", "purpose": "artwork"}
    assert image == said


@holds("podcast:trailer")
def _(demo: Demo) -> None:
    (trailer,) = attributes(demo.channel, "podcast:trailer")
    (item,) = (one for one in demo.items if one.findtext("itunes:episodeType", None, NAMES) == "trailer")
    assert demo.text("podcast:trailer") == item.findtext("title")
    assert trailer["pubdate"] == item.findtext("pubDate")
    enclosure = item.find("enclosure")
    assert {name: trailer[name] for name in ("url", "length", "type")} == dict(enclosure.attrib)


@holds("podcast:value")
def _(demo: Demo) -> None:
    assert attributes(demo.channel, "podcast:value") == [{"type": "lightning", "method": "keysend"}]
    (recipient,) = attributes(demo.channel, "podcast:value/podcast:valueRecipient")
    assert recipient == {
        "name": "The Tidewater Scribes",
        "type": "lnaddress",
        "address": "soup@tidewater-scribes.example.org",
        "split": "100",
    }


@holds("itunes:season, episode and episodeType, and podcast:season with its name")
def _(demo: Demo) -> None:
    names = ("itunes:season", "itunes:episode", "itunes:episodeType", "podcast:season", "podcast:episode")
    said = [tuple(item.findtext(name, None, NAMES) for name in names) for item in demo.items]
    full = [("1", str(number), "full", "1", str(number)) for number in (3, 2, 1)]
    assert said[:3] == full
    assert said[3][2] == "trailer"
    assert {one["name"] for item in demo.items for one in attributes(item, "podcast:season")} == {
        "The question"
    }


@holds("itunes:subtitle: a summary, no copy of the notes")
def _(demo: Demo) -> None:
    for item in demo.items:
        subtitle = item.findtext("itunes:subtitle", None, NAMES)
        assert 1 <= len(subtitle) <= 255
        assert subtitle not in item.findtext("description")


@holds("psc:chapters: the same chapters")
def _(demo: Demo) -> None:
    for item in demo.items:
        found = attributes(item, "psc:chapters/psc:chapter")
        address = item.find("podcast:chapters", NAMES).get("url")
        listed = json.loads(demo.file(address).read_text(encoding="utf-8"))["chapters"]
        assert [one["title"] for one in found] == [one["title"] for one in listed]
        starts = [datetime.strptime(one["start"], "%H:%M:%S.%f") for one in found]
        assert [one.minute * 60 + one.second for one in starts] == [one["startTime"] for one in listed]


@holds("podcast:soundbite")
def _(demo: Demo) -> None:
    said = {item.findtext("title"): attributes(item, "podcast:soundbite") for item in demo.items}
    assert said["Where the hours go"] == [{"startTime": "17", "duration": "21"}]
    for item in demo.items:
        for one in attributes(item, "podcast:soundbite"):
            assert 15 <= float(one["duration"]) <= 120
            end = float(one["startTime"]) + float(one["duration"])
            assert end <= float(item.findtext("itunes:duration", None, NAMES))


@holds("podcast:alternateEnclosure with its size and a digest")
def _(demo: Demo) -> None:
    (other,) = demo.root.findall(".//podcast:alternateEnclosure", NAMES)
    file = demo.file(other.find("podcast:source", NAMES).get("uri"))
    assert other.get("type") == "audio/ogg"
    assert int(other.get("length")) == file.stat().st_size
    digest = b64encode(sha384(file.read_bytes()).digest()).decode()
    assert attributes(other, "podcast:integrity") == [{"type": "sri", "value": f"sha384-{digest}"}]


@holds("podcast:socialInteract")
def _(demo: Demo) -> None:
    (post,) = demo.root.findall(".//podcast:socialInteract", NAMES)
    assert (post.get("protocol"), post.get("uri")) == (
        "activitypub",
        "https://social.example.net/@clock-off/2",
    )


@holds("podcasts.opml")
def _(demo: Demo) -> None:
    outlines = etree.parse(str(demo.output / "podcasts.opml")).findall(".//outline[@xmlUrl]")
    assert [(one.get("text"), one.get("xmlUrl")) for one in outlines] == [("Clock Off", f"{SITE}{FEED}")]
