"""Cards say what a page is, as far as their typeface can, and whose it is."""

import photos
import pytest

from coalition.core.pictures.encoding import Original
from coalition.core.pictures.social_card import social_card

VOICES = (("sun", 300, (150, 120)), ("teal", 900, (110, 80)))
NAME = "Slow Clocks Coalition"
PAPER = (251, 247, 240, 255)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#f00" d="M0 0h9v9H0z"/></svg>'
GRADIENT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>Lamp</text></svg>'


def card(title: str, *originals: bytes, kicker: str = "Article") -> bytes:
    return social_card([Original(one) for one in originals], title, kicker, NAME, VOICES)


def has_ink(content: bytes, box: tuple[int, int, int, int]) -> bool:
    colors = photos.seen(content).convert("RGBA").crop(box).getcolors(999_999)
    return colors is not None and any(color != PAPER for _, color in colors)


TITLE, KICKER, BESIDE = (60, 130, 700, 400), (60, 60, 700, 110), (880, 90, 1120, 310)


def test_a_card_is_a_png_in_the_size_that_networks_want():
    picture = photos.seen(card("Naps for all"))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_the_same_card_comes_to_the_same_bytes():
    assert card("Naps for all", SVG) == card("Naps for all", SVG)


def test_a_card_without_a_picture_is_small():
    assert len(card("What became of the bread that we baked at noon, and who ate it")) < 50_000


def test_the_title_stands_on_the_card_and_another_title_is_another_card():
    assert has_ink(card("Naps for all"), TITLE)
    assert card("Naps for all") != card("Naps for some")


@pytest.mark.parametrize("title", ["مرحبا بالعالم", "你好，世界", "שלום עולם", "नमस्ते"])
def test_a_title_in_letters_that_the_typeface_lacks_is_left_out(title):
    made = card(title)
    assert not has_ink(made, TITLE)
    assert has_ink(made, KICKER)


@pytest.mark.parametrize(
    "title", ["Žluťoučký kůň", "Đường phố", "Ça va – “très” bien…", "naïve ﬁ".replace("ﬁ", "fi")]
)
def test_latin_letters_with_all_their_marks_are_written(title):
    assert has_ink(card(title), TITLE)


@pytest.mark.parametrize("length", [1, 12, 60])
def test_a_title_of_any_length_stays_clear_of_the_arcs(length):
    made = card("Unhurried " * length)
    assert not has_ink(made, (60, 396, 1100, 400))


def test_one_endless_word_stays_on_the_card():
    assert not has_ink(card("x" * 400), (1195, 130, 1200, 400))


def test_a_logo_or_a_portrait_stands_beside_the_title():
    assert not has_ink(card("Naps"), BESIDE)
    assert photos.is_red(photos.pixel(card("Naps", SVG), (1000, 200)))
    assert photos.is_blue(photos.pixel(card("Naps", photos.photo("JPEG", size=(400, 400))), (1080, 200)))


def test_a_logo_that_cannot_be_drawn_is_left_out():
    assert card("Naps", GRADIENT) == card("Naps")
