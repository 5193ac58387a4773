"""Mistakes in what people say of why they joined."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.content import Voice
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.rules import catalog
from coalition.core.rules.logos import missing_file
from coalition.core.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each of them."""
    yield from _same_slug(site)
    for voice in site.content.voices:
        yield from _portrait(site, voice)
        if voice.header.consent is None:
            yield catalog.NO_CONSENT.at(
                voice.place(),
                f"nothing is noted of {voice.header.name}'s consent to stand here",
                "ask, and add consent: with the day of the answer",
            )


def _portrait(site: Site, voice: Voice) -> Iterator[Diagnostic]:
    portrait = voice.header.portrait
    if portrait is None:
        return
    place = voice.marks.at("portrait", "file")
    yield from missing_file(site, portrait.file, place)
    if portrait.alt is None:
        yield catalog.MISSING_ALT.at(
            place,
            "this portrait has no alternative text",
            'add alt: (or alt: "" where it only decorates)',
        )
    if portrait.license is None:
        advice = "add license: with what its maker allows, such as CC BY 4.0"
        yield catalog.NO_LICENSE.at(place, "this portrait has no licence line", advice)


def _same_slug(site: Site) -> Iterator[Diagnostic]:
    """On the page on which all voices stand, each is found by its slug."""
    first: dict[str, Place] = {}
    for voice in site.content.voices:
        if voice.slug in first:
            yield catalog.ONE_URL_TWICE.at(
                voice.place(),
                f'another voice has the slug "{voice.slug}" already',
                "give one of the two another slug or name",
                first[voice.slug],
            )
        first.setdefault(voice.slug, voice.place())
