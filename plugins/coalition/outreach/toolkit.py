"""The pages with what partners can take along."""

from __future__ import annotations

from dataclasses import replace

from coalition.core.model.registry import Partner
from coalition.core.site import Site
from coalition.core.views.cards import partner_card, partner_link
from coalition.core.views.head import head, listing_link
from coalition.core.views.parts import Link, PartnerCard
from coalition.outreach.badge import badge_text
from coalition.outreach.embeds import badge_snippets, card_snippets, wall_snippets
from coalition.outreach.texts import partner_texts
from coalition.outreach.views import ToolkitIndex, ToolkitPage


def toolkit_index(site: Site) -> ToolkitIndex:
    """Return the view of the list of toolkits."""
    title = _title(site)
    description = site.words.gettext("Texts, badges and logos of {name}", name=site.coalition.name)
    return ToolkitIndex(
        head(site, site.urls.url("TOOLKITS"), title, description),
        title,
        tuple(_toolkit_card(site, partner) for partner in site.active_partners),
        wall_snippets(site),
        tuple(Link(partner.name, _href(site, partner)) for partner in site.former_partners),
    )


def _title(site: Site) -> str:
    return site.words.gettext("For partners")


def _toolkit_card(site: Site, partner: Partner) -> PartnerCard:
    card: PartnerCard = site.remember(partner_card, partner)
    return replace(card, href=_href(site, partner))


def _href(site: Site, partner: Partner) -> str:
    return site.urls.href(site.urls.url("TOOLKIT", slug=partner.slug))


def toolkit_page(site: Site, partner: Partner) -> ToolkitPage:
    """Return the view of a partner's toolkit."""
    urls, title = site.urls, site.words.gettext("Toolkit of {name}", name=partner.name)
    return ToolkitPage(
        head(
            site,
            urls.url("TOOLKIT", slug=partner.slug),
            title,
            site.words.gettext("Texts and badges for {name} to publish", name=partner.name),
            section=urls.url("TOOLKITS"),
            breadcrumb=(listing_link(site, "TOOLKITS", _title(site)),),
            indexed=False,
        ),
        title,
        partner_link(site, partner.slug),
        partner.has_left(site.settings.today),
        partner_texts(site, partner),
        urls.href(urls.url("BADGE", slug=partner.slug)),
        urls.href(urls.url("DARK_BADGE", slug=partner.slug)),
        badge_text(site, partner),
        badge_snippets(site, partner),
        card_snippets(site, partner),
    )
