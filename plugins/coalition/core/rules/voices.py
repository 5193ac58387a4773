"""Mistakes in what people say of why they joined."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.rules import catalog
from coalition.core.rules.portraits import check_portrait
from coalition.core.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each of them."""
    yield from _same_slug(site)
    for voice in site.content.voices:
        if voice.header.portrait:
            yield from check_portrait(site, voice.header.portrait, voice.marks.at("portrait", "file"))
        if voice.header.consent is None and voice.header.status != "draft":
            yield catalog.NO_CONSENT.at(
                voice.place(),
                f"nothing is noted of {voice.header.name}'s consent to stand here",
                "ask, and add consent: with the day of the answer",
            )


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
