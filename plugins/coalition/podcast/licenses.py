"""Licences that the directories know by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coalition.core.site import Site
from coalition.core.views.parts import Link

_CREATIVE_COMMONS = re.compile(r"cc-(by(?:-nc)?(?:-nd|-sa)?)-4\.0")
_ZERO = "cc0-1.0"

KNOWN = (
    "cc-by-4.0",
    "cc-by-sa-4.0",
    "cc-by-nc-4.0",
    "cc-by-nd-4.0",
    "cc-by-nc-sa-4.0",
    "cc-by-nc-nd-4.0",
    _ZERO,
)
"""The licences that are known by name."""


@dataclass(frozen=True, slots=True)
class License:
    """A licence: `identifier` is that of SPDX in small letters, `url` its text."""

    identifier: str
    url: str


def known_license(name: str) -> License | None:
    """Return the Creative Commons licence that `CC BY-SA 4.0` or `cc-by-sa-4.0` means, or else None."""
    identifier = "-".join(name.lower().split())
    terms = _CREATIVE_COMMONS.fullmatch(identifier)
    if terms:
        return License(identifier, f"https://creativecommons.org/licenses/{terms[1]}/4.0/")
    if identifier == _ZERO:
        return License(identifier, "https://creativecommons.org/publicdomain/zero/1.0/")
    return None


def license_link(site: Site, name: str | None, url: str | None) -> Link | None:
    """A licence by its name, with an href when its text has a known address, such as the typed `url`."""
    if name is None:
        return None
    known = known_license(name)
    own = site.coalition.license_url if name == site.coalition.license else None
    return Link(name, url or (known.url if known else own) or "")
