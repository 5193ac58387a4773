"""Which pictures a site consists of: those that pages show, in the sizes of each place, and the originals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coalition.core.content import AnyDocument
from coalition.core.diagnostics import Place
from coalition.core.model.podcast import EpisodeHeader, ShowHeader
from coalition.core.model.text import ArticleHeader
from coalition.core.outputs import DataOutput, FileOutput, Output, PictureOutput
from coalition.core.pictures.encoding import published, variant
from coalition.core.pictures.variants import (
    LARGE_COVER,
    LARGE_PORTRAIT,
    LEAD,
    LOGO,
    PROSE,
    Slot,
    formats,
    variants,
)
from coalition.core.site import Site
from coalition.core.views.cards import image_file, shared_file
from coalition.core.views.pictures import classes, focus_class

STYLES = "pictures.css"
"""The url of the generated style sheet."""


@dataclass(frozen=True, slots=True)
class Use:
    """A picture, by its path, in a slot of the layout, and the point of it that stays in sight."""

    shown: str
    slot: Slot
    focus: str | None = None


def published_file(site: Site, url: str, shown: str, origin: Place) -> Output:
    """Return the output of a file of the content folder: of a picture, without what it tells of its maker."""
    path, facts = site.content.files[shown].path, site.pictures.get(shown)
    if facts is None:
        return FileOutput(url, path, origin)
    return PictureOutput(url, published, ((path, facts.content),), (), origin, keep=False)


def picture_outputs(site: Site) -> Iterator[Output]:
    """Yield the pictures that pages show, in all sizes and formats, and the sheet of their classes.

    All languages of a site share them.
    """
    if site.settings.language != site.settings.own_language:
        return
    uses = tuple(_uses(site))
    yield from _variants(site, uses)
    if site.pictures:
        args = (_tones(site, uses), tuple(sorted({use.focus for use in uses if use.focus})))
        yield DataOutput(STYLES, make_styles, picture_styles, args, Place(site.settings.layout.shown))


def _tones(site: Site, uses: Iterable[Use]) -> tuple[str, ...]:
    """The colours of the pictures that have one behind them."""
    found = ((use.slot, site.pictures.get(use.shown)) for use in uses)
    return tuple(sorted({facts.tone for slot, facts in found if facts and classes(facts, None, slot)}))


def _variants(site: Site, uses: Iterable[Use]) -> Iterator[PictureOutput]:
    """Yield each size once: two files of one name with the same picture in them are one."""
    planned: set[str] = set()
    for use in uses:
        facts = site.pictures.get(use.shown)
        if facts is None:
            continue
        source = (site.content.files[use.shown].path, facts.content)
        for form in formats(facts):
            for one in variants(use.shown, facts, use.slot, form):
                if one.url not in planned:
                    planned.add(one.url)
                    yield PictureOutput(one.url, variant, (source,), (one.width, form), Place(use.shown))


def _uses(site: Site) -> Iterator[Use]:
    for document in site.with_pages:
        yield from _of_document(site, document)
    for person in site.people.values():
        if person.image:
            yield Use(shared_file(site, person.image), LARGE_PORTRAIT, person.image_focus)
    for voice in site.voices:
        if voice.header.portrait:
            own = voice.header.portrait
            yield Use(shared_file(site, own.file), LARGE_PORTRAIT, own.focus)
    for partner in site.partners.values():
        files = (partner.logo.file, partner.logo.dark) if partner.logo else ()
        yield from (Use(shared_file(site, file), LOGO) for file in files if file)
    yield from _of_texts(site)


def _of_document(site: Site, document: AnyDocument) -> Iterator[Use]:
    """Yield the lead picture of an article, and the artwork of a show or an episode."""
    match document.header:
        case ArticleHeader(image=image) if image:
            shown, _ = image_file(site, document, image.file)
            yield Use(shown, LEAD, image.focus)
        case ShowHeader(cover=cover):
            yield Use(f"{document.folder}/{cover}", LARGE_COVER)
        case EpisodeHeader():
            own = site.media_of(document).cover
            if own:
                yield Use(own, LARGE_COVER)


def _of_texts(site: Site) -> Iterator[Use]:
    held = {document.path for document in site.held_back}
    for key, files in site.pictured.items():
        if key not in held:
            yield from (Use(shown, PROSE) for shown in files)


@dataclass(frozen=True, slots=True)
class PictureStyles:
    """The classes of pictures that are in use: colours such as `c96`, and points such as `40% 20%`."""

    tones: tuple[str, ...]
    points: tuple[str, ...]


def picture_styles(site: Site, tones: tuple[str, ...], points: tuple[str, ...]) -> PictureStyles:
    """Return the classes that are in use."""
    del site
    return PictureStyles(tones, points)


def make_styles(view: PictureStyles) -> bytes:
    """Return the style sheet."""
    tones = (f".tone-{tone}{{background-color:#{tone}}}\n" for tone in view.tones)
    points = (f".{focus_class(point)}{{object-position:{point}}}\n" for point in view.points)
    return "".join((*tones, *points)).encode()
