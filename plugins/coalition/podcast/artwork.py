"""The artwork of shows and episodes, held to what podcast directories take."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from PIL import Image, UnidentifiedImageError

from coalition.core.content import Show
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.media.pictures import BITMAP_SUFFIXES
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.core.source import SourceFile
from coalition.core.suggestion import did_you_mean

_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png"}
_SMALLEST, _LARGEST = 1400, 3000
_ADVICE = "export it as JPEG in RGB, 3000 by 3000 pixels"


def check_cover(site: Site, show: Show) -> Iterator[Diagnostic]:
    """Yield a finding for a cover that does not exist, or that Apple refuses.

    https://podcasters.apple.com/support/896-artwork-requirements
    """
    name = show.header.cover
    source = site.content.files.get(f"{show.folder}/{name}")
    place = show.marks.at("cover")
    if source is None:
        beside = (one for one in site.content.files if one.startswith(f"{show.folder}/"))
        names = (one.removeprefix(f"{show.folder}/") for one in beside)
        yield catalog.MISSING_FILE.at(
            place, f'there is no file "{show.folder}/{name}"', did_you_mean(name, names)
        )
        return
    yield from check_artwork(source, place)


def check_artwork(source: SourceFile, place: Place) -> Iterator[Diagnostic]:
    """Yield a finding for each thing for which Apple would refuse a picture; it is named at `place`."""
    for message in _faults(source.path, PurePosixPath(source.shown).suffix):
        yield catalog.BAD_COVER.at(place, message, _ADVICE)


def _faults(path: Path, suffix: str) -> Iterator[str]:
    try:
        with Image.open(path) as picture:
            made_as, mode, (width, height) = picture.format or "", picture.mode, picture.size
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        if suffix.lower() not in BITMAP_SUFFIXES:  # of these it has been said
            yield "this file cannot be read as a picture"
        return
    if _SUFFIXES.get(made_as) != suffix:
        yield f"this is a {made_as} picture with a name that ends in {suffix}; directories want .jpg or .png"
    if mode != "RGB":
        yield f"the colours of this picture are {mode}, not RGB"
    if width != height or not _SMALLEST <= width <= _LARGEST:
        wanted = f"it must be square, with {_SMALLEST} to {_LARGEST}"
        yield f"this picture has {width} by {height} pixels; {wanted}"
