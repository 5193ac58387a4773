"""Our feed of an imported show says what the old one said, as the parsers of apps read both."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import podcastparser
import pytest

from coalition.commands.build import build
from tests.importers.old_host import OldHost

NEW = "https://1mfwf.example.org/podcasts/old"
Feeds = Callable[..., tuple[bytes, bytes]]


@pytest.fixture
def feeds(root: Path, host: OldHost, bring: Callable[..., tuple[int, str]]) -> Feeds:
    """Return a function that imports a feed and gives the old one and ours."""

    def make(name: str, **options: bool) -> tuple[bytes, bytes]:
        assert bring(name, **options)[0] == 0
        assert build(root) == 0
        return host.files[f"/{name}"], (root / "output" / "podcasts" / "old" / "feed.xml").read_bytes()

    return make


def words(text: str) -> list[str]:
    return podcastparser.remove_html_tags(text).split()


def in_gpodder(data: bytes, address: str) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """What gPodder keeps of a show, and of its episodes by their guids."""
    feed = podcastparser.parse(address, io.BytesIO(data))
    show = {key: feed.get(key) for key in ("title", "language", "type", "explicit", "itunes_author")}
    show |= {key: feed.get(key) for key in ("itunes_categories", "itunes_owner", "copyright")}
    return show, {one["guid"]: _episode(one) for one in feed["episodes"]}


def _episode(one: dict[str, Any]) -> dict[str, Any]:
    kept = {key: one.get(key) for key in ("title", "published", "total_time", "number", "season", "explicit")}
    kept |= {"enclosures": one["enclosures"], "type": one.get("type", "full"), "persons": _persons(one)}
    return kept | {"notes": words(one.get("description_html") or one["description"])}


def _persons(one: dict[str, Any]) -> list[tuple[str, str]]:
    return [(person["name"], person.get("role", "host")) for person in one.get("persons", [])]


@pytest.mark.parametrize("name", ["plain.xml"])
def test_gpodder_keeps_every_episode_as_it_was(feeds: Feeds, host: OldHost, name: str) -> None:
    old, new = feeds(name)
    assert in_gpodder(new, f"{NEW}/feed.xml") == in_gpodder(old, f"{host.address}/{name}")


def test_people_licences_and_places_come_along(feeds: Feeds, host: OldHost) -> None:
    old, new = feeds("full.xml", people=True)
    show, episodes = in_gpodder(new, f"{NEW}/feed.xml")
    old_show, old_episodes = in_gpodder(old, f"{host.address}/full.xml")
    assert show == old_show | {"copyright": show["copyright"]}
    guid = "5ae2e8ba-6d5b-4bb5-9e1c-1c3a0b3a7a02"
    assert {**episodes[guid], "persons": []} == {**old_episodes[guid], "persons": []}
    assert sorted(episodes[guid]["persons"]) == sorted(old_episodes[guid]["persons"])
    assert set(episodes) == {guid, "5ae2e8ba-6d5b-4bb5-9e1c-1c3a0b3a7a01"}


def test_episodes_of_a_feed_that_is_no_xml_are_those_that_a_lenient_reader_finds(feeds: Feeds) -> None:
    old, new = feeds("odd.xml", download=True)
    old_ones = {
        one.get("id") or one.enclosures[0].href: one
        for one in feedparser.parse(old).entries
        if one.get("links")
    }
    new_ones = {one.id: one for one in feedparser.parse(new).entries}
    assert set(new_ones) == set(old_ones) - {"nameless"}
    assert [new_ones[guid].title for guid in ("qa", "same")] == ["Q&A <live>", "At the same time"]
    assert {one.title: " ".join(words(one.content[0].value)) for one in new_ones.values()} == {
        "Yesterday's bread": "Bread — the day after.",
        "Q&A <live>": "Questions.",
        "At the same time": "Two on one day.",
    }


def test_recordings_that_are_brought_along_have_the_same_size_and_type(feeds: Feeds, host: OldHost) -> None:
    old, new = feeds("plain.xml", download=True)
    new_ones = {one.id: one.enclosures[0] for one in feedparser.parse(new).entries}
    old_ones = {one.id: one.enclosures[0] for one in feedparser.parse(old).entries}
    assert {guid: (one.length, one.type) for guid, one in new_ones.items()} == {
        guid: (one.length, one.type) for guid, one in old_ones.items()
    }
    assert new_ones["Desk-14230022"].href == f"{NEW}/chairs-their-enemies/audio.mp3"


def test_chapters_and_transcripts_are_where_the_feed_says(feeds: Feeds, root: Path) -> None:
    feeds("full.xml")
    folder = root / "output" / "podcasts" / "old" / "the-long-shift"
    chapters = json.loads((folder / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    assert [(one["startTime"], one["title"]) for one in chapters] == [(0, "Dusk"), (14.5, "Dawn")]
    assert "<v Bo Reed>It is dark." in (folder / "transcript.vtt").read_text(encoding="utf-8")
