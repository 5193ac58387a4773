"""Which feeds there are, and what each lists."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import feedparser
import pytest

from coalition.core.urls import DEFAULT_PATTERNS, Urls

Feeds = Callable[..., dict[str, bytes]]


def titles(feed: bytes) -> list[str]:
    return [entry.title for entry in feedparser.parse(feed).entries]


def article(title: str, **header: str) -> str:
    lines = [f"title: {title}", *(f"{key}: {value}" for key, value in header.items())]
    return "\n".join(["---", *lines, "---", "Text.", ""])


def test_feeds_are_written_for_the_site_and_for_everything_that_has_entries(feeds: Feeds) -> None:
    assert sorted(feeds()) == [
        "feeds/all.atom.xml",
        "feeds/all.json",
        "feeds/all.rss.xml",
        "feeds/announcements.atom.xml",
        "feeds/announcements.json",
        "feeds/announcements.rss.xml",
        "feeds/appearances.atom.xml",
        "feeds/membership.atom.xml",
        "partners/moon-guild/feed.atom.xml",
        "partners/moon-guild/feed.rss.xml",
        "people/ada-lamp/feed.atom.xml",
        "people/ada-lamp/feed.rss.xml",
        "people/bo-reed/feed.atom.xml",
        "people/bo-reed/feed.rss.xml",
        "topics/naps/feed.atom.xml",
        "topics/naps/feed.rss.xml",
    ]


@pytest.mark.parametrize("written_as", ["rss", "atom"])
@pytest.mark.parametrize(
    ("stem", "listed"),
    [
        ("feeds/all", ["The lamp lighter", "On naps", "The Moon Guild joins"]),
        ("feeds/announcements", ["The Moon Guild joins"]),
        ("topics/naps/feed", ["The lamp lighter", "On naps", "The Moon Guild joins"]),
        ("partners/moon-guild/feed", ["The lamp lighter", "The Moon Guild joins"]),
        ("people/ada-lamp/feed", ["The lamp lighter", "The Moon Guild joins"]),
        ("people/bo-reed/feed", ["The lamp lighter"]),
    ],
)
def test_a_feed_lists_its_articles_and_episodes_newest_first(
    feeds: Feeds, stem: str, listed: list[str], written_as: str
) -> None:
    assert titles(feeds()[f"{stem}.{written_as}.xml"]) == listed


def test_a_feed_ends_at_its_limit_with_the_newest_kept(feeds: Feeds) -> None:
    made = feeds(feed_limit=2)
    assert titles(made["feeds/all.rss.xml"]) == ["The lamp lighter", "On naps"]
    assert titles(made["feeds/announcements.rss.xml"]) == ["The Moon Guild joins"]


def test_drafts_hidden_texts_and_the_future_are_in_no_feed(feeds: Feeds) -> None:
    files = {
        "articles/2020-01-01-shown.md": article("Shown", topics="naps"),
        "articles/2020-01-02-draft.md": article("Draft", status="draft", topics="hats"),
        "articles/2020-01-03-hidden.md": article("Hidden", status="hidden", topics="hats"),
        "articles/2031-01-01-future.md": article("Future", topics="hats"),
    }
    made = feeds(files)
    assert titles(made["feeds/all.rss.xml"]) == ["Shown"]
    assert [path for path in made if path.startswith("topics/hats/")] == []


def test_an_id_survives_a_new_title_and_a_correction(feeds: Feeds) -> None:
    name = "articles/2020-01-01-naps.md"
    before = feedparser.parse(feeds({name: article("Naps")})["feeds/all.atom.xml"])
    again = article("Naps, seen anew", modified="2020-02-02", authors="Ada Lamp")
    after = feedparser.parse(feeds({name: again})["feeds/all.atom.xml"])
    assert [entry.title for entry in after.entries] == ["Naps, seen anew"]
    assert before.entries[0].id == "tag:clocks.example.org,2020-01-01:/base/news/2020/naps/"
    assert after.entries[0].id == before.entries[0].id


def test_every_format_gives_an_entry_the_same_id(feeds: Feeds) -> None:
    made = feeds()
    expected = [
        "tag:clocks.example.org,2021-01-02:/base/podcasts/night/lamp-lighter/",
        "tag:clocks.example.org,2020-05-06:/base/news/2020/on-naps/",
        "tag:clocks.example.org,2019-02-03:/base/news/2019/moon-guild-joins/",
    ]
    for path in ("feeds/all.rss.xml", "feeds/all.atom.xml"):
        assert [entry.id for entry in feedparser.parse(made[path]).entries] == expected
    assert [item["id"] for item in json.loads(made["feeds/all.json"])["items"]] == expected


def test_an_id_names_no_port(feeds: Feeds) -> None:
    made = feeds(
        {"articles/2020-01-01-naps.md": article("Naps")}, urls=Urls("https://Clocks.example.org:8443")
    )
    (entry,) = feedparser.parse(made["feeds/all.atom.xml"]).entries
    assert entry.id == "tag:clocks.example.org,2020-01-01:/news/2020/naps/"


def test_the_same_content_gives_the_same_bytes_on_another_day(feeds: Feeds) -> None:
    assert feeds() == feeds(now=datetime(2029, 12, 31, tzinfo=UTC))


def test_a_feed_lies_beside_its_page_when_pages_have_names_of_their_own(feeds: Feeds) -> None:
    patterns = {**DEFAULT_PATTERNS, "PARTNER": "partners/{slug}.html"}
    made = feeds(urls=Urls("https://clocks.example.org", patterns))
    read = feedparser.parse(made["partners/moon-guild/feed.rss.xml"])
    assert read.feed.link == "https://clocks.example.org/partners/moon-guild.html"
