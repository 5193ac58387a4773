"""Titles that readers of lists, of search results and of cards could do little with."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.content import Article, Page
from coalition.core.diagnostics import Diagnostic
from coalition.core.names import folded
from coalition.core.rules import catalog
from coalition.core.site import Site

# Search engines show some 60 characters and cards of social networks some 70, feeds and lists all.
_LONGEST = 110


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each title that another text has too, or that everybody will cut."""
    first: dict[str, Article | Page] = {}
    listed = (page for page in site.pages if page.header.status != "hidden")
    documents: tuple[Article | Page, ...] = (*reversed(site.articles), *listed)
    for document in documents:
        title = document.header.title
        other = first.setdefault(folded(title), document)
        if other is not document:
            yield catalog.DUPLICATE_TITLE.at(
                document.marks.at("title"),
                f'"{title}" is the title of another text too',
                "give them titles that tell them apart in lists and search results",
                other.marks.at("title"),
            )
        if len(title) > _LONGEST:
            yield catalog.LONG_TITLE.at(
                document.marks.at("title"),
                f"this title has {len(title)} characters",
                f"say it in at most {_LONGEST}, and the rest in summary:",
            )
