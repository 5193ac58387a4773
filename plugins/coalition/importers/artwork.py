"""Artwork of an old feed as pictures that directories take."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from math import isqrt

from PIL import Image, ImageOps

from coalition.core.limits import MOST_PIXELS

LARGEST = 30_000_000
"""The bytes that are fetched of a picture at most."""

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png"}
_SMALLEST, _WIDEST = 1400, 3000


class BadArtworkError(ValueError):
    """Directories would refuse a picture; the message says why."""


def artwork(data: bytes, pixel_limit: int) -> tuple[str, bytes]:
    """Return a square picture under the name that it gets, as it is if directories take it so.

    Otherwise it becomes a JPEG in RGB, of at most 3000 pixels. Raises BadArtworkError for what is no picture,
    has more than `pixel_limit` pixels, is not square or too small.
    """
    with _opened(data, pixel_limit) as picture:
        width, height = picture.size
        if width != height or width < _SMALLEST:
            wanted = f"directories want a square of at least {_SMALLEST}"
            raise BadArtworkError(f"it has {width} by {height} pixels, and {wanted}")
        if picture.mode == "RGB" and width <= _WIDEST and picture.format in _SUFFIXES:
            picture.load()
            return f"cover{_SUFFIXES[picture.format]}", data
        return "cover.jpg", _as_jpeg(_flat(picture), min(width, _WIDEST))


def stand_in(data: bytes, pixel_limit: int) -> bytes:
    """Return a JPEG that directories take, with a picture of another shape or size in it.

    Raises BadArtworkError for what is no picture or has too many pixels.
    """
    with _opened(data, pixel_limit) as picture:
        side = min(max(_SMALLEST, *picture.size), _WIDEST, max(isqrt(pixel_limit), _SMALLEST))
        return _as_jpeg(ImageOps.pad(_flat(picture), (side, side), color="white"), side)


@contextmanager
def _opened(data: bytes, pixel_limit: int) -> Iterator[Image.Image]:
    """Give a picture of which only the header was read, and make all that goes wrong with it one error."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_FORMATS) as picture:
                width, height = picture.size
                if width * height > pixel_limit:
                    message = f"it has {width} by {height} pixels, and at most {pixel_limit:,} are taken"
                    raise BadArtworkError(message)
                yield picture
    except BadArtworkError:
        raise
    except Image.DecompressionBombError:
        raise BadArtworkError(f"it has more than {MOST_PIXELS:,} pixels") from None
    except Exception:  # Pillow raises nearly anything for what is no picture
        raise BadArtworkError("it is no picture") from None


def _flat(picture: Image.Image) -> Image.Image:
    colours = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", colours.size, "white"), colours).convert("RGB")


def _as_jpeg(flat: Image.Image, side: int) -> bytes:
    made = BytesIO()
    flat.resize((side, side)).save(made, "JPEG", quality=90)
    return made.getvalue()
