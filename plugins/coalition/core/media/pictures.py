"""Pictures, looked at before they are published as they are."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from PIL import Image, features

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.limits import MOST_PIXELS
from coalition.core.media.svg import check_svg
from coalition.core.rules import catalog
from coalition.core.source import SourceFile, SourceRefusedError, decode_text, read_bytes

BITMAP_SUFFIXES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
"""How the names of pictures end that are looked at, besides SVGs."""

_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
# Pillow may have been built without these.
_OPTIONAL = frozenset({".avif", ".webp"})


def check_pictures(files: Iterable[SourceFile], text_limit: int, pixel_limit: int) -> Iterator[Diagnostic]:
    """Yield a finding for each thing that is wrong with a picture.

    An SVG may have `text_limit` bytes, and any other picture `pixel_limit` pixels, width times height.
    """
    for source in files:
        suffix = PurePosixPath(source.shown).suffix.lower()
        if suffix == ".svg":
            yield from _svg(source, text_limit)
        elif suffix == ".svgz":
            message = "a compressed SVG cannot be looked through, and few servers send it rightly"
            yield catalog.UNSAFE_SVG.at(Place(source.shown), message, "save it as .svg")
        elif _can_be_read(suffix):
            yield from _bitmap(source, pixel_limit)


def _can_be_read(suffix: str) -> bool:
    return suffix in BITMAP_SUFFIXES and (suffix not in _OPTIONAL or features.check(suffix[1:]) is True)


def _svg(source: SourceFile, text_limit: int) -> Iterator[Diagnostic]:
    try:
        text = decode_text(read_bytes(source, text_limit), source.shown)
    except SourceRefusedError as refused:
        yield refused.diagnostic
        return
    yield from check_svg(text, source.shown)


def _bitmap(source: SourceFile, pixel_limit: int) -> Iterator[Diagnostic]:
    place = Place(source.shown)
    try:
        width, height = _size(source.path)
    except Image.DecompressionBombError:
        message = f"this picture has more than {MOST_PIXELS:,} pixels"
        yield catalog.LARGE_PICTURE.at(place, message, "make it smaller")
    except Exception:  # Pillow raises nearly anything for what is no picture
        message = "this file cannot be read as a picture"
        yield catalog.BAD_PICTURE.at(place, message, "export it again as PNG, JPEG, WebP, AVIF or GIF")
    else:
        if width * height > pixel_limit:
            message = f"this picture has {width} by {height} pixels, and at most {pixel_limit:,} are taken"
            advice = "make it smaller, or raise COALITION_PIXEL_LIMIT"
            yield catalog.LARGE_PICTURE.at(place, message, advice)


def _size(path: Path) -> tuple[int, int]:
    """Return width and height in pixels, of which the picture's header tells; nothing is decoded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(path, formats=_FORMATS) as picture:
            return picture.size
