"""Feeds as they are found: every element may be there or not, and hold what somebody's program made of it."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from hypothesis import strategies as st
from lxml import etree

from tests.importers.conftest import FIRST_JSON, LONG_CHAPTERS, LONG_VTT, QA_SRT, picture, silence

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
_SPACES = f'xmlns:itunes="{ITUNES}" xmlns:podcast="{PODCAST}" xmlns:content="{CONTENT}"'

FILES: Mapping[str, bytes] = {
    "/a.mp3": silence(30),
    "/b.mp3": silence(30),
    "/c.mp3": silence(3),
    "/d.mp3": silence(3),
    "/e.MP3": silence(3),
    "/empty.mp3": b"",
    "/page.mp3": b"<html>gone</html>",
    "/cut.mp3": silence(3)[:500],
    "/film.mp4": b"\0\0\0\x18ftypisom" + bytes(200),
    "/play.php": silence(3),
    "/cover.jpg": picture(),
    "/small.jpg": picture(size=300),
    "/grey.png": picture("L", "PNG", 1500),
    "/wide.gif": picture("P", "GIF", (1400, 700)),
    "/seen.webp": picture("RGBA", "WEBP", 1400),
    "/cut.jpg": picture()[:3000],
    "/cut.png": picture("RGB", "PNG", 1400)[:1500],
    "/huge.png": picture("1", "PNG", 8000),
    "/not.png": b"<svg/>",
    "/long.vtt": LONG_VTT.encode(),
    "/latin.vtt": LONG_VTT.replace("dark", "d\xe4rk").encode("latin-1"),
    "/bom.srt": b"\xef\xbb\xbf" + QA_SRT.encode(),
    "/first.json": FIRST_JSON.encode(),
    "/odd.json": b'{"segments": [{"startTime": "x"}]}',
    "/far.json": b'{"segments": [{"startTime": 1e9, "endTime": 2e9, "body": "far"}]}',
    "/chapters.json": LONG_CHAPTERS.encode(),
    "/late.json": b'{"chapters": [{"startTime": 90, "title": "x"}, {"startTime": 3, "title": "y"}]}',
    "/none.json": b'{"chapters": {}}',
    "/nan.json": b'{"chapters": [{"startTime": NaN, "title": "x"}, {"startTime": 0}]}',
    "/true.json": b'{"chapters": [{"startTime": true, "title": 7, "url": "x y", "img": 3}]}',
}

_AUDIO = ["HOST/a.mp3", "HOST/b.mp3", "HOST/c.mp3?1", "HOST/c.mp3?2", "HOST/c.mp3?3"]
_AUDIO += [f"HOST{name}" for name in FILES if name.rpartition(".")[2] in ("mp3", "MP3", "mp4", "php")]
_AUDIO += [
    "UNSAFE/a.mp3",
    "HOST/gone.mp3",
    "HOST/a b.mp3",
    "",
    "relative.mp3",
    "ftp://x.example.org/a.mp3",
    "http://[",
]
_PICTURES = [f"HOST{name}" for name in FILES if name.rpartition(".")[2] in ("jpg", "png", "gif", "webp")]
_PICTURES += ["HOST/gone.jpg", "", "data:image/png;base64,AAAA"]
_TRANSCRIPTS = [f"HOST{name}" for name in FILES if name.rpartition(".")[2] in ("vtt", "srt", "json")]
_TRANSCRIPTS += ["HOST/page.mp3", "HOST/gone.srt", ""]
_TYPES = ["text/vtt", "application/json", "application/srt", "text/html", "text/plain", "x"]

_TEXTS = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "Plain words",
            "S1 E2: Words",
            "<p>One <b>two</b></p>",
            '<a href="/here">relative</a> and <a href="{partner}nobody">odd</a>',
            '<img src="x.png"><a href="//e.example.org">e</a>',
            "<ul><li><table><tr><td>1</td></tr></table></li></ul>",
            "&amp;#129; &#x81; &#xD800; &nbsp; &lt;script&gt;",
            "---\ntitle: x\n---\n",
            "audio: https://x.example.org/\nstatus: draft\n",
            "# [a](b) {index} {{ x }} {% y %} `c` | d |\n|---|",
            "{filename}x.md [x]({partner}nobody) ![y](z.png)",
            "NO",
            "012",
            "2024-01-01",
            "~",
            "x" * 5000,
            "<div>" * 200 + "deep",
            "<b>" * 400 + "deep",
            "\u202e\u2028\ufeff\u0085zero\u200b",
            "«Ünïcödé» 日本語 😀",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40),
)
_NUMBERS = st.sampled_from(["", "0", "1", "1", "2", "2", "007", "3.5", "-1", "99999999", "²", "one"])
_TRUTHS = st.sampled_from(["", "yes", "no", "true", "false", "clean", "maybe"])
_PLAIN_DATES = st.integers(0, 20).map(lambda day: f"2024-01-{day + 1:02}T10:00:00Z")
_ODD_DATES = st.sampled_from(
    [
        "Mon, 01 Jan 2024 10:00:00 GMT",
        "Tue, 02 Jan 2024 10:00:00 +0200",
        "Sun, 31 Mar 2024 02:30:00 +0100",
        "2024-02-30",
        "2023-12-31T23:59:60Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "Fri, 01 Jan 0900 00:00:00 GMT",
        "Mon, 32 Jan 2024 99:00:00 GMT",
        "yesterday",
        "",
        "Mon, 01 Jan 2052 10:00:00 GMT",
    ]
)
_TIMES = st.sampled_from(["", "0", "15", "20", "30.5", "1:00", "-3", "x", "25", "1e3", "119", "9999999"])
_URLS = st.sampled_from(
    ["", "https://e.example.org/", "http://e.example.org/", "nowhere", "javascript:x", "https://a b"]
)
_LICENSES = st.sampled_from(["", "cc-by-4.0", "CC BY-SA 4.0", "All rights reserved", "x" * 300])
_GUIDS = st.sampled_from(
    ["", "a", "a", "b", "c", "https://e.example.org/?p=1", "012", "NO", "x" * 300, "d  e\nf", " g "]
)


def _element(name: str, text: str = "", **attributes: str) -> str:
    given = "".join(f" {key}={quoteattr(_valid(value))}" for key, value in attributes.items() if value != "-")
    return f"<{name}{given}>{_escaped(text)}</{name}>"


def _escaped(text: str) -> str:
    holder = etree.Element("x")
    holder.text = _valid(text)
    return etree.tostring(holder, encoding="unicode")[3:-4] if holder.text else ""


def _valid(text: str) -> str:
    return "".join(one for one in text if one in "\t\n" or (one >= " " and one not in "\ufffe\uffff"))


def _optional(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*(st.one_of(st.just(""), part, part) for part in parts)).map("".join)


def _text(name: str, texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return texts.map(lambda text: _element(name, text))


def _with(
    name: str, texts: st.SearchStrategy[str], **attributes: st.SearchStrategy[str]
) -> st.SearchStrategy[str]:
    keys = list(attributes)
    return st.tuples(texts, *attributes.values()).map(
        lambda drawn: _element(name, drawn[0], **dict(zip(keys, drawn[1:], strict=True)))
    )


_PERSON = _with(
    "podcast:person",
    st.one_of(st.sampled_from(["Ada Lamp", "ADA LAMP", "Bo Reed", "A. Stranger", "x" * 300, "?"]), _TEXTS),
    role=st.sampled_from(["host", "Guest", "producer", "nobody"]),
    href=_URLS,
)
_LICENSE = _with("podcast:license", _LICENSES, url=_URLS)
_LOCATION = _with(
    "podcast:location",
    _TEXTS,
    geo=st.sampled_from(["geo:1,2", "geo:91,181", "x"]),
    osm=st.sampled_from(["R1", "x"]),
)
_TXT = _with("podcast:txt", _TEXTS, purpose=_TEXTS)
_IMAGE = _with("itunes:image", st.just(""), href=st.sampled_from(_PICTURES))

_ALTERNATE = st.tuples(st.sampled_from(_AUDIO), _NUMBERS).map(
    lambda drawn: (
        f'<podcast:alternateEnclosure type="audio/mpeg" height="{drawn[1]}">'
        f"{_element('podcast:source', uri=drawn[0])}</podcast:alternateEnclosure>"
    )
)

_DATE = _text("pubDate", st.one_of(_PLAIN_DATES, _PLAIN_DATES, _PLAIN_DATES, _ODD_DATES))
ITEM = _optional(
    _text("title", _TEXTS),
    _text("guid", _GUIDS),
    _text("description", _TEXTS),
    _text("content:encoded", _TEXTS),
    _text("itunes:season", _NUMBERS),
    _text("itunes:episode", _NUMBERS),
    _text("itunes:episodeType", st.sampled_from(["full", "FULL", "trailer", "bonus", "other"])),
    _text("itunes:explicit", _TRUTHS),
    _text("itunes:duration", _TIMES),
    _text("itunes:subtitle", _TEXTS),
    _IMAGE,
    _LICENSE,
    _LOCATION,
    _TXT,
    _PERSON,
    _PERSON,
    _ALTERNATE,
    _with("podcast:soundbite", _TEXTS, startTime=_TIMES, duration=_TIMES),
    _with("podcast:transcript", st.just(""), url=st.sampled_from(_TRANSCRIPTS), type=st.sampled_from(_TYPES)),
    _with("podcast:chapters", st.just(""), url=st.sampled_from(_TRANSCRIPTS)),
    _with("podcast:socialInteract", st.just(""), protocol=st.sampled_from(["activitypub", "x"]), uri=_URLS),
)
_ENCLOSURE = _with(
    "enclosure",
    st.just(""),
    url=st.sampled_from(_AUDIO),
    length=st.sampled_from(["", "0", "5", "²", "9" * 5000]),
    type=st.sampled_from(["audio/mpeg", ""]),
)

CHANNEL = _optional(
    _text("description", _TEXTS),
    _text("language", st.sampled_from(["en", "en_US", "English", "de-DE", "x"])),
    _text("itunes:author", _TEXTS),
    _text("itunes:type", st.sampled_from(["serial", "serial", "episodic", "Serial", "x"])),
    _text("itunes:explicit", _TRUTHS),
    _text("itunes:complete", _TRUTHS),
    _text("copyright", _TEXTS),
    _text("podcast:guid", st.sampled_from(["x", "9b8d2a38-28b9-5c42-a114-ae62d50e6a94"])),
    _text("podcast:medium", st.sampled_from(["music", "musicL", "x"])),
    _text("podcast:locked", _TRUTHS),
    _IMAGE,
    _LICENSE,
    _LOCATION,
    _TXT,
    _PERSON,
    _with("podcast:funding", _TEXTS, url=_URLS),
    _with(
        "podcast:updateFrequency", _TEXTS, rrule=st.sampled_from(["FREQ=WEEKLY", "COUNT=3;FREQ=DAILY", "x"])
    ),
    _text("podcast:block", _TRUTHS),
)


@st.composite
def feeds(draw: st.DrawFn) -> str:
    """A feed with a title, a category and a few items that have a recording."""
    title = draw(st.one_of(st.just("Wild"), _TEXTS))
    items = draw(st.lists(st.tuples(ITEM, _DATE, _ENCLOSURE).map("".join), max_size=5))
    return (
        f'<rss version="2.0" {_SPACES}><channel>{_element("title", title)}<itunes:category text="Arts"/>'
        f"{draw(CHANNEL)}{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    )
