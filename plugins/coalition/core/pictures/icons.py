"""Icons of a site, drawn from its one SVG: for bookmarks, home screens and launchers."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image

from coalition.core.pictures.encoding import Original
from coalition.core.pictures.svg_drawing import drawn

_FAVICON = (48, 32, 16)
# https://www.w3.org/TR/appmanifest/#icon-masks: a circle of four fifths stays in sight.
_SAFE = 0.8


def icon(originals: Sequence[Original], size: int) -> bytes:
    """Return the icon in so many pixels on each side, with what is transparent in it."""
    return _png(_square(originals[0].content, size))


def icon_on_ground(originals: Sequence[Original], size: int, masked: bool) -> bytes:
    """Return the icon with nothing transparent, and so small that it stays in sight when it is `masked`."""
    content = originals[0].content
    mark = _square(content, round(size * _SAFE) if masked else size)
    whole = Image.new("RGB", (size, size), _ground(content))
    whole.paste(mark, ((size - mark.width) // 2, (size - mark.height) // 2), mark)
    return _png(whole)


def favicon(originals: Sequence[Original]) -> bytes:
    """Return the icon as ICO, for programs that ask for no other."""
    first, *others = [_square(originals[0].content, size) for size in _FAVICON]
    made = BytesIO()
    first.save(made, "ICO", sizes=[(size, size) for size in _FAVICON], append_images=others)
    return made.getvalue()


def _square(content: bytes, size: int) -> Image.Image:
    mark = drawn(content, size)
    whole = Image.new("RGBA", (size, size))
    whole.paste(mark, ((size - mark.width) // 2, (size - mark.height) // 2))
    return whole


def _ground(content: bytes) -> tuple[int, int, int]:
    """The colour of the icon's own ground, which is seen at its upper edge, or else white."""
    mark = drawn(content, 64)
    red, green, blue, alpha = mark.getpixel((mark.width // 2, 2))  # type: ignore[misc]
    return (int(red), int(green), int(blue)) if alpha == 255 else (255, 255, 255)


def _png(picture: Image.Image) -> bytes:
    made = BytesIO()
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()
