"""What is told of search before anything is written."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.search.pagefind import program

SETTINGS = Place("pelicanconf.py")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a warning where the site is to have a search and nothing can make its index."""
    if site.settings.search and program() is None:
        yield catalog.NO_SEARCH.at(
            SETTINGS,
            "there is no Pagefind for this platform, and the site is published without search",
            "put a program called pagefind on the PATH, or set COALITION_SEARCH = False",
        )


def failed(error: Exception) -> Diagnostic:
    """Return the finding for an index that could not be made."""
    return catalog.SEARCH_FAILED.at(
        SETTINGS,
        f"Pagefind could not make the index of the site: {error}",
        "set COALITION_SEARCH = False to publish without search",
    )
