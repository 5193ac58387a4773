"""Pictures as they are looked at: upright, and in the colours that every screen knows."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

from PIL import Image, ImageCms, features

FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
"""What is taken for a picture, as Pillow calls it."""

# Exif 2.32 (CIPA DC-008), 4.6.4 A, Orientation: on which sides the first row and the first column are.
_ORIENTATION = 0x0112
_TURNS: Mapping[int, Image.Transpose] = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)
_ON_THE_SIDE = tuple(_TURNS[number] for number in (5, 6, 7, 8))


def opened(content: bytes) -> Image.Image:
    """Return a picture of which nothing but the header has been read yet. Pillow raises nearly anything."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(content), formats=FORMATS)


def is_animated(picture: Image.Image) -> bool:
    """Whether it moves. A JPEG with a second picture behind it, as phones make them, does not."""
    return picture.format not in ("JPEG", "MPO") and getattr(picture, "n_frames", 1) > 1


def is_turned(picture: Image.Image) -> bool:
    """Whether a picture says that it is to be shown turned or mirrored."""
    return _turn(picture) is not None


def size_upright(picture: Image.Image) -> tuple[int, int]:
    """Return width and height as the picture is shown."""
    width, height = picture.size
    return (height, width) if _turn(picture) in _ON_THE_SIDE else (width, height)


def _turn(picture: Image.Image) -> Image.Transpose | None:
    """Return what makes a picture upright. EXIF that cannot be read says nothing."""
    try:
        return _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # Pillow raises nearly anything for EXIF that is none
        return None


def upright(picture: Image.Image) -> Image.Image:
    """Return a picture decoded and turned as it is to be shown, in 8 bits and without a palette."""
    turn, profile = _turn(picture), picture.info.get("icc_profile")
    plain = _in_eight_bits(picture if turn is None else picture.transpose(turn))
    if profile:
        plain.info["icc_profile"] = profile
    return plain


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    mode = picture.mode
    if mode.startswith("I") or mode == "F":  # 16 bits of grey, which Pillow would cut off at 255
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if mode in ("P", "PA") or "transparency" in picture.info:
        return picture.convert("RGBA" if _has_alpha(picture) else "RGB")
    if mode in ("LA", "La", "RGBa"):
        return picture.convert("RGBA")
    return picture if mode in ("RGB", "RGBA", "CMYK") else picture.convert("RGB")


def _has_alpha(picture: Image.Image) -> bool:
    return "transparency" in picture.info or picture.mode == "PA"


def in_srgb(picture: Image.Image) -> Image.Image:
    """Return an upright picture in sRGB; a profile that cannot be used counts for none."""
    profile = picture.info.get("icc_profile")
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile and features.check("littlecms2"):
        try:
            return _converted(picture, profile, mode)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return picture if picture.mode == mode else picture.convert(mode)


def _converted(picture: Image.Image, profile: bytes, mode: str) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    made: Any = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    if mode == "RGBA":
        made.putalpha(picture.getchannel("A"))
    return made if isinstance(made, Image.Image) else picture.convert(mode)
