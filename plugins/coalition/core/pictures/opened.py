"""Pictures as they are looked at: upright, and in the colours that every screen knows."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps, features

FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
"""What is taken for a picture, as Pillow calls it."""


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
    return picture.getexif().get(0x0112, 1) not in (0, 1)


def size_upright(picture: Image.Image) -> tuple[int, int]:
    """Return width and height as the picture is shown."""
    width, height = picture.size
    return (height, width) if picture.getexif().get(0x0112, 1) in (5, 6, 7, 8) else (width, height)


def upright(picture: Image.Image) -> Image.Image:
    """Return a picture decoded and turned as it is to be shown, in 8 bits and without a palette."""
    turned: Image.Image = ImageOps.exif_transpose(picture)
    profile = picture.info.get("icc_profile")
    plain = _in_eight_bits(turned)
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
