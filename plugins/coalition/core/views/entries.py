"""What a partner keeps in the registry, as its own page and lists of all partners show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coalition.core.model.registry import (
    Appearance,
    AppearanceType,
    Partner,
    Quote,
    Resource,
    ResourceType,
)
from coalition.core.site import Site
from coalition.core.views.cards import partner_link, person_link, portrait, untranslated
from coalition.core.views.parts import Link, QuoteView, initials


@dataclass(frozen=True, slots=True)
class ResourceView:
    """Something that a partner, the `owner`, published; without a link it is a title only."""

    link: Link
    type: str
    date: str
    owner: Link | None = None


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """An episode hosted elsewhere; `host` is the partner whose show it is."""

    link: Link
    show: str
    type: str
    date: str
    people: tuple[Link, ...]
    host: Link | None = None


def resource_type(site: Site, type: ResourceType) -> str:
    """What readers call a resource of the type."""
    words = site.words
    called: Mapping[ResourceType, str] = {
        "article": words.gettext("Article"),
        "report": words.gettext("Report"),
        "guide": words.gettext("Guide"),
        "tool": words.gettext("Tool"),
        "dataset": words.gettext("Dataset"),
        "video": words.gettext("Video"),
    }
    return called[type]


def appearance_type(site: Site, type: AppearanceType) -> str:
    """What readers call an appearance of the type."""
    words = site.words
    called: Mapping[AppearanceType, str] = {
        "podcast": words.gettext("Podcast"),
        "video": words.gettext("Video"),
        "radio": words.gettext("Radio"),
        "talk": words.gettext("Talk"),
    }
    return called[type]


def resource_view(site: Site, resource: Resource, owner: Partner | None = None) -> ResourceView:
    """Return a resource for a list; name its `owner` where the page is not the owner's own.

    The archived copy stands in for a missing url.
    """
    href = resource.url or resource.archived_url or ""
    date = site.words.partial_date(resource.date) if resource.date else ""
    who = partner_link(site, owner.slug) if owner else None
    link = Link(resource.title, href, untranslated(site, resource, "title"))
    return ResourceView(link, resource_type(site, resource.type), date, who)


def appearance_view(site: Site, appearance: Appearance, host: Partner | None = None) -> AppearanceView:
    """Return an appearance for a list; name its `host` where the page is not the host's own."""
    return AppearanceView(
        Link(appearance.title, appearance.url or "", untranslated(site, appearance, "title")),
        appearance.show or "",
        appearance_type(site, appearance.type),
        site.words.partial_date(appearance.date) if appearance.date else "",
        tuple(person_link(site, slug) for slug in appearance.people if slug in site.people),
        partner_link(site, host.slug) if host else None,
    )


def quote_view(site: Site, quote: Quote, organisation: Partner | None = None) -> QuoteView:
    """Return a quote with who said it."""
    person = site.people.get(quote.person) if quote.person else None
    return QuoteView(
        quote.text,
        person_link(site, person.slug) if person else None,
        partner_link(site, organisation.slug) if organisation else None,
        quote.source or "",
        portrait(site, person) if person else None,
        initials(person.name) if person else "",
        untranslated(site, quote, "text"),
    )
