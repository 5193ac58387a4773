"""In which widths and formats a picture is published, and where each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from PIL import features

from coalition.core.fields import to_slug
from coalition.core.pictures.encoding import Format, height_for
from coalition.core.pictures.facts import PictureFacts

FOLDER = "pictures/"
"""Where all smaller pictures lie: their names say what is in them, so that they may be kept for ever."""

TYPES: dict[Format, str] = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
}
"""The media type of each format."""

_LONGEST_NAME = 40
_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for pictures in a layout: in which widths (pixels) they are made for it, and how wide it is.

    `sizes` is as in HTML: https://html.spec.whatwg.org/multipage/images.html#sizes-attributes
    """

    widths: tuple[int, ...]
    sizes: str


_PHOTO = (400, 800, 1200, 1800)
LEAD = Slot(_PHOTO, "(min-width: 76rem) 72rem, 95vw")
PROSE = Slot(_PHOTO, "(min-width: 50rem) 46rem, 95vw")
CARD = Slot(_PHOTO, "11rem")
PORTRAIT = Slot((96, 192, 400, 600), "6rem")
LARGE_PORTRAIT = Slot(PORTRAIT.widths, "(min-width: 44rem) 17rem, 60vw")
COVER = Slot((150, 300, 600), "8rem")
LARGE_COVER = Slot((*COVER.widths, 1200), "(min-width: 44rem) 17rem, 60vw")
LOGO = Slot((200, 400, 800), "17rem")


@dataclass(frozen=True, slots=True)
class Variant:
    """A picture in one width and format, `height` pixels high, at a url of the site."""

    url: str
    width: int
    height: int
    form: Format


def formats(facts: PictureFacts) -> tuple[Format, ...]:
    """Return the formats in which a picture is made, the smallest first and the one for all programs last."""
    if facts.plain is None:
        return ()
    modern: tuple[Format, ...] = ("avif", "webp") if has_avif() else ("webp",)
    return (*(form for form in modern if form != facts.plain), facts.plain)


@cache
def has_avif() -> bool:
    """Whether this Pillow can make AVIF."""
    return features.check("avif") is True


def variants(shown: str, facts: PictureFacts, slot: Slot, form: Format) -> Iterator[Variant]:
    """Yield the picture at `shown` in one format, in all widths that it has for a slot and in its own.

    One that is hardly wider than another of the widths is made in that one.
    """
    stem = f"{FOLDER}{_name(shown)}-{facts.content[:_DIGITS]}"
    for width in _widths(facts.width, slot.widths):
        height = height_for((facts.width, facts.height), width)
        yield Variant(f"{stem}-{width}.{form}", width, height, form)


def _widths(own: int, wanted: tuple[int, ...]) -> tuple[int, ...]:
    smaller = tuple(width for width in wanted if width <= own)
    is_between = len(smaller) < len(wanted) and own > 1.2 * max(smaller, default=0)
    return (*smaller, own) if is_between else smaller


def _name(shown: str) -> str:
    return to_slug(PurePosixPath(shown).stem)[:_LONGEST_NAME].strip("-") or "picture"
