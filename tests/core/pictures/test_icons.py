"""Icons of one SVG, in the sizes and on the grounds that systems want."""

import photos
import pytest

from coalition.core.pictures.encoding import Original
from coalition.core.pictures.icons import favicon, icon, icon_on_ground

ROUND = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect width="64" height="64" rx="14" fill="#0000ff"/><circle cx="32" cy="32" r="20" fill="#ff0000"/></svg>"""
BARE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32">
<path fill="#f00" d="M0 0h64v32H0z"/></svg>"""


def test_an_icon_keeps_what_is_transparent():
    made = icon([Original(ROUND)], 192)
    assert photos.seen(made).size == (192, 192)
    assert photos.pixel(made, (0, 0))[3] == 0
    assert photos.is_red(photos.pixel(made, (96, 96)))


def test_a_home_screen_gets_an_icon_without_holes_on_its_own_ground():
    made = icon_on_ground([Original(ROUND)], 180, False)
    assert (photos.seen(made).size, photos.seen(made).mode) == ((180, 180), "RGB")
    assert photos.is_blue(photos.pixel(made, (0, 0)))


def test_what_may_be_cut_off_by_a_mask_holds_nothing_but_ground():
    made = icon_on_ground([Original(ROUND)], 512, True)
    assert photos.is_red(photos.pixel(made, (256, 256)))
    assert all(photos.is_blue(photos.pixel(made, (x, 256))) for x in (1, 60, 450, 510))


def test_a_wide_mark_stands_in_the_middle_of_a_square():
    made = icon([Original(BARE)], 64)
    assert photos.seen(made).size == (64, 64)
    assert [photos.pixel(made, (32, y))[3] for y in (2, 32, 62)] == [0, 255, 0]


@pytest.mark.parametrize("size", [16, 32, 48])
def test_the_favicon_holds_each_size(size):
    picture = photos.seen(favicon([Original(ROUND)]))
    assert (size, size) in picture.info["sizes"]
