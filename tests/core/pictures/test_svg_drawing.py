"""SVGs as pixels: what plain shapes draw, and that nothing is drawn wrongly."""

import pytest
from PIL import Image

from coalition.core.pictures.svg_drawing import NotDrawnError, drawn

RED, BLUE, NOTHING = (255, 0, 0, 255), (0, 0, 255, 255), (0, 0, 0, 0)


def draw(inside: str, attributes: str = 'viewBox="0 0 40 40"') -> Image.Image:
    return drawn(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode(), 40)


@pytest.mark.parametrize(
    "shape",
    [
        '<rect x="10" y="10" width="20" height="20" fill="red"/>',
        '<rect x="10" y="10" width="20" height="20" rx="4" style="fill: red"/>',
        '<circle cx="20" cy="20" r="10" fill="#f00"/>',
        '<ellipse cx="20" cy="20" rx="10" ry="9" fill="rgb(255, 0, 0)"/>',
        '<polygon points="10,10 30,10 30,30 10,30" fill="red"/>',
        '<path d="M10 10h20v20H10z" fill="red"/>',
        '<path d="m10,10 20,0 0,20 -20,0z" fill="red"/>',
        '<path d="M10 20a10 10 0 0 1 20 0a10 10 0 0120 0" fill="red" transform="translate(0 3)"/>',
        '<path d="M10 20C10 5 30 5 30 20S10 35 10 20" fill="red"/>',
        '<path d="M10 20Q20 0 30 20T10 20" fill="none" stroke="red" stroke-width="30"/>',
        '<line x1="10" y1="20" x2="30" y2="20" stroke="red" stroke-width="10"/>',
        '<polyline points="10,20 30,20" stroke="red" stroke-width="10" stroke-linecap="round"/>',
        '<g fill="red"><g transform="scale(2)"><rect x="5" y="5" width="10" height="10"/></g></g>',
        '<rect width="20" height="20" fill="red" transform="rotate(45) translate(18 -10)"/>',
        '<rect width="20" height="20" fill="red" transform="matrix(1 0 0 1 10 10)"/>',
    ],
)
def test_a_shape_is_drawn_where_it_is(shape):
    picture = draw(shape)
    assert picture.size == (40, 40)
    assert picture.getpixel((20, 18)) == RED
    assert picture.getpixel((1, 38)) == NOTHING


def test_what_comes_later_covers_what_came_before():
    picture = draw('<rect width="40" height="40" fill="red"/><rect width="40" height="20" fill="blue"/>')
    assert (picture.getpixel((5, 5)), picture.getpixel((5, 35))) == (BLUE, RED)


@pytest.mark.parametrize(
    ("path", "rule", "inside"),
    [
        ("M0 0h40v40H0z M10 10v20h20V10z", "nonzero", NOTHING),
        ("M0 0h40v40H0z M10 10h20v20H10z", "nonzero", RED),
        ("M0 0h40v40H0z M10 10h20v20H10z", "evenodd", NOTHING),
    ],
)
def test_holes_are_where_the_rule_of_filling_says(path, rule, inside):
    picture = draw(f'<path d="{path}" fill="red" fill-rule="{rule}"/>')
    assert (picture.getpixel((20, 20)), picture.getpixel((3, 3))) == (inside, RED)


def test_the_window_and_the_longer_side_decide_the_size():
    picture = draw('<rect x="-20" y="0" width="20" height="20" fill="red"/>', 'viewBox="-20 0 80 20"')
    assert picture.size == (40, 10)
    assert (picture.getpixel((5, 5)), picture.getpixel((30, 5))) == (RED, NOTHING)


def test_half_opaque_is_half_opaque():
    assert draw('<g opacity="0.5"><rect width="40" height="40" fill="red"/></g>').getpixel((9, 9)) == (
        255,
        0,
        0,
        128,
    )


def test_words_about_the_picture_are_not_drawn():
    assert draw("<title>A lamp</title><desc>It burns.</desc><!-- so it does -->").getbbox() is None


@pytest.mark.parametrize(
    ("inside", "names"),
    [
        ("<text>Lamp</text>", "<text>"),
        ('<rect width="9" height="9" fill="url(#g)"/>', 'fill="url(#g)"'),
        ('<defs><linearGradient id="g"/></defs>', "<defs>"),
        ('<rect class="a" width="9" height="9"/>', "class="),
        ('<g clip-path="url(#c)"/>', "clip-path="),
        ('<g transform="skewX(20)"/>', "skewX()"),
        ('<path d="M1"/>', "a path with a number is missing"),
        ("<g/>" * 3_000, "more than 2,000 elements"),
    ],
)
def test_what_cannot_be_drawn_rightly_is_named_and_not_drawn(inside, names):
    with pytest.raises(NotDrawnError) as refused:
        draw(inside)
    assert str(refused.value) == names


def test_an_svg_without_a_size_is_not_drawn():
    with pytest.raises(NotDrawnError, match="no size"):
        draw("", "")
