"""Pictures to try things on, made by Pillow."""

import io
from typing import Any

from PIL import Image, ImageCms

PLACE = {1: "N", 2: (48.0, 51.0, 29.0), 3: "E", 4: (2.0, 17.0, 40.0)}
"""Where a photograph was taken, as cameras write it down."""


def two_halves(size: tuple[int, int] = (60, 40)) -> Image.Image:
    """A picture that is red at the left and blue at the right."""
    picture = Image.new("RGB", size, (220, 20, 30))
    picture.paste((20, 30, 220), (size[0] // 2, 0, *size))
    return picture


def bytes_of(picture: Image.Image, form: str, **options: Any) -> bytes:
    """A picture as a file."""
    made = io.BytesIO()
    picture.save(made, form, **options)
    return made.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a camera adds: who, where, and how it was held."""
    said = Image.Exif()
    said[0x010F] = "Camera of somebody"
    said[0x0112] = orientation
    said.get_ifd(0x8825).update(PLACE)
    return said


def photo(form: str, orientation: int = 1, size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    """A photograph that tells where it was taken."""
    return bytes_of(two_halves(size), form, exif=exif(orientation), **options)


def turned_profile() -> bytes:
    """A profile of colours in which red, green and blue are others than in sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def seen(content: bytes) -> Image.Image:
    """A file as Pillow reads it."""
    return Image.open(io.BytesIO(content))


def pixel(content: bytes, at: tuple[int, int]) -> tuple[int, ...]:
    """The colour of a pixel."""
    found = seen(content).convert("RGBA").getpixel(at)
    assert isinstance(found, tuple)
    return found


def is_red(color: tuple[int, ...]) -> bool:
    return color[0] > 180 and color[2] < 80


def is_blue(color: tuple[int, ...]) -> bool:
    return color[2] > 180 and color[0] < 80
