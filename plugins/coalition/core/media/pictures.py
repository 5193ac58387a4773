"""Pictures, looked at before they are published as they are."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a site: width and height in pixels of those that have them, and what is wrong."""

    sizes: dict[str, tuple[int, int]]
    diagnostics: tuple[Diagnostic, ...]


def read_pictures(files: Iterable[SourceFile], text_limit: int, pixel_limit: int) -> Pictures:
    """Look at pictures. Their sizes are by their paths for people.

    An SVG may have `text_limit` bytes, and any other picture `pixel_limit` pixels, width times height.
    """
    sizes: dict[str, tuple[int, int]] = {}
    found: list[Diagnostic] = []
    for source in files:
        suffix = PurePosixPath(source.shown).suffix.lower()
        if suffix == ".svg":
            found += _svg(source, text_limit)
        elif suffix == ".svgz":
            message = "a compressed SVG cannot be looked through, and few servers send it rightly"
            found.append(catalog.UNSAFE_SVG.at(Place(source.shown), message, "save it as .svg"))
        elif _can_be_read(suffix):
            size = _size_or_finding(source)
            if isinstance(size, Diagnostic):
                found.append(size)
            else:
                sizes[source.shown] = size
                found += _too_large(source, size, pixel_limit)
    return Pictures(sizes, tuple(found))


def _can_be_read(suffix: str) -> bool:
    return suffix in BITMAP_SUFFIXES and (suffix not in _OPTIONAL or features.check(suffix[1:]) is True)


def _svg(source: SourceFile, text_limit: int) -> Iterator[Diagnostic]:
    try:
        text = decode_text(read_bytes(source, text_limit), source.shown)
    except SourceRefusedError as refused:
        yield refused.diagnostic
        return
    yield from check_svg(text, source.shown)


def _size_or_finding(source: SourceFile) -> tuple[int, int] | Diagnostic:
    place = Place(source.shown)
    try:
        return _size(source.path)
    except Image.DecompressionBombError:
        message = f"this picture has more than {MOST_PIXELS:,} pixels"
        return catalog.LARGE_PICTURE.at(place, message, "make it smaller")
    except Exception:  # Pillow raises nearly anything for what is no picture
        message = "this file cannot be read as a picture"
        return catalog.BAD_PICTURE.at(place, message, "export it again as PNG, JPEG, WebP, AVIF or GIF")


def _too_large(source: SourceFile, size: tuple[int, int], pixel_limit: int) -> Iterator[Diagnostic]:
    width, height = size
    if width * height > pixel_limit:
        message = f"this picture has {width} by {height} pixels, and at most {pixel_limit:,} are taken"
        advice = "make it smaller, or raise COALITION_PIXEL_LIMIT"
        yield catalog.LARGE_PICTURE.at(Place(source.shown), message, advice)


def _size(path: Path) -> tuple[int, int]:
    """Return width and height in pixels, of which the picture's header tells; nothing is decoded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(path, formats=_FORMATS) as picture:
            return picture.size
