"""An announcement closes with a paragraph made from the registry, unless the editor says otherwise."""

import pytest

from coalition.core.views.sign_off import sign_off

REGISTRY = """\
coalition: {name: Slow Clocks Coalition, short_name: Slow Clocks}
types: {guild: {name: Guild}}
people:
  ada-lamp: {name: Ada Lamp}
  bo-reed: {name: Bo Reed}
partners:
  moon-guild:
    name: Moon & Guild
    type: guild
    resources:
      - {title: "<Night>", url: "https://moon.example.org/?a=1&b=2"}
      - {title: Not this one}
    appearances:
      - {title: On naps, show: Night Radio, people: [ada-lamp, bo-reed, zed]}
  sun-guild:
    name: Sun Guild
    type: guild
    resources: [{title: Noon, type: video}]
  dusk-guild: {name: Dusk Guild, type: guild}
  star-guild: {name: Star Guild, type: guild}
  sea-guild: {name: Sea Guild, type: guild}
  tide-guild:
    name: Tide Guild
    type: guild
    resources: [{title: Ebb, type: report, archived_url: "https://archive.example.org/ebb"}]
  dawn-guild:
    name: Dawn Guild
    type: guild
    appearances: [{title: At six, type: video, url: "https://dawn.example.org/six"}]
"""
MOON = '<a href="/base/partners/moon-guild/">Moon &amp; Guild</a> joined Slow Clocks.'
DUSK = '<a href="/base/partners/dusk-guild/">Dusk Guild</a> joined Slow Clocks.'


@pytest.fixture
def closing(read):
    """Return a function that gives the sign-off of an article with this header and text."""

    def closing(header: str, text: str = "Welcome.") -> str | None:
        files = {"content/articles/2025-03-04-x.md": f"---\ntitle: X\n{header}\n---\n{text}\n"}
        site = read(files, REGISTRY).site
        return sign_off(site, site.articles[0])

    return closing


def test_it_says_who_joined_and_where_to_read_on(closing):
    assert closing("announces: moon-guild") == (
        f"{MOON} "
        'Read “<a href="https://moon.example.org/?a=1&amp;b=2">&lt;Night&gt;</a>” on its blog, and listen to '
        'Night Radio with <a href="/base/people/ada-lamp/">Ada Lamp</a> and '
        '<a href="/base/people/bo-reed/">Bo Reed</a>.'
    )


@pytest.mark.parametrize(
    ("partner", "text"),
    [
        ("dusk-guild", DUSK),
        ("sun-guild", '<a href="/base/partners/sun-guild/">Sun Guild</a> joined Slow Clocks. Watch “Noon”.'),
        (
            "dawn-guild",
            '<a href="/base/partners/dawn-guild/">Dawn Guild</a> joined Slow Clocks. '
            'Watch <a href="https://dawn.example.org/six">At six</a>.',
        ),
        ("[dusk-guild, dusk-guild]", DUSK),
        (
            "[dusk-guild, star-guild, sea-guild]",
            '<a href="/base/partners/dusk-guild/">Dusk Guild</a>, '
            '<a href="/base/partners/star-guild/">Star Guild</a> and '
            '<a href="/base/partners/sea-guild/">Sea Guild</a> joined Slow Clocks.',
        ),
        (
            "[dusk-guild, sun-guild]",
            '<a href="/base/partners/sun-guild/">Sun Guild</a> joined Slow Clocks. Watch “Noon”. ' + DUSK,
        ),
        (
            "tide-guild",
            '<a href="/base/partners/tide-guild/">Tide Guild</a> joined Slow Clocks. '
            'Read “<a href="https://archive.example.org/ebb">Ebb</a>” on its site.',
        ),
    ],
)
def test_it_says_what_there_is_to_say(closing, partner, text):
    assert closing(f"announces: {partner}") == text


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("topics: []", "Welcome."),
        ("announces: dusk-guild\nsign_off: none", "Welcome."),
        ("announces: dusk-guild\nsign_off: None", "Welcome."),
        ("departs: dusk-guild", "Good wind."),
        ("announces: dusk-guild", "Hello.\n\nDusk Guild joined Slow Clocks. Read more on its blog."),
    ],
)
def test_there_is_none_where_none_is_wanted(closing, header, text):
    assert closing(header, text) is None


def test_the_editors_own_words_are_shown_as_typed(closing):
    header = "announces: dusk-guild\nsign_off: Welcome <b>&</b> hello"
    assert closing(header) == "Welcome &lt;b&gt;&amp;&lt;/b&gt; hello"


def test_the_editors_own_words_are_shown_whatever_the_text_closes_with(closing):
    text = "Hello.\n\nDusk Guild joined Slow Clocks. Read more on its blog."
    assert closing("announces: dusk-guild\nsign_off: Welcome", text) == "Welcome"
