"""An episode in the frames of other sites, and what those are told."""

import json

from coalition.core.views.parts import Link

EMBED = "https://clocks.example.org/base/podcasts/night/lamp/embed/"
LINE = (
    f'<iframe src="{EMBED}" title="The lamp lighter, Night &amp; Day Radio" width="100%" height="250"'
    ' loading="lazy"></iframe>'
)


def test_the_frame_plays_the_episode_and_leads_to_its_page(make):
    page = make().view("podcasts/night/lamp/embed/index.html")
    assert (page.title, page.number, page.length) == ("The lamp lighter", "Episode 1", "6 s")
    assert page.href == "/base/podcasts/night/lamp/"
    assert page.show == Link("Night & Day Radio", "/base/podcasts/night/")
    assert page.audio.src == "/base/podcasts/night/lamp/audio.mp3"
    assert (page.head.canonical, page.head.indexed) == (EMBED, False)


def test_the_page_of_the_episode_has_one_line_to_paste(make):
    page = make().view("podcasts/night/lamp/index.html")
    assert page.embedding.url == EMBED
    assert page.embedding.snippet.text == LINE


def test_programs_are_told_by_oembed(make):
    made = make()
    assert json.loads(made.data("podcasts/night/lamp/oembed.json")) == {
        "version": "1.0",
        "type": "rich",
        "title": "The lamp lighter",
        "author_name": "Night & Day Radio",
        "author_url": "https://clocks.example.org/base/podcasts/night/",
        "provider_name": "Slow Clocks Coalition",
        "provider_url": "https://clocks.example.org/base/",
        "html": LINE,
        "width": 640,
        "height": 250,
    }
    page = made.view("podcasts/night/lamp/index.html")
    assert page.embedding.oembed == "https://clocks.example.org/base/podcasts/night/lamp/oembed.json"


def test_a_draft_without_a_recording_has_nothing_to_embed(make):
    made = make(preview=True)
    assert "podcasts/night/later/embed/index.html" not in made
    page = made.view("podcasts/night/later/index.html")
    assert (page.embedding, page.script) == (None, "")
