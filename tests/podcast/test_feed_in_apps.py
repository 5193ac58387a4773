"""The feed as the parsers of apps read it: feedparser, and gPodder's podcastparser."""

import io
import re
import time
from typing import Any

import feedparser
import podcastparser
import pytest

NIGHT = "https://clocks.example.org/base/podcasts/night"


@pytest.fixture
def data(make) -> bytes:
    return make().data("podcasts/night/feed.xml")


@pytest.fixture
def gpodder(data) -> dict[str, Any]:
    return podcastparser.parse(f"{NIGHT}/feed.xml", io.BytesIO(data))


def test_feedparser_finds_a_well_formed_rss_feed(data):
    feed = feedparser.parse(data)
    assert (feed.bozo, feed.version) == (False, "rss20")
    assert (feed.feed.title, feed.feed.language, feed.feed.link) == (
        "Night & Day Radio",
        "en-GB",
        f"{NIGHT}/",
    )
    assert re.fullmatch(rf"{NIGHT}/cover\.\w{{8}}\.jpg", feed.feed.image.href)
    assert feed.feed.publisher_detail == {"name": "Bo Reed", "email": "bo@clocks.example.org"}


def test_feedparser_reads_each_episode(data):
    owl, lamp, _ = feedparser.parse(data).entries
    assert (lamp.id, lamp.title, lamp.guidislink) == ("night-1", "The lamp lighter", False)
    assert lamp.enclosures == [{"href": f"{NIGHT}/lamp/audio.mp3", "length": "96000", "type": "audio/mpeg"}]
    assert time.strftime("%Y-%m-%d %H:%M", owl.published_parsed) == "2021-07-08 07:10"
    assert lamp.summary.startswith('<p>Ada lights <a href="https://lamps.example.net/">lamps</a> for the')
    assert "00:00:02 Lamps &amp; light" in lamp.content[0].value


def test_gpodder_reads_the_show(gpodder):
    assert gpodder["title"] == "Night & Day Radio"
    assert gpodder["link"] == f"{NIGHT}/"
    assert re.fullmatch(rf"{NIGHT}/cover\.\w{{8}}\.jpg", gpodder["cover_url"])
    assert gpodder["type"] == "episodic"
    assert gpodder["itunes_categories"] == [
        ["Business", "Careers", "Non-Profit"],
        ["Technology"],
    ]
    assert gpodder["itunes_owner"] == {"name": "Bo Reed", "email": "bo@clocks.example.org"}
    assert gpodder["explicit"] is False


def test_gpodder_reads_each_episode(gpodder):
    lamp = next(one for one in gpodder["episodes"] if one["guid"] == "night-1")
    assert (lamp["title"], lamp["total_time"], lamp["number"]) == ("The lamp lighter", 6, 1)
    assert lamp["enclosures"] == [
        {"url": f"{NIGHT}/lamp/audio.mp3", "file_size": 96_000, "mime_type": "audio/mpeg"}
    ]
    assert lamp["published"] == 1_612_325_100
    assert "00:00:02 Lamps & light" in lamp["description"].splitlines()
    assert [one["explicit"] for one in gpodder["episodes"]] == [True, False, False]
