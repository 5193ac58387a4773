"""Slugs of titles and names."""

from __future__ import annotations

from pelican.utils import slugify

from coalition.core.fields import to_slug

_LONGEST = 80
_APOSTROPHES = (("['’]", ""),)


def slug_of(called: str) -> str:
    """Return the slug that a title or name makes: whole words, and empty where it has none in it."""
    made = to_slug(slugify(called, regex_subs=_APOSTROPHES))
    return made if len(made) <= _LONGEST else made[:_LONGEST].rpartition("-")[0] or made[:_LONGEST]
