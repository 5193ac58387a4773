"""Pictures as pages show them: what to load in which place, without a file being opened."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.pictures.facts import PictureFacts
from coalition.core.pictures.variants import LOGO, TYPES, Slot, Variant, formats, variants
from coalition.core.site import Site
from coalition.core.views.parts import Picture, PictureSource

_ENOUGH = 1200
"""How wide a picture need be, in pixels, for programs that choose none."""


def picture(
    site: Site,
    shown: str,
    url: str,
    slot: Slot,
    alt: str,
    *,
    caption: str = "",
    credit: str = "",
    source: str = "",
    focus: str | None = None,
    dark: tuple[str, str] | None = None,
) -> Picture:
    """Return the picture that lies at `shown` in the project and is published at `url`, for a slot.

    `dark` is where the file for dark backgrounds lies and is published. A picture without pixels, such as an
    SVG, is shown as it is.
    """
    facts = site.pictures.get(shown)
    href = site.urls.href(url)
    shapes = tuple(_sources(site, dark, slot, "(prefers-color-scheme: dark)")) if dark else ()
    dark_src = site.urls.href(dark[1]) if dark else ""
    if facts is None:
        return Picture(href, alt, caption, credit, source, dark_src, sources=shapes, original=href)
    plain = _plain(shown, facts, slot)
    best = _best(plain)
    return Picture(
        site.urls.href(best.url) if best else href,
        alt,
        caption,
        credit,
        source,
        dark_src,
        best.width if best else facts.width,
        best.height if best else facts.height,
        (*shapes, *_modern(site, shown, facts, slot)),
        srcset(site, plain),
        slot.sizes if best else "",
        classes(facts, focus, slot),
        href,
    )


def classes(facts: PictureFacts, focus: str | None, slot: Slot) -> str:
    """Return the generated classes of a picture: its colour until it is there, and what to keep in sight.

    A logo has no colour behind it: most of it may be transparent.
    """
    tone = "" if slot is LOGO else f"tone-{facts.tone}"
    return " ".join(part for part in (tone, focus_class(focus) if focus else "") if part)


def focus_class(focus: str) -> str:
    """Return the class for a focal point such as `40% 20%`."""
    return f"focus-{focus.replace('% ', '-').rstrip('%')}"


def _plain(shown: str, facts: PictureFacts, slot: Slot) -> tuple[Variant, ...]:
    return tuple(variants(shown, facts, slot, facts.plain)) if facts.plain else ()


def _best(plain: tuple[Variant, ...]) -> Variant | None:
    """The one for programs that do not choose."""
    small = [one for one in plain if one.width <= _ENOUGH]
    return small[-1] if small else (plain[0] if plain else None)


def _modern(
    site: Site, shown: str, facts: PictureFacts, slot: Slot, media: str = ""
) -> Iterator[PictureSource]:
    for form in formats(facts)[:-1]:
        yield PictureSource(srcset(site, tuple(variants(shown, facts, slot, form))), TYPES[form], media)


def _sources(site: Site, file: tuple[str, str], slot: Slot, media: str) -> Iterator[PictureSource]:
    """Yield all formats of a picture that takes the place of another one."""
    shown, url = file
    facts = site.pictures.get(shown)
    plain = _plain(shown, facts, slot) if facts else ()
    if facts and plain:
        yield from _modern(site, shown, facts, slot, media)
        yield PictureSource(srcset(site, plain), TYPES[plain[0].form], media)
    else:
        yield PictureSource(site.urls.href(url), "", media)


def srcset(site: Site, several: tuple[Variant, ...]) -> str:
    """Return a `srcset` of variants of one format."""
    return ", ".join(f"{site.urls.href(one.url)} {one.width}w" for one in several)
