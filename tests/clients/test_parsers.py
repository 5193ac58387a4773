"""feedparser and podcastparser subscribe to the demonstration's show over HTTP."""

import io
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import feedparser
import podcastparser
import pytest

from tests.clients.origin import Origin

pytestmark = pytest.mark.client

TITLES = [
    "Awake at four",
    "Where the hours go",
    "The long weekend ferry",
    "A show about the moment when work ends",
]


def fetched(address: str, **headers: str) -> tuple[int, bytes, str]:
    """What an address answers, as a client in Python asks: status, body and ETag."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urlopen(Request(address, headers=named), timeout=30) as answer:
            return answer.status, answer.read(), answer.headers["ETag"]
    except HTTPError as error:
        return error.code, b"", error.headers.get("ETag", "")


def test_feedparser_lists_the_episodes(feed: str) -> None:
    found = feedparser.parse(feed)
    assert (found.status, found.bozo, found.version) == (200, False, "rss20")
    assert found.headers["content-type"].partition(";")[0] == "application/rss+xml"
    assert [one.title for one in found.entries] == TITLES


def test_feedparser_asks_in_vain_for_what_has_not_changed(feed: str) -> None:
    first = feedparser.parse(feed)
    again = feedparser.parse(feed, etag=first.etag, modified=first.get("modified"))
    assert (again.status, again.entries) == (304, [])


def test_podcastparser_lists_the_episodes(feed: str) -> None:
    found = podcastparser.parse(feed, io.BytesIO(fetched(feed)[1]))
    assert [one["title"] for one in found["episodes"]] == TITLES
    assert [one["total_time"] for one in found["episodes"]] == [46, 54, 49, 41]


def test_a_recording_comes_in_two_parts_that_fit(feed: str, origin: Origin) -> None:
    (recording,) = podcastparser.parse(feed, io.BytesIO(fetched(feed)[1]))["episodes"][0]["enclosures"]
    status, first, etag = fetched(recording["url"], Range="bytes=0-99999")
    assert (status, len(first)) == (206, 100_000)
    status, rest, _ = fetched(recording["url"], Range="bytes=100000-", If_Range=etag)
    assert status == 206
    assert len(first + rest) == recording["file_size"]
    path = origin.preview.root / "podcasts" / "clock-off" / "awake-at-four" / "audio.mp3"
    assert first + rest == path.read_bytes()


def test_the_feed_is_not_sent_again_to_whoever_has_it(feed: str) -> None:
    etag = fetched(feed)[2]
    assert fetched(feed, If_None_Match=etag)[:2] == (304, b"")
