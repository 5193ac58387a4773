"""podcast-partytime, the parser of the Podcast Index, subscribes to the demonstration's show."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.clients.origin import Origin

pytestmark = pytest.mark.client

Partytime = Callable[..., dict[str, Any]]


def test_partytime_reads_the_show(partytime: Partytime, feed: str, origin: Origin) -> None:
    show = partytime(feed)["feed"]
    address = f"{origin.address}/podcasts/clock-off"
    assert (show["title"], show["language"], show["itunesType"]) == ("Clock Off", "en", "episodic")
    assert show["itunesCategory"] == ["Business > Careers", "Society & Culture"]
    assert show["link"] == f"{address}/"
    assert show["itunesImage"].startswith(f"{address}/cover.")
    assert show["pubsub"]["self"] == feed
    assert show["guid"] == "ac30f97a-d6e0-5e08-868e-7c2afba8a2f0"
    assert show["locked"] is True
    assert show["owner"]["email"] == "clock-off@tidewater-scribes.example.org"
    assert show["license"]["identifier"] == "cc-by-4.0"
    assert [(one["name"], one["role"]) for one in show["podcastPeople"]] == [
        ("Wilhelmina Quill", "Host"),
        ("Wilhelmina Quill", "Writer"),
    ]


def test_partytime_reads_what_the_podcast_namespace_says_of_an_episode(
    partytime: Partytime, feed: str, origin: Origin
) -> None:
    items = partytime(feed)["feed"]["items"]
    address = f"{origin.address}/podcasts/clock-off/awake-at-four"
    assert [one["title"] for one in items] == [
        "Awake at four",
        "Where the hours go",
        "The long weekend ferry",
        "A show about the moment when work ends",
    ]
    first = items[0]
    assert first["guid"] == "c30ae99a-a7a0-48a4-8332-a73f55b48825"
    assert first["enclosure"]["url"] == f"{address}/audio.mp3"
    recording = origin.preview.root / "podcasts" / "clock-off" / "awake-at-four" / "audio.mp3"
    assert first["enclosure"]["length"] == recording.stat().st_size
    assert first["podcastSeason"] == {"number": 1, "name": "The question"}
    assert first["podcastEpisode"] == {"number": 3}
    assert first["podcastChapters"] == {
        "url": f"{address}/chapters.json",
        "type": "application/json+chapters",
    }
    assert {one["type"] for one in first["podcastTranscripts"]} >= {"text/vtt", "application/srt"}
    assert [(one["name"], one["role"]) for one in first["podcastPeople"]] == [
        ("Wilhelmina Quill", "Host"),
        ("Aoife Candlewick", "Guest"),
        ("Wilhelmina Quill", "Writer"),
    ]


def test_partytime_asks_in_vain_for_what_has_not_changed(partytime: Partytime, feed: str) -> None:
    first = partytime(feed)
    again = partytime(feed, first["etag"])
    assert (first["status"], again["status"], again["feed"]) == (200, 304, None)
