"""What a published picture tells: how it looks, and nothing else."""

import photos
import pytest
from PIL import Image, PngImagePlugin

from coalition.core.pictures.encoding import Original, published
from coalition.core.pictures.metadata import without_metadata

XMP = b"<x:xmpmeta>48.858N</x:xmpmeta>"
FORMS = ["JPEG", "PNG", "WEBP", "AVIF"]


def tells(content: bytes) -> bool:
    return b"Camera of somebody" in content or bool(photos.seen(content).getexif())


@pytest.mark.parametrize("form", FORMS)
def test_a_published_photograph_does_not_say_where_it_was_taken(form):
    original = photos.photo(form)
    assert tells(original)
    assert not tells(published([Original(original)]))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_the_pixels_of_an_upright_photograph_stay_what_they_are(form):
    original = photos.photo(form)
    made = published([Original(original)])
    assert photos.seen(made).tobytes() == photos.seen(original).tobytes()
    assert photos.seen(made).format == form


@pytest.mark.parametrize("form", FORMS)
def test_a_photograph_that_was_taken_upright_is_published_upright(form):
    made = photos.seen(published([Original(photos.photo(form, orientation=6))]))
    assert (made.size, made.format) == ((40, 60), form)
    content = published([Original(photos.photo(form, orientation=6))])
    assert photos.is_red(photos.pixel(content, (20, 8)))
    assert photos.is_blue(photos.pixel(content, (20, 52)))
    assert not tells(content)


def test_xmp_comments_and_captions_of_agencies_are_left_out():
    picture = photos.two_halves()
    jpeg = photos.bytes_of(picture, "JPEG", xmp=XMP, comment=b"taken at home")
    agency = b"\xff\xed\x00\x10Photoshop 3.0\0"
    made = without_metadata(jpeg[:2] + agency + jpeg[2:])
    assert [word for word in (b"48.858N", b"taken at home", b"Photoshop") if word in made] == []
    assert photos.seen(made).tobytes() == photos.seen(jpeg).tobytes()


def test_texts_in_a_png_are_left_out():
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "taken at home")
    info.add_itxt("XML:com.adobe.xmp", "48.858N")
    png = photos.bytes_of(photos.two_halves(), "PNG", pnginfo=info)
    made = without_metadata(png)
    assert b"taken at home" not in made
    assert b"48.858N" not in made


def test_comments_in_a_gif_are_left_out_and_it_goes_on_moving():
    frames = [Image.new("RGB", (9, 9), (shade, 0, 0)) for shade in (0, 120, 250)]
    gif = photos.bytes_of(
        frames[0], "GIF", save_all=True, append_images=frames[1:], loop=0, duration=80, comment=b"at home"
    )
    made = published([Original(gif)])
    assert b"at home" in gif
    assert b"at home" not in made
    assert (photos.seen(made).n_frames, photos.seen(made).info["loop"]) == (3, 0)


def test_a_webp_that_moves_goes_on_moving():
    frames = [Image.new("RGB", (9, 9), (shade, 0, 0)) for shade in (0, 120, 250)]
    webp = photos.bytes_of(
        frames[0], "WEBP", save_all=True, append_images=frames[1:], exif=photos.exif(), xmp=XMP
    )
    made = published([Original(webp)])
    assert not tells(made)
    assert b"48.858N" not in made
    assert photos.seen(made).n_frames == 3


def test_a_film_behind_a_photograph_is_left_out():
    jpeg = photos.bytes_of(photos.two_halves(), "JPEG", progressive=True)
    assert without_metadata(
        jpeg + b"\0\0\0\x18ftypmp42 and two seconds of a living room"
    ) == without_metadata(jpeg)


def test_the_profile_of_colours_stays_with_the_pixels_that_it_is_of():
    profile = photos.turned_profile()
    jpeg = photos.bytes_of(photos.two_halves(), "JPEG", icc_profile=profile, exif=photos.exif())
    assert photos.seen(published([Original(jpeg)])).info["icc_profile"] == profile


def test_what_is_no_picture_for_the_web_is_left_as_it_is():
    assert without_metadata(b"<svg/>") == b"<svg/>"


@pytest.mark.parametrize(
    "content", [b"\xff\xd8\xff\xe1\0\x10Exif", b"\xff\xd8", b"\x89PNG\r\n\x1a\n\0\0\xff\xffIDAT", b"GIF89a"]
)
def test_a_file_that_ends_too_early_is_not_taken_for_a_whole(content):
    with pytest.raises(ValueError, match=r"marker|too early|no end"):
        without_metadata(content)
