"""What lists in a language of the site are of: the texts that are in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from coalition.core.content import Document
from coalition.core.site import Site

D = TypeVar("D", bound=Document[Any])


def in_own_words(site: Site, documents: Iterable[D]) -> tuple[D, ...]:
    """Return those of the texts that are in the site's language; lists in its own language are of all."""
    language = site.settings.language
    if language == site.settings.own_language:
        return tuple(documents)
    return tuple(one for one in documents if site.language_of(one) == language)
