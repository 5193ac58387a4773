"""Appearances in feeds: hosted elsewhere, dated as precisely as is known."""

from collections.abc import Callable

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from coalition.feeds.atom import atom
from coalition.feeds.entry import Author, EntryView, publishable
from coalition.feeds.rss import rss
from coalition.feeds.view import FeedView
from tests.feeds.conftest import FILES, REGISTRY

Feeds = Callable[..., dict[str, bytes]]

RADIO = (
    "{title: On lamps, url: https://radio.example.net/7, show: Other Radio, date: 2021-05-06,"
    " people: [ada-lamp]}"
)
TALK = "{title: A talk & a lamp, date: 2020, type: talk, people: [ada-lamp, bo-reed]}"
LOST = "{title: Episode with Cy, show: Sun FM, people: [cy-idle]}"


def registry(*appearances: str) -> str:
    """The registry with appearances that the Sun Guild keeps."""
    kept = f"  sun-guild: {{name: Sun Guild, type: guild, appearances: [{', '.join(appearances)}]}}"
    return REGISTRY.replace("  sun-guild: {name: Sun Guild, type: guild}", kept)


EVERYTHING = registry(RADIO, TALK, LOST)


@pytest.mark.parametrize(
    ("path", "listed"),
    [
        ("feeds/appearances.atom.xml", ["On lamps", "A talk & a lamp", "Episode with Cy"]),
        ("partners/sun-guild/feed.atom.xml", ["On lamps", "A talk & a lamp", "Episode with Cy"]),
        ("partners/sun-guild/feed.rss.xml", ["On lamps", "A talk & a lamp", "Episode with Cy"]),
        (
            "people/ada-lamp/feed.rss.xml",
            ["On lamps", "The lamp lighter", "A talk & a lamp", "The Moon Guild joins"],
        ),
        ("people/bo-reed/feed.atom.xml", ["The lamp lighter", "A talk & a lamp"]),
        ("people/cy-idle/feed.atom.xml", ["Episode with Cy"]),
        ("feeds/all.rss.xml", ["The lamp lighter", "On naps", "The Moon Guild joins"]),
    ],
)
def test_an_appearance_is_in_the_feeds_of_those_who_speak_and_of_the_partner(
    feeds: Feeds, path: str, listed: list[str]
) -> None:
    read = feedparser.parse(feeds(FILES, EVERYTHING)[path])
    assert not read.bozo
    assert [entry.title for entry in read.entries] == listed


def test_a_reader_learns_where_it_is_and_who_speaks(feeds: Feeds) -> None:
    radio, talk, lost = feedparser.parse(feeds(FILES, EVERYTHING)["feeds/appearances.atom.xml"]).entries
    assert (radio.link, radio.published) == ("https://radio.example.net/7", "2021-05-06T00:00:00+00:00")
    assert radio.summary == "Podcast · Other Radio · 6 May 2021 · with Ada Lamp"
    assert radio.author_detail == {
        "name": "Ada Lamp",
        "href": "https://clocks.example.org/base/people/ada-lamp/",
    }
    assert talk.summary == "Talk · 2020 · with Ada Lamp, Bo Reed"
    assert lost.link == talk.link == "https://clocks.example.org/base/partners/sun-guild/"
    assert lost.summary == "Podcast · Sun FM · with Cy Idle"


def test_where_nobody_is_named_the_partner_is_the_author(feeds: Feeds) -> None:
    made = feeds({}, registry("{title: A walk}"))
    (entry,) = feedparser.parse(made["feeds/appearances.atom.xml"]).entries
    assert [author.name for author in entry.authors] == ["Sun Guild"]
    assert entry.summary == "Podcast"


def test_a_year_is_not_made_into_a_day(feeds: Feeds) -> None:
    made = feeds({}, EVERYTHING)
    items = etree.fromstring(made["partners/sun-guild/feed.rss.xml"]).findall("channel/item")
    dates = [
        {child.tag.rpartition("}")[2]: child.text for child in item if child.tag.lower().endswith("date")}
        for item in items
    ]
    assert dates == [{"pubDate": "Thu, 06 May 2021 00:00:00 +0000"}, {"date": "2020"}, {}]
    entries = etree.fromstring(made["partners/sun-guild/feed.atom.xml"]).findall("{*}entry")
    assert [(entry.findtext("{*}published"), entry.findtext("{*}updated")) for entry in entries] == [
        ("2021-05-06T00:00:00+00:00", "2021-05-06T00:00:00+00:00"),
        (None, "2020-01-01T00:00:00+00:00"),
        (None, "1970-01-01T00:00:00+00:00"),
    ]


def test_a_feed_of_nothing_dated_has_no_date_where_none_is_wanted(feeds: Feeds) -> None:
    channel = etree.fromstring(feeds({}, registry(LOST))["partners/sun-guild/feed.rss.xml"])[0]
    assert channel.find("lastBuildDate") is None


def ids(feed: bytes) -> list[str]:
    return [entry.id for entry in feedparser.parse(feed).entries]


def test_an_id_survives_new_names_another_order_and_a_corrected_date(feeds: Feeds) -> None:
    path = "feeds/appearances.atom.xml"
    before = ids(feeds({}, EVERYTHING)[path])
    edited = registry(LOST, TALK.replace("2020", "2020-03"), RADIO.replace("On lamps", "On lamps, at last"))
    edited = edited.replace("Sun Guild", "Guild of the Sun").replace("Ada Lamp", "Adelheid Lamp")
    assert ids(feeds({}, edited)[path]) == before
    assert before[0] == "urn:uuid:23b48121-00d7-5f97-a9f9-c2b87a6eb114"


def test_no_two_appearances_share_an_id(feeds: Feeds) -> None:
    two_of_a_show = [f"{{title: {title}, url: https://radio.example.net/}}" for title in ("Oil", "Wicks")]
    same_title = [f"{{title: Interview, date: {year}}}" for year in (2019, 2020)]
    found = ids(feeds({}, registry(*two_of_a_show, *same_title))["feeds/appearances.atom.xml"])
    assert len(set(found)) == 4


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["", "2018", "2018-02"]))
def test_any_name_makes_a_feed_that_readers_take(wild: str, date: str) -> None:
    name = publishable(wild)
    first = "2018-01-01T00:00:00+00:00"
    page = "https://clocks.example.org/"
    entry = EntryView("urn:uuid:1", name, page, "", first, (Author(name, page),), (name,), name, "", date)
    view = FeedView(name, name, "en", f"{page}feed", page, first, Author(name, page), (entry,))
    for made in (atom(view), rss(view)):
        assert not feedparser.parse(made).bozo
        read = etree.fromstring(made)
        assert read.findtext(".//{*}entry/{*}title") == name or read.findtext(".//item/title") == name
