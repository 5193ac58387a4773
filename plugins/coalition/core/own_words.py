"""What lists in a language of the site are of: the texts that are in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from coalition.core.answers.records import Records
from coalition.core.content import Document

D = TypeVar("D", bound=Document[Any])


def in_own_words(site: Records, documents: Iterable[D], language: str = "") -> tuple[D, ...]:
    """Return those of the texts that are in the language; lists in the site's own language are of all.

    Without a language it is that of the site.
    """
    language = language or site.settings.language
    if language == site.settings.own_language:
        return tuple(documents)
    return tuple(one for one in documents if site.language_of(one) == language)
