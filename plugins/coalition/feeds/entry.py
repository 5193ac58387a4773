"""What a feed says of one article, episode or appearance."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.site import Site
from coalition.core.source import FORBIDDEN

UNKNOWN = "1970-01-01T00:00:00+00:00"
"""Stands for a moment that nobody knows where Atom wants one."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an entry; `url` is absolute, and empty for those who have no page."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class EntryView:
    """An article, an episode or an appearance in a feed.

    `id` is a URI that never changes, `published` and `updated` are as in RFC 3339, `summary` is plain text,
    and `content` is HTML in which every address is absolute. Where the day is not known, `published` is
    empty, `date` is what is known (`2018` or `2018-02`, or nothing), and `updated` is its first moment.
    """

    id: str
    title: str
    url: str
    published: str
    updated: str
    authors: tuple[Author, ...]
    categories: tuple[str, ...]
    summary: str
    content: str
    date: str = ""


def person_author(site: Site, slug: str) -> Author:
    """A person of the registry as an author."""
    url = site.urls.absolute(site.urls.url("PERSON", slug=slug))
    return Author(publishable(site.people[slug].name), url)


def partner_author(site: Site, slug: str) -> Author:
    """A partner as an author."""
    url = site.urls.absolute(site.urls.url("PARTNER", slug=slug))
    return Author(publishable(site.partners[slug].name), url)


def publishable(text: str) -> str:
    """Return `text` without the characters that XML forbids."""
    return FORBIDDEN.sub("", text)
