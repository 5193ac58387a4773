"""Smaller pictures show what the picture shows, whatever kind of file it is."""

import photos
import pytest
from PIL import Image, ImageCms

from coalition.core.pictures.encoding import Original, variant

FORMATS = [("avif", "AVIF"), ("webp", "WEBP"), ("jpg", "JPEG"), ("png", "PNG")]


@pytest.mark.parametrize(("form", "name"), FORMATS)
def test_a_picture_is_made_in_the_width_and_format_that_are_wanted(form, name):
    made = variant([Original(photos.photo("JPEG"))], 30, form)
    assert (photos.seen(made).format, photos.seen(made).size) == (name, (30, 20))
    assert photos.is_red(photos.pixel(made, (5, 10)))
    assert photos.is_blue(photos.pixel(made, (25, 10)))
    assert not photos.seen(made).getexif()


@pytest.mark.parametrize(("form", "name"), FORMATS)
def test_the_same_picture_comes_to_the_same_bytes(form, name):
    assert name
    first, second = (variant([Original(photos.photo("PNG"))], 40, form) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("orientation", "red_at"), [(1, (2, 10)), (3, (27, 10)), (2, (27, 10))])
def test_a_photograph_is_turned_as_it_was_held(orientation, red_at):
    made = variant([Original(photos.photo("JPEG", orientation))], 30, "png")
    assert photos.is_red(photos.pixel(made, red_at))


def test_a_picture_for_print_gets_the_colours_of_screens():
    cmyk = photos.bytes_of(photos.two_halves().convert("CMYK"), "JPEG", quality=95)
    made = variant([Original(cmyk)], 30, "jpg")
    assert photos.seen(made).mode == "RGB"
    assert photos.is_red(photos.pixel(made, (5, 10)))


def test_sixteen_bits_of_grey_become_eight_and_not_white():
    grey = Image.new("I;16", (60, 40), 32_768)
    made = variant([Original(photos.bytes_of(grey, "PNG"))], 30, "png")
    assert photos.pixel(made, (9, 9)) == (128, 128, 128, 255)


def test_sixteen_bits_of_a_tif_like_depth_stay_in_order():
    grey = Image.new("I;16", (60, 40), 8_192)
    made = variant([Original(photos.bytes_of(grey, "PNG"))], 30, "png")
    assert photos.pixel(made, (9, 9)) == (32, 32, 32, 255)


@pytest.mark.parametrize("form", ["avif", "webp", "png"])
def test_what_is_transparent_in_a_palette_stays_transparent(form):
    drawing = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    drawing.paste((220, 20, 30, 255), (0, 0, 30, 40))
    palette = drawing.quantize(8, Image.Quantize.FASTOCTREE)
    made = variant([Original(photos.bytes_of(palette, "PNG"))], 30, form)
    assert photos.pixel(made, (25, 10))[3] == 0
    assert photos.is_red(photos.pixel(made, (5, 10)))
    assert photos.pixel(made, (5, 10))[3] >= 250


def test_a_drawing_of_few_colours_keeps_a_palette_and_so_stays_small():
    drawing = photos.two_halves((400, 300)).quantize(4)
    made = variant([Original(photos.bytes_of(drawing, "PNG"))], 200, "png")
    assert photos.seen(made).mode == "P"


def test_colours_of_a_wider_space_are_brought_to_those_of_screens():
    # What 200 of red is in a space whose red is pure light is more than that in sRGB.
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    tagged = photos.bytes_of(photos.two_halves(), "PNG", icc_profile=linear)
    made = variant([Original(tagged)], 30, "png")
    assert "icc_profile" not in photos.seen(made).info


def test_a_profile_that_cannot_be_used_counts_for_none():
    tagged = photos.bytes_of(photos.two_halves(), "JPEG", icc_profile=b"no profile at all")
    assert photos.is_red(photos.pixel(variant([Original(tagged)], 30, "jpg"), (5, 10)))


def test_a_photograph_whose_exif_is_damaged_is_taken_as_it_is():
    content = photos.photo("JPEG").replace(b"Exif\0\0II", b"Exif\0\0XX").replace(b"Exif\0\0MM", b"Exif\0\0XX")
    assert photos.is_red(photos.pixel(variant([Original(content)], 30, "png"), (2, 10)))
