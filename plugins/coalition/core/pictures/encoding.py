"""Pictures made for the web: in the widths that pages show them in, and originals that tell nothing more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from io import BytesIO
from types import MappingProxyType
from typing import Any, Literal

from PIL import Image

from coalition.core.pictures.metadata import without_metadata
from coalition.core.pictures.opened import in_srgb, is_animated, is_turned, opened, upright

Format = Literal["avif", "webp", "jpg", "png"]

# docs/pictures.md says why these. One thread: processes share the work, and the bytes are always the same.
_SAVING: Mapping[Format, tuple[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "avif": ("AVIF", {"quality": 58, "speed": 8, "max_threads": 1, "autotiling": False}),
        "webp": ("WEBP", {"quality": 76, "method": 4}),
        "jpg": ("JPEG", {"quality": 80, "progressive": True, "optimize": True}),
        "png": ("PNG", {"compress_level": 7}),
    }
)
_AGAIN: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "JPEG": {"quality": 92, "subsampling": 0, "optimize": True},
        "PNG": {"compress_level": 7},
        "WEBP": {"quality": 92, "method": 4},
        "AVIF": {"quality": 85, "speed": 8, "max_threads": 1, "autotiling": False},
    }
)
_PALETTE = 256


class Original:
    """A picture's file, decoded once for all that is made of it."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    @cached_property
    def has_palette(self) -> bool:
        """Whether the file names each of its few colours."""
        return opened(self.content).mode in ("P", "1")

    @cached_property
    def upright(self) -> Image.Image:
        """The picture as it is looked at, in its own colours."""
        return upright(opened(self.content))


def variant(originals: Sequence[Original], width: int, form: Format) -> bytes:
    """Return the picture in that width, in sRGB, with nothing but its pixels."""
    (original,) = originals
    picture = resized(original.upright, width)
    if form == "jpg" and picture.mode == "RGBA":
        picture = picture.convert("RGB")
    if form == "png" and original.has_palette:
        picture = _with_palette(picture)
    name, options = _SAVING[form]
    return saved(picture, name, options)


def resized(picture: Image.Image, width: int) -> Image.Image:
    """Return an upright picture in sRGB, in that width."""
    size = (width, height_for(picture.size, width))
    small = (
        picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0) if size != picture.size else picture
    )
    if "icc_profile" in picture.info:
        small.info["icc_profile"] = picture.info["icc_profile"]
    return in_srgb(small)


def height_for(size: tuple[int, int], width: int) -> int:
    """Return how high a picture of that size is in that width."""
    return max(1, round(size[1] * width / size[0]))


def _with_palette(picture: Image.Image) -> Image.Image:
    method = Image.Quantize.FASTOCTREE if picture.mode == "RGBA" else Image.Quantize.MEDIANCUT
    return picture.quantize(_PALETTE, method, dither=Image.Dither.NONE)


def saved(picture: Image.Image, name: str, options: Mapping[str, Any]) -> bytes:
    """Return a picture in a format, without a profile or anything else besides its pixels."""
    made = BytesIO()
    bare = picture.copy()
    bare.info = {key: value for key, value in picture.info.items() if key == "transparency"}
    bare.save(made, name, **options)
    return made.getvalue()


def published(originals: Sequence[Original]) -> bytes:
    """Return a picture as it is published under its own name: without metadata, upright, in RGB.

    Only where the pixels themselves have to be others is it encoded again.
    """
    (original,) = originals
    picture = opened(original.content)
    if is_animated(picture):
        return without_metadata(original.content)
    form = "JPEG" if picture.format == "MPO" else picture.format or ""
    tells = form == "AVIF" and ("exif" in picture.info or "xmp" in picture.info)
    if not (is_turned(picture) or picture.mode == "CMYK" or tells):
        try:
            return without_metadata(original.content)
        except ValueError:  # what Pillow can read all the same
            pass
    if form == "GIF":
        return saved(_with_palette(in_srgb(original.upright)), "GIF", {})
    return saved(in_srgb(original.upright), form, _AGAIN[form])
