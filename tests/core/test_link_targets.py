"""What editors type as a link's target leads to where the thing is published."""

import re
from pathlib import Path

import pytest

from coalition.core.links import Links, Missing
from coalition.core.site import Site

SHOW = """\
---
title: Night Radio
summary: Talk.
categories: [Business]
explicit: false
cover: cover.jpg
guid: 7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001
---
"""
FILES = {
    "content/articles/2025-03-04-naps/index.md": "---\ntitle: Naps\n---\nSleep.\n",
    "content/articles/2025-03-04-naps/pillow.png": "x",
    "content/articles/2025-03-04-naps/deep/my lamp.png": "x",
    "content/articles/2024-01-02-hats.md": "---\ntitle: Hats\nstatus: hidden\n---\nHat.\n",
    "content/articles/2031-01-02-later.md": "---\ntitle: Later\n---\nLater.\n",
    "content/pages/about.md": "---\ntitle: About\n---\nWe.\n",
    "content/pages/draft.md": "---\ntitle: Draft\nstatus: draft\n---\nWe.\n",
    "content/images/logos/moon.svg": "x",
    "content/podcasts/night/show.md": SHOW,
    "content/podcasts/night/cover.jpg": "x",
    "content/podcasts/night/001-lamp/index.md": ("---\ntitle: Lamp\ndate: 2025-01-03\nguid: a\n---\nAda.\n"),
    "content/podcasts/night/001-lamp/audio.mp3": "x",
}


@pytest.fixture
def site(read, tmp_path: Path) -> Site:
    site = read(FILES).site
    assert site is not None
    return site


@pytest.mark.parametrize(
    ("typed", "href"),
    [
        ("{partner}moon-guild", "/base/partners/moon-guild/"),
        ("{partner}moon-guild/#people", "/base/partners/moon-guild/#people"),
        ("{person}ada-lamp", "/base/people/ada-lamp/"),
        ("{author}ada-lamp", "/base/people/ada-lamp/"),
        ("{topic}naps", "/base/topics/naps/"),
        ("{tag}naps", "/base/topics/naps/"),
        ("{show}night", "/base/podcasts/night/"),
        ("{episode}night/lamp", "/base/podcasts/night/lamp/"),
        ("{episode}lamp", "/base/podcasts/night/lamp/"),
        ("{index}", "/base/"),
        ("|filename|/pages/about.md", "/base/about/"),
        ("{filename}/pages/about.md#team", "/base/about/#team"),
        ("{filename}../../pages/about.md?x=1", "/base/about/?x=1"),
        ("../../pages/about.md", "/base/about/"),
        ("{filename}../2024-01-02-hats.md", "/base/news/2024/hats/"),
        ("{filename}/podcasts/night/001-lamp/index.md", "/base/podcasts/night/lamp/"),
        ("pillow.png", "/base/news/2025/naps/pillow.png"),
        ("./pillow.png", "/base/news/2025/naps/pillow.png"),
        ("deep/my%20lamp.png", "/base/news/2025/naps/deep/my%20lamp.png"),
        ("{static}deep/my lamp.png", "/base/news/2025/naps/deep/my%20lamp.png"),
        ("{attach}pillow.png", "/base/news/2025/naps/pillow.png"),
        ("{static}/images/logos/moon.svg", "/base/images/logos/moon.svg"),
        ("{static}/podcasts/night/001-lamp/audio.mp3", "/base/podcasts/night/lamp/audio.mp3"),
        ("/join/", "/base/join/"),
        ("/", "/base/"),
    ],
)
def test_a_target_leads_to_what_it_names(site, typed, href):
    assert Links(site).href(typed, "content/articles/2025-03-04-naps") == href


@pytest.mark.parametrize(
    ("typed", "message", "advice"),
    [
        ("{partner}moon", 'there is no partner "moon"', ""),
        ("{partner}moonguild", 'there is no partner "moonguild"', 'did you mean "moon-guild"?'),
        ("{show}nite", 'there is no show "nite"', 'did you mean "night"?'),
        ("{parner}moon-guild", 'there is no kind of link "{parner}"', 'did you mean "partner"?'),
        (
            "pilow.png",
            'there is no file "content/articles/2025-03-04-naps/pilow.png"',
            'did you mean "pillow.png"?',
        ),
        ("{filename}/../partners.yaml", 'there is no file "partners.yaml"', ""),
        ("../../../../etc/passwd", 'there is no file "../etc/passwd"', ""),
        (
            "{filename}/pages/draft.md",
            '"content/pages/draft.md" is not published yet',
            "publish it, or take the link out",
        ),
        (
            "../2031-01-02-later.md",
            '"content/articles/2031-01-02-later.md" is not published yet',
            "publish it, or take the link out",
        ),
    ],
)
def test_a_target_that_leads_nowhere_says_so(site, typed, message, advice):
    found = Links(site).href(typed, "content/articles/2025-03-04-naps")
    assert isinstance(found, Missing)
    assert (found.message, found.advice) == (message, advice)


def test_in_the_preview_drafts_can_be_linked_to(read):
    site = read(FILES, preview=True).site
    assert Links(site).href("{filename}/pages/draft.md", "content/pages") == "/base/draft/"


def test_a_link_in_a_text_is_resolved_and_a_broken_one_left_as_typed(read):
    text = "---\ntitle: About\n---\n[a]({partner}moon-guild) [b]({partner}none) [c](https://x.example.org/)\n"
    reading = read(FILES | {"content/pages/about.md": text})
    (page,) = (one for one in reading.site.pages if one.slug == "about")
    assert re.findall('href="([^"]*)"', reading.site.body(page).html) == [
        "/base/partners/moon-guild/",
        "{partner}none",
        "https://x.example.org/",
    ]
    broken = [one for one in reading.report if one.rule == "broken-link"]
    assert [(str(one.place), one.place.length) for one in broken] == [("content/pages/about.md:4:30", 13)]


def test_a_description_of_a_partner_holds_links_too(read):
    registry = "coalition: {name: X}\ntypes: {g: {name: G}}\npartners:\n"
    registry += "  moon: {name: Moon, type: g, description: 'See [sun]({partner}sun).'}\n"
    registry += "  sun: {name: Sun, type: g}\n"
    site = read({}, registry).site
    assert site.registry_text("partners", "moon", "description").html == (
        '<p>See <a href="/base/partners/sun/">sun</a>.</p>'
    )


def test_a_slug_that_two_shows_have_must_be_told_apart(read):
    day = FILES["content/podcasts/night/show.md"].replace("a001", "a002")
    episode = FILES["content/podcasts/night/001-lamp/index.md"].replace("guid: a", "guid: b")
    site = read(
        FILES | {"content/podcasts/day/show.md": day, "content/podcasts/day/001-lamp/index.md": episode}
    ).site
    links = Links(site)
    assert links.href("{episode}day/lamp", "content") == "/base/podcasts/day/lamp/"
    assert links.href("{episode}lamp", "content") == Missing(
        'there is no episode "lamp"', 'did you mean "day/lamp"?'
    )
