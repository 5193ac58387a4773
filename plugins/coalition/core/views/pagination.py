"""Listings in pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from coalition.core.site import Site
from coalition.core.urls import Urls
from coalition.core.views.parts import Link, Pagination

R = TypeVar("R")


def paginate(
    records: Sequence[R], size: int, urls: Urls, page: str, /, **parts: Any
) -> Iterator[tuple[str, tuple[R, ...], Pagination]]:
    """Yield the url, the records and the pagination of each page; a listing of nothing has one empty page."""
    last = max(1, -(-len(records) // size))
    links = tuple(
        Link(str(number), urls.href(urls.page_url(page, number, **parts))) for number in range(1, last + 1)
    )
    for number in range(1, last + 1):
        chosen = tuple(records[(number - 1) * size : number * size])
        yield urls.page_url(page, number, **parts), chosen, _pagination(number, links)


def numbered(site: Site, title: str, pagination: Pagination) -> str:
    """Return the title of a page of a listing; the first has the listing's own."""
    if pagination.number == 1:
        return title
    return site.words.gettext("{title}, page {number}", title=title, number=pagination.number)


def _pagination(number: int, links: tuple[Link, ...]) -> Pagination:
    last = len(links)
    newer = links[number - 2].href if number > 1 else ""
    older = links[number].href if number < last else ""
    return Pagination(number, last, newer, older, _shown(links, number))


def _shown(links: tuple[Link, ...], number: int) -> tuple[Link, ...]:
    """The first, the last and those near the current page: a page's links do not grow with the listing."""
    near = {1, number - 1, number, number + 1, len(links)}
    return tuple(links[one - 1] for one in sorted(near) if 1 <= one <= len(links))
