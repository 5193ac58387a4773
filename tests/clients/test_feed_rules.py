"""The demonstration's feed by the rules of the W3C's feed validator that concern a podcast.

https://validator.w3.org/feed/docs/ lists them. No package of it runs on today's Python.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.request import urlopen

import pytest
from lxml import etree, html

from tests.clients.origin import Origin

REPEATED = {
    "item",
    "{http://www.w3.org/2005/Atom}link",
    "{http://www.itunes.com/dtds/podcast-1.0.dtd}category",
}
PODCAST = "{https://podcastindex.org/namespace/1.0}"
CHANNEL = [
    "title",
    "link",
    "description",
    "language",
    "copyright",
    "managingEditor",
    "webMaster",
    "pubDate",
    "lastBuildDate",
    "category",
    "generator",
    "docs",
    "cloud",
    "ttl",
    "image",
    "rating",
    "textInput",
    "skipHours",
    "skipDays",
    "item",
]
ITEM = [
    "title",
    "link",
    "description",
    "author",
    "category",
    "comments",
    "enclosure",
    "guid",
    "pubDate",
    "source",
]
RFC_822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@pytest.fixture
def answer(feed: str) -> tuple[bytes, str]:
    """The feed and its media type, as it comes over the network."""
    with urlopen(feed, timeout=30) as got:
        return got.read(), got.headers.get_content_type()


@pytest.fixture
def channel(answer: tuple[bytes, str]) -> etree._Element:
    root = etree.fromstring(answer[0], etree.XMLParser(resolve_entities=False))
    assert (root.tag, root.get("version"), len(root)) == ("rss", "2.0", 1)
    return root[0]


def items(channel: etree._Element) -> list[etree._Element]:
    return channel.findall("item")


def texts(node: etree._Element, name: str) -> Iterator[str]:
    return (one.text or "" for one in node.iter(name))


def test_the_feed_is_sent_as_utf_8_and_as_rss(answer: tuple[bytes, str]) -> None:
    data, kind = answer
    assert kind == "application/rss+xml"
    assert "encoding='utf-8'" in data.decode().split("\n", 1)[0].lower()


def test_only_elements_of_rss_stand_without_a_namespace(channel: etree._Element) -> None:
    for node, known in ((channel, CHANNEL), *((item, ITEM) for item in items(channel))):
        assert {child.tag for child in node if "{" not in str(child.tag)} <= set(known)


def test_no_element_comes_twice_that_may_come_once(channel: etree._Element) -> None:
    for node in (channel, *items(channel)):
        names = Counter(str(child.tag) for child in node if not str(child.tag).startswith(PODCAST))
        assert {name for name, count in names.items() if count > 1} <= REPEATED


def test_the_channel_has_what_it_must_have(channel: etree._Element) -> None:
    assert all((channel.findtext(name) or "").strip() for name in ("title", "link", "description"))
    assert LANGUAGE.fullmatch(channel.findtext("language") or "")
    image = channel.find("image")
    assert image is not None
    assert [image.findtext(name) for name in ("title", "link")] == [
        channel.findtext(name) for name in ("title", "link")
    ]


def test_dates_are_those_of_rfc_822_with_the_right_day_and_in_order(channel: etree._Element) -> None:
    dates: list[datetime] = []
    for typed in (*texts(channel, "lastBuildDate"), *texts(channel, "pubDate")):
        assert RFC_822.fullmatch(typed), typed
        dates.append(parsedate_to_datetime(typed))
        assert f"{dates[-1]:%a}" == typed[:3]
    built, *published = dates
    assert published == sorted(published, reverse=True)
    assert len(set(published)) == len(published)
    assert built >= published[0]


def test_the_feed_says_where_it_is(channel: etree._Element, feed: str) -> None:
    links = [one for one in channel.findall("{http://www.w3.org/2005/Atom}link") if one.get("rel") == "self"]
    assert [(one.get("href"), one.get("type")) for one in links] == [(feed, "application/rss+xml")]


def test_guids_are_unique_and_no_addresses(channel: etree._Element) -> None:
    guids = [one for item in items(channel) for one in item.findall("guid")]
    assert len({one.text for one in guids}) == len(guids) == len(items(channel)) == 4
    assert {one.get("isPermaLink") for one in guids} == {"false"}


def test_enclosures_have_the_size_and_type_that_the_server_sends(channel: etree._Element) -> None:
    for enclosure in channel.iter("enclosure"):
        with urlopen(enclosure.get("url", ""), timeout=30) as got:
            told = (got.headers["Content-Length"], got.headers.get_content_type())
        assert (enclosure.get("length"), enclosure.get("type")) == told


def test_texts_hold_no_relative_address_and_nothing_that_runs(channel: etree._Element) -> None:
    names = ("description", "{http://purl.org/rss/1.0/modules/content/}encoded")
    for text in (one for item in items(channel) for name in names for one in texts(item, name)):
        for node in html.fragments_fromstring(text):
            if isinstance(node, str):
                continue
            for element in node.iter():
                assert element.tag not in ("script", "style", "iframe", "object", "form", "embed")
                assert not any(name.startswith("on") or name == "style" for name in element.attrib)
                addresses = [element.get(name) for name in ("href", "src") if element.get(name)]
                assert all(one.startswith(("https://", "http://", "mailto:")) for one in addresses)


def test_no_value_begins_or_ends_with_a_blank(channel: etree._Element) -> None:
    for element in channel.iter():
        if isinstance(element.tag, str) and element.text and not len(element):
            assert element.text == element.text.strip(), element.tag


def test_every_address_of_the_site_that_the_feed_names_is_there(
    channel: etree._Element, origin: Origin
) -> None:
    named = {value for element in channel.iter() for value in element.attrib.values()}
    named |= {element.text or "" for element in channel.iter("link", "url")}
    own = sorted(one.partition("#")[0] for one in named if one.startswith(origin.address))
    assert len(own) > 20
    for address in own:
        with urlopen(address, timeout=30) as got:
            assert got.status == 200
