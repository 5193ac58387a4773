"""Logos: files that are not there, too small or nobody's, and marks without words."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.model.registry import Logo, Partner
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.core.suggestion import did_you_mean

_FOLDER = "logos"
_SMALLEST = 400


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each of them."""
    for partner in site.partners.values():
        if partner.logo:
            yield from _logo(site, partner, partner.logo)
    yield from _unused(site)


def _logo(site: Site, partner: Partner, logo: Logo) -> Iterator[Diagnostic]:
    at = ("partners", partner.slug, "logo")
    for key, file in (("file", logo.file), ("dark", logo.dark)):
        if file:
            place = site.registry_marks.at(*at, key)
            yield from missing_file(site, file, place)
            yield from _small(site, file, place)
    if logo.alt is None:
        yield catalog.MISSING_ALT.at(
            site.registry_marks.at(*at, "file"),
            "this logo has no alternative text",
            f"add alt: {partner.name}, or what its letters say",
        )


def missing_file(site: Site, file: str, place: Place) -> Iterator[Diagnostic]:
    """Yield a finding when the content folder has no such file; `place` is where it is named."""
    shown = site.settings.layout.shown
    if f"{shown}/{file}" in site.content.files:
        return
    known = (one.removeprefix(f"{shown}/") for one in site.content.files)
    yield catalog.MISSING_FILE.at(place, f'there is no file "{shown}/{file}"', did_you_mean(file, known))


def _small(site: Site, file: str, place: Place) -> Iterator[Diagnostic]:
    facts = site.pictures.get(f"{site.settings.layout.shown}/{file}")
    if facts and max(facts.width, facts.height) < _SMALLEST:
        yield catalog.SMALL_LOGO.at(
            place,
            f"this logo has {facts.width} by {facts.height} pixels, which is blurred on most screens",
            f"ask for an SVG, or for one with {_SMALLEST} pixels at least",
        )


def _unused(site: Site) -> Iterator[Diagnostic]:
    """Files in a static folder called `logos` that no partner has and no text shows."""
    root = f"{site.settings.layout.shown}/"
    for shown in logos_of_nobody(site):
        if not _is_shown(site, shown.removeprefix(root)):
            yield catalog.UNUSED_LOGO.at(
                Place(shown), "this is the logo of no partner", "name it in an entry, or delete it"
            )


def logos_of_nobody(site: Site) -> tuple[str, ...]:
    """The files among the logos that no partner has, so that it hangs on texts whether they are of use."""
    root = f"{site.settings.layout.shown}/"
    logos = {root + file for file in _files(site)}
    if not logos <= site.content.files.keys():
        return ()  # one of those that nobody has is meant
    pictures = {root + one.header.image.file for one in site.content.articles if one.header.image}
    others = site.content.files.keys() - logos - pictures
    return tuple(shown for shown in others if _is_among_logos(site, shown))


def _files(site: Site) -> Iterator[str]:
    logos = (partner.logo for partner in site.partners.values() if partner.logo)
    return (file for logo in logos for file in (logo.file, logo.dark) if file)


def _is_among_logos(site: Site, shown: str) -> bool:
    layout = site.settings.layout
    static = any(shown.startswith(f"{layout.shown}/{folder}/") for folder in layout.static)
    return static and f"/{_FOLDER}/" in shown


def _is_shown(site: Site, url: str) -> bool:
    return any(url in body.html for body in site.bodies.values())
