"""Show notes as podcast apps read them."""

import pytest

from coalition.core.media.facts import Chapter
from coalition.podcast.notes import chapter_lines, notes

PAGE = "https://clocks.example.org/base/podcasts/night/lamp/"
DUSK, LAMPS, DAWN = Chapter(0, "Dusk"), Chapter(3723, "Lamps <& light>"), Chapter(7200, "Dawn")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("/base/join/", "https://clocks.example.org/base/join/"),
        ("#fn:1", f"{PAGE}#fn:1"),
        ("?a=1", f"{PAGE}?a=1"),
        ("https://lamps.example.net/a", "https://lamps.example.net/a"),
        ("//lamps.example.net/a", "https://lamps.example.net/a"),
        ("mailto:ada@lamps.example.net", "mailto:ada@lamps.example.net"),
        ("//[", "//["),
    ],
)
def test_every_link_can_be_followed_from_anywhere(typed, expected):
    assert notes(f'<p><a href="{typed}">x</a></p>', PAGE) == f'<p><a href="{expected}">x</a></p>'


def test_what_apps_do_not_show_is_left_out_with_its_words_kept():
    html = (
        '<div class="n"><p id="p">A <span lang="de">Lampe</span><br>and</p><audio src="x.mp3"></audio></div>'
    )
    assert notes(html, PAGE) == "<p>A Lampe<br>and</p>"


def test_three_chapters_are_listed_with_all_parts_of_their_times():
    assert chapter_lines((DUSK, LAMPS, DAWN)) == (
        "<p>00:00:00 Dusk<br>01:02:03 Lamps &lt;&amp; light&gt;<br>02:00:00 Dawn</p>"
    )


def test_fewer_than_three_chapters_are_not_listed_as_apps_make_no_use_of_them():
    assert chapter_lines((DUSK, DAWN)) == ""
    assert chapter_lines((DUSK, Chapter(9, "Only a picture", listed=False), DAWN)) == ""
