"""Mistakes in pictures of people, wherever they are named."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.model.text import Portrait
from coalition.core.rules import catalog
from coalition.core.rules.logos import missing_file
from coalition.core.site import Site


def check_portrait(site: Site, portrait: Portrait, place: Place, prefix: str = "") -> Iterator[Diagnostic]:
    """Yield a finding for each of them; `prefix` is what its keys begin with, such as `image_`."""
    yield from missing_file(site, portrait.file, place)
    if portrait.alt is None:
        advice = f'add {prefix}alt: (or {prefix}alt: "" where it only decorates)'
        yield catalog.MISSING_ALT.at(place, "this portrait has no alternative text", advice)
    if portrait.license is None:
        advice = f"add {prefix}license: with what its maker allows, such as CC BY 4.0"
        yield catalog.NO_LICENSE.at(place, "this portrait has no licence line", advice)
