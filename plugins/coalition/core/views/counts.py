"""The numbers that several pages tell, counted in one place."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.site import Site


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts, and where to see them all."""

    number: int
    label: str
    href: str


def counts(site: Site) -> tuple[Count, ...]:
    """Return how much there is of what a site consists of; of what there is nothing, nothing is said."""

    def count(number: int, one: str, many: str, page: str) -> Count:
        return Count(number, one if number == 1 else many, site.urls.href(site.urls.url(page)))

    found = (
        count(len(site.active_partners), "partner", "partners", "PARTNERS"),
        count(len(site.countries), "country", "countries", "PARTNERS_MAP"),
        count(len(site.articles), "article", "articles", "NEWS"),
        count(len(site.episodes), "episode", "episodes", "PODCASTS"),
    )
    return tuple(one for one in found if one.number)
