"""Articles of a series that could not be put in order."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.content import Article
from coalition.core.diagnostics import Diagnostic
from coalition.core.rules import catalog
from coalition.core.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each part of nothing, and for each that is another one's already."""
    first: dict[tuple[str, int], Article] = {}
    for article in site.content.articles:
        series, part = article.header.series, article.header.part
        if part is None:
            continue
        if series is None:
            place, advice = article.marks.at("part"), "add series: with its slug from partners.yaml"
            yield catalog.MISSING_KEY.at(place, "this is a part of no series", advice)
            continue
        other = first.setdefault((series, part), article)
        if other is not article:
            yield catalog.SERIES_PART.at(
                article.marks.at("part"),
                f'"{other.header.title}" is part {part} of this series already',
                "give it another number, or leave part: out to have the parts in the order of their dates",
                other.marks.at("part"),
            )
