"""Which files the podcast makes."""

import json
import re

from night_radio import HIDDEN, LAMP, SHOW
from pydantic_core import to_json

from coalition.core.outputs import DataOutput, FileOutput, PageOutput

NIGHT = "content/podcasts/night"


def unversioned(path: str) -> str:
    """The digest of a picture hangs on the library that made it."""
    return re.sub(r"\.[0-9a-f]{8}\.jpg$", ".VERSION.jpg", path)


def test_every_page_feed_and_file_has_its_place(make):
    made = make()
    pages = {path: one.template for path, one in made.items() if isinstance(one, PageOutput)}
    data = [path for path, one in made.items() if isinstance(one, DataOutput)]
    files = [unversioned(path) for path, one in made.items() if isinstance(one, FileOutput)]
    assert pages == {
        "podcasts/index.html": "podcasts.html",
        "podcasts/feed.xsl": "feed.xsl",
        "podcasts/night/index.html": "show.html",
        "podcasts/night/owl/index.html": "episode.html",
        "podcasts/night/lamp/index.html": "episode.html",
        "podcasts/night/trailer/index.html": "episode.html",
        "podcasts/night/members/index.html": "episode.html",
        "podcasts/night/owl/embed/index.html": "embed_episode.html",
        "podcasts/night/lamp/embed/index.html": "embed_episode.html",
        "podcasts/night/trailer/embed/index.html": "embed_episode.html",
        "podcasts/night/members/embed/index.html": "embed_episode.html",
    }
    assert data == [
        "podcasts/feed.xml",
        "podcasts.opml",
        "podcasts/night/feed.xml",
        "podcasts/night/owl/oembed.json",
        "podcasts/night/lamp/oembed.json",
        "podcasts/night/lamp/chapters.json",
        "podcasts/night/lamp/transcript.srt",
        "podcasts/night/lamp/transcript.json",
        "podcasts/night/lamp/transcript.html",
        "podcasts/night/lamp/transcript.txt",
        "podcasts/night/trailer/oembed.json",
        "podcasts/night/members/oembed.json",
    ]
    assert files == [
        "podcasts/night/cover.VERSION.jpg",
        "podcasts/night/cover.jpg",
        "podcasts/night/owl/audio.mp3",
        "podcasts/night/lamp/audio.mp3",
        "podcasts/night/lamp/lamp.png",
        "podcasts/night/lamp/papers/deed.pdf",
        "podcasts/night/lamp/transcript.vtt",
        "podcasts/night/trailer/audio.mp3",
        "podcasts/night/members/audio.mp3",
    ]


def test_each_output_says_which_source_it_comes_from(make):
    made = make()
    origins = {
        unversioned(path): str(one.origin)
        for path, one in made.items()
        if "/lamp/" in path or path.count("/") < 3
    }
    assert origins == {
        "podcasts/index.html": "content/podcasts",
        "podcasts/feed.xml": "content/podcasts",
        "podcasts/feed.xsl": "content/podcasts",
        "podcasts.opml": "content/podcasts",
        "podcasts/night/index.html": f"{NIGHT}/show.md:1:1",
        "podcasts/night/feed.xml": f"{NIGHT}/show.md:1:1",
        "podcasts/night/cover.VERSION.jpg": f"{NIGHT}/cover.jpg",
        "podcasts/night/cover.jpg": f"{NIGHT}/cover.jpg",
        "podcasts/night/lamp/index.html": f"{NIGHT}/001-lamp/index.md:1:1",
        "podcasts/night/lamp/embed/index.html": f"{NIGHT}/001-lamp/index.md:1:1",
        "podcasts/night/lamp/oembed.json": f"{NIGHT}/001-lamp/index.md:1:1",
        "podcasts/night/lamp/chapters.json": f"{NIGHT}/001-lamp/index.md:1:1",
        "podcasts/night/lamp/audio.mp3": f"{NIGHT}/001-lamp/audio.mp3",
        "podcasts/night/lamp/lamp.png": f"{NIGHT}/001-lamp/lamp.png",
        "podcasts/night/lamp/papers/deed.pdf": f"{NIGHT}/001-lamp/papers/deed.pdf",
        "podcasts/night/lamp/transcript.vtt": f"{NIGHT}/001-lamp/transcript.vtt",
        "podcasts/night/lamp/transcript.srt": f"{NIGHT}/001-lamp/index.md:1:1",
        "podcasts/night/lamp/transcript.json": f"{NIGHT}/001-lamp/index.md:1:1",
        "podcasts/night/lamp/transcript.html": f"{NIGHT}/001-lamp/index.md:1:1",
        "podcasts/night/lamp/transcript.txt": f"{NIGHT}/001-lamp/index.md:1:1",
    }


def test_a_file_is_published_as_it_is(make):
    output = make()["podcasts/night/lamp/transcript.vtt"]
    assert output.source.read_text(encoding="utf-8").startswith("WEBVTT\n\n00:00:00.000")


def test_a_coalition_without_a_show_has_no_podcast_pages(make, files):
    assert make(dict.fromkeys(files)) == {}


def test_a_draft_is_published_in_the_preview_alone(make):
    assert "podcasts/night/later/plan.txt" not in make()
    assert {"podcasts/night/later/index.html", "podcasts/night/later/plan.txt"} <= set(make(preview=True))


def test_a_hidden_episode_of_the_future_has_no_page_yet(make):
    future = HIDDEN.replace("2021", "2031")
    made = make({"podcasts/night/003-members/index.md": future})
    assert [path for path in made if "members" in path] == []


def test_a_show_keeps_the_address_that_its_slug_says(make):
    made = make({"podcasts/night/show.md": SHOW.replace("title:", "slug: day\ntitle:")})
    assert {"podcasts/day/feed.xml", "podcasts/day/cover.jpg", "podcasts/day/lamp/audio.mp3"} <= set(made)


def test_chapters_are_given_to_apps_as_json(make):
    assert json.loads(make().data("podcasts/night/lamp/chapters.json")) == {
        "version": "1.2.0",
        "title": "The lamp lighter",
        "podcastName": "Night & Day Radio",
        "chapters": [
            {"startTime": 0, "title": "Dusk"},
            {"startTime": 2, "title": "Lamps & light", "url": "https://lamps.example.net/"},
            {"startTime": 5, "title": "Dawn"},
        ],
    }


def test_every_view_can_be_written_as_json_and_stays_the_same_while_its_sources_do(make):
    def views() -> dict[str, bytes]:
        made = make()
        return {
            path: to_json(made.view(path)) for path, one in made.items() if not isinstance(one, FileOutput)
        }

    assert views() == views()


def test_an_edit_of_one_episodes_text_changes_no_other_page(make):
    edited = LAMP.replace("Ada lights [lamps]", "Ada still lights [lamps]")
    before, after = make(), make({"podcasts/night/001-lamp/index.md": edited})
    changed = [
        path
        for path, one in before.items()
        if isinstance(one, PageOutput) and before.view(path) != after.view(path)
    ]
    assert changed == ["podcasts/night/lamp/index.html"]
