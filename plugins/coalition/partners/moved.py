"""The addresses that partners had before: each goes on leading to the partner's page, without script too."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.outputs import PageOutput
from coalition.core.site import Site
from coalition.core.views.cards import partner_link
from coalition.core.views.head import head
from coalition.partners.views import MovedPage


def moved_pages(site: Site) -> Iterator[PageOutput]:
    """Yield a page for each alias of a partner."""
    for alias, slug in site.aliases.items():
        index = site.partners[slug].aliases.index(alias)
        origin = site.registry_marks.at("partners", slug, "aliases", index)
        yield PageOutput(
            site.urls.path("PARTNER", slug=alias), "moved.html", moved_page, (slug,), origin, listed=False
        )


def moved_page(site: Site, slug: str) -> MovedPage:
    """Return the view of a page that leads to the partner with this slug."""
    target = partner_link(site, slug)
    return MovedPage(
        head(
            site,
            site.urls.url("PARTNER", slug=slug),
            target.label,
            site.words.gettext("The page of {name} has another address now.", name=target.label),
            section=site.urls.url("PARTNERS"),
            languages=(),
        ),
        target.label,
        target,
    )
