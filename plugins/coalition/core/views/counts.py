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

    words = site.words
    partners, countries = len(site.active_partners), len(site.countries)
    articles, episodes = len(site.articles), len(site.episodes)
    found = (
        (partners, words.ngettext("partner", "partners", partners), "PARTNERS"),
        (countries, words.ngettext("country", "countries", countries), "PARTNERS_MAP"),
        (articles, words.ngettext("article", "articles", articles), "NEWS"),
        (episodes, words.ngettext("episode", "episodes", episodes), "PODCASTS"),
    )
    return tuple(
        Count(number, label, site.urls.href(site.urls.url(page))) for number, label, page in found if number
    )
