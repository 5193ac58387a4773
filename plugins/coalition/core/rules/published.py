"""Addresses that were published once and lead nowhere now."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.diagnostics import Diagnostic
from coalition.core.rules import catalog
from coalition.core.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each partner whose address is gone."""
    for index, slug in enumerate(site.published.partners):
        known = slug in site.partners or slug in site.aliases or ("partners", slug) in site.broken
        if not known:
            yield catalog.PUBLISHED_GONE.at(
                site.published.marks.at("partners", index),
                f'the page of the partner "{slug}" was published, and partners.yaml knows it no more',
                "keep its entry, with left: if it left, or add the slug to the aliases: of what it is now",
            )
