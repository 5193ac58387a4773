"""The outputs of outreach."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.model.registry import Partner
from coalition.core.outputs import Output, PageOutput
from coalition.core.site import Site
from coalition.core.urls import path_of
from coalition.outreach.badge import badge
from coalition.outreach.embeds import card, card_url, wall, wall_url
from coalition.outreach.stats import stats_page
from coalition.outreach.toolkit import toolkit_index, toolkit_page


def outputs(site: Site) -> Iterator[Output]:
    """Yield what is for all partners, for each type and for each partner of today and of former times."""
    partners = site.registry_place("partners")
    yield PageOutput(site.urls.path("STATS"), "stats.html", stats_page, (), partners)
    yield PageOutput(site.urls.path("TOOLKITS"), "toolkits.html", toolkit_index, (), partners)
    yield PageOutput(path_of(wall_url(site)), "embed_partners.html", wall, (), partners, listed=False)
    for kind in site.types:
        path = path_of(wall_url(site, kind))
        place = site.registry_place("types", kind)
        yield PageOutput(path, "embed_partners.html", wall, (kind,), place, listed=False)
    for partner in (*site.active_partners, *site.former_partners):
        yield from _of_partner(site, partner)


def _of_partner(site: Site, partner: Partner) -> Iterator[Output]:
    urls, origin = site.urls, site.registry_place("partners", partner.slug)
    toolkit = urls.path("TOOLKIT", slug=partner.slug)
    yield PageOutput(toolkit, "toolkit.html", toolkit_page, (partner,), origin, listed=False)
    # What others have put up once stays where it is: a redirect would be lost on an image.
    aliases = (alias for alias in partner.aliases if site.aliases.get(alias) == partner.slug)
    for slug in (partner.slug, *aliases):
        yield PageOutput(
            path_of(card_url(site, slug)), "embed_partner.html", card, (partner,), origin, listed=False
        )
        yield PageOutput(urls.path("BADGE", slug=slug), "badge.svg", badge, (partner, False), origin)
        yield PageOutput(urls.path("DARK_BADGE", slug=slug), "badge.svg", badge, (partner, True), origin)
