"""The entries that both a partner's and a person's page show."""

from __future__ import annotations

from urllib.parse import urlsplit

from coalition.core.model.registry import Appearance, Partner, Quote, Resource
from coalition.core.site import Site
from coalition.core.views.cards import partner_link, person_link
from coalition.core.views.parts import Link, QuoteView
from coalition.partners.views import AppearanceView, ResourceView


def resource_view(resource: Resource) -> ResourceView:
    """Return a resource for a list; the archived copy stands in for a missing url."""
    href = resource.url or resource.archived_url or ""
    date = resource.date.in_words if resource.date else ""
    return ResourceView(Link(resource.title, href), resource.type.capitalize(), date)


def appearance_view(site: Site, appearance: Appearance, host: Partner | None = None) -> AppearanceView:
    """Return an appearance for a list; name its `host` where the page is not the host's own."""
    return AppearanceView(
        Link(appearance.title, appearance.url or ""),
        appearance.show or "",
        appearance.type.capitalize(),
        appearance.date.in_words if appearance.date else "",
        tuple(person_link(site, slug) for slug in appearance.people if slug in site.people),
        partner_link(site, host.slug) if host else None,
    )


def quote_view(site: Site, quote: Quote, organisation: Partner | None = None) -> QuoteView:
    """Return a quote with who said it."""
    speaker = person_link(site, quote.person) if quote.person in site.people and quote.person else None
    where = partner_link(site, organisation.slug) if organisation else None
    return QuoteView(quote.text, speaker, where, quote.source or "")


def outside_links(urls: tuple[str, ...]) -> tuple[Link, ...]:
    """Return links that are called by the host that they lead to."""
    return tuple(Link((urlsplit(url).hostname or url).removeprefix("www."), url) for url in urls)
