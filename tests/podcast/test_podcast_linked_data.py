"""Shows, seasons and episodes as programs read them on their pages."""

import json

import pytest
from lxml import etree
from night_radio import SHOW

HOME = "https://clocks.example.org/base"
NIGHT = f"{HOME}/podcasts/night"
SERIES = {
    "@type": "PodcastSeries",
    "@id": f"{NIGHT}/#podcast",
    "name": "Night & Day Radio",
    "url": f"{NIGHT}/",
    "webFeed": f"{NIGHT}/feed.xml",
}


def person(role: str, slug: str, name: str) -> dict[str, object]:
    at = f"{HOME}/people/{slug}/#person"
    return {"@type": "Role", "roleName": role, "contributor": {"@type": "Person", "@id": at, "name": name}}


@pytest.fixture
def node(make):
    """Return a function that gives what a page says of itself."""

    def said(path: str, changes: dict[str, str] | None = None) -> dict[str, object]:
        return json.loads(make(changes).view(path).head.json_ld)

    return said


def test_a_show_is_a_series_with_a_feed(node):
    assert node("podcasts/night/index.html") == {
        "@context": "https://schema.org",
        **SERIES,
        "description": "Talk about work at night & by day.",
        "image": f"{NIGHT}/cover.jpg",
        "inLanguage": "en-GB",
        "identifier": "7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001",
        "author": {"@type": "Organization", "name": "The Night Desk"},
        "publisher": {"@id": f"{HOME}/#organization"},
        "contributor": [person("host", "bo-reed", "Bo Reed")],
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
    }


def test_an_episode_tells_of_its_recording_its_people_and_its_chapters(node):
    page = f"{NIGHT}/lamp/"
    assert node("podcasts/night/lamp/index.html") == {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "@id": f"{page}#episode",
        "url": page,
        "name": "The lamp lighter",
        "identifier": "night-1",
        "description": "Ada lights lamps & more.",
        "datePublished": "2021-02-03T04:05:00+00:00",
        "image": f"{NIGHT}/cover.jpg",
        "inLanguage": "en-GB",
        "isFamilyFriendly": True,
        "episodeNumber": 1,
        "duration": "PT6S",
        "associatedMedia": {
            "@type": "AudioObject",
            "contentUrl": f"{page}audio.mp3",
            "encodingFormat": "audio/mpeg",
            "contentSize": "96000",
            "duration": "PT6S",
        },
        "contributor": [person("host", "bo-reed", "Bo Reed"), person("guest", "ada-lamp", "Ada Lamp")],
        "keywords": ["Naps & rest"],
        "hasPart": [
            {"@type": "Clip", "name": "Dusk", "startOffset": 0, "endOffset": 2, "url": f"{page}?t=0"},
            {
                "@type": "Clip",
                "name": "Lamps & light",
                "startOffset": 2,
                "endOffset": 5,
                "url": f"{page}?t=2",
            },
            {"@type": "Clip", "name": "Dawn", "startOffset": 5, "endOffset": 6, "url": f"{page}?t=5"},
        ],
        "partOfSeason": {"@type": "PodcastSeason", "seasonNumber": 1},
        "partOfSeries": SERIES,
    }


def test_a_season_with_a_name_has_an_address(node):
    named = {"podcasts/night/show.md": SHOW.replace("license:", "seasons: {1: By lamplight}\nlicense:")}
    season = {
        "@type": "PodcastSeason",
        "seasonNumber": 1,
        "name": "By lamplight",
        "url": f"{NIGHT}/season/1/",
    }
    assert node("podcasts/night/season/1/index.html", named) == {
        "@context": "https://schema.org",
        **season,
        "partOfSeries": SERIES,
    }
    assert node("podcasts/night/lamp/index.html", named)["partOfSeason"] == season


def test_pages_and_the_feed_say_the_same(make, node):
    itunes = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
    items = etree.fromstring(make().data("podcasts/night/feed.xml")).findall("channel/item")
    assert len(items) == 3
    for item in items:
        said = node(f"{item.findtext('link').removeprefix(f'{HOME}/')}index.html")
        enclosure, seconds = item.find("enclosure").attrib, int(item.findtext(f"{itunes}duration"))
        audio = said["associatedMedia"]
        assert said["name"] == item.findtext("title")
        assert said["identifier"] == item.findtext("guid")
        assert said.get("episodeNumber") == (int(item.findtext(f"{itunes}episode") or 0) or None)
        assert (audio["contentUrl"], audio["encodingFormat"], audio["contentSize"]) == (
            enclosure["url"],
            enclosure["type"],
            enclosure["length"],
        )
        assert audio["duration"] == said["duration"] == f"PT{seconds}S"
        assert said["isFamilyFriendly"] == (item.findtext(f"{itunes}explicit") == "false")
