"""What pages have to know of a picture without opening it."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from coalition.core.pictures.encoding import Format
from coalition.core.pictures.opened import in_srgb, is_animated, opened, size_upright, upright

_PLAIN: dict[str, Format] = {
    "JPEG": "jpg",
    "MPO": "jpg",
    "PNG": "png",
    "GIF": "png",
    "WEBP": "webp",
    "AVIF": "webp",
}
_LOOKED_AT = 64
_SHADES = "0369cf"
_COLORS = 8


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture as it is shown: width and height in pixels, and the colour that most of it has.

    `content` is a digest of the file. `plain` is the format of smaller pictures for programs that know
    neither AVIF nor WebP; one that moves has none, and no smaller pictures. `tone` is such as `c96`.
    """

    width: int
    height: int
    content: str
    plain: Format | None
    tone: str


def facts_of(content: bytes, digest: str) -> PictureFacts:
    """Return the facts of a picture, all of which is decoded.

    Pillow raises nearly anything for what is none.
    """
    picture = opened(content)
    width, height = size_upright(picture)
    moves = is_animated(picture)
    plain = None if moves else _PLAIN[picture.format or ""]
    if picture.format == "JPEG":
        picture.draft("RGB", (_LOOKED_AT, _LOOKED_AT))
    return PictureFacts(width, height, digest, plain, _tone(picture))


def _tone(picture: Image.Image) -> str:
    """Return the colour that most of a picture has, of the 216 that are told apart."""
    small = upright(picture)
    small.thumbnail((_LOOKED_AT, _LOOKED_AT), reducing_gap=2.0)
    colors = in_srgb(small).convert("RGB").quantize(_COLORS, Image.Quantize.MEDIANCUT)
    counted: list[tuple[int, int]] = colors.getcolors()  # type: ignore[assignment]
    _, most = max(counted, key=lambda one: (one[0], -one[1]))
    palette = colors.getpalette() or [0, 0, 0]
    return "".join(_SHADES[round(value / 51)] for value in palette[3 * most : 3 * most + 3])
