"""Organisations, people and lists as linked data (JSON-LD 1.1, in the words of schema.org).

A node says only what is known: dates are as precise as they were typed, and what is not known has no key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from coalition.core.dates import PartialDate
from coalition.core.model.registry import Affiliation, Identifier, Location, Membership, Partner, Person
from coalition.core.site import Site
from coalition.core.views.parts import NOTHING, Link

Node = Mapping[str, Any]
"""A node of the graph, by the names of its properties."""

CONTEXT: Node = {"@context": "https://schema.org"}


# What nodes are called: the same on pages and in the data


def coalition_id(site: Site) -> str:
    """The `@id` of the coalition."""
    return f"{site.urls.absolute(site.urls.url('HOME'))}#organization"


def partner_id(site: Site, slug: str) -> str:
    """The `@id` of a partner."""
    return f"{_page(site, 'PARTNER', slug)}#organization"


def person_id(site: Site, slug: str) -> str:
    """The `@id` of a person."""
    return f"{_page(site, 'PERSON', slug)}#person"


# Where others name them


def coalition_reference(site: Site) -> Node:
    """Return the coalition as what other nodes refer to."""
    return {"@type": "Organization", "@id": coalition_id(site), "name": site.coalition.name}


def partner_reference(site: Site, slug: str) -> Node:
    """Return a partner as what other nodes refer to."""
    return {"@type": "Organization", "@id": partner_id(site, slug), "name": site.partners[slug].name}


def person_reference(site: Site, slug: str) -> Node:
    """Return a person as what other nodes refer to, with the address of their page."""
    name, page = site.people[slug].name, _page(site, "PERSON", slug)
    return {"@type": "Person", "@id": person_id(site, slug), "name": name, "url": page}


# Nodes


def website_node(site: Site) -> Node:
    """Return the site as a WebSite, from which search engines take its name.

    There is no SearchAction: nobody has used one since Google's search box within results is gone.
    """
    home = site.urls.absolute(site.urls.url("HOME"))
    return known(
        {
            "@type": "WebSite",
            "@id": f"{home}#website",
            "name": site.coalition.name,
            "alternateName": site.coalition.short_name,
            "url": home,
            "inLanguage": site.settings.language,
            "publisher": {"@id": coalition_id(site)},
        }
    )


def trail_node(site: Site, above: Sequence[Link], title: str, page: str) -> Node:
    """Return the way to a page, from the pages above it, as a BreadcrumbList; addresses are absolute."""
    steps = [(link.label, site.urls.absolute_href(link.href)) for link in above]
    listed = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate((*steps, (title, page)), 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": listed}


def list_in_page(site: Site, url: str, name: str, hrefs: Iterable[str]) -> Markup:
    """Return a listing, the page at `url`, as an ItemList of the pages that it leads to; nothing of none."""
    page = site.urls.absolute(url)
    listed = [
        {"@type": "ListItem", "position": position, "url": site.urls.absolute_href(href)}
        for position, href in enumerate(hrefs, 1)
    ]
    whole = {"@type": "ItemList", "@id": f"{page}#list", "name": name, "url": page}
    if not listed:
        return NOTHING
    return in_page({**whole, "numberOfItems": len(listed), "itemListElement": listed})


def coalition_node(site: Site) -> Node:
    """Return the coalition as an Organization."""
    coalition = site.coalition
    return known(
        {
            "@type": "Organization",
            "@id": coalition_id(site),
            "name": coalition.name,
            "alternateName": coalition.short_name,
            "slogan": coalition.tagline,
            "description": coalition.summary,
            "url": site.urls.absolute(site.urls.url("HOME")),
            "logo": site.urls.absolute("theme/icon.svg"),
            "email": coalition.email,
            "sameAs": coalition.same_as,
            "founder": [{"@id": person_id(site, slug)} for slug in coalition.founders if slug in site.people],
        }
    )


def partner_node(site: Site, partner: Partner) -> Node:
    """Return a partner as an Organization, with a Role for each period of its membership."""
    return known(
        {
            "@type": "Organization",
            "@id": partner_id(site, partner.slug),
            "name": partner.name,
            "legalName": partner.legal_name,
            "alternateName": partner.alternate_name,
            "description": partner.summary,
            "url": partner.url,
            "mainEntityOfPage": _page(site, "PARTNER", partner.slug),
            "logo": site.urls.absolute(partner.logo.file) if partner.logo else None,
            "location": _place(partner.location, partner.country),
            "leiCode": partner.identifier.lei,
            "sameAs": (*partner.same_as, *_registered(partner.identifier)),
            "knowsAbout": _topics(site, partner.topics),
            "memberOf": [_membership(site, one) for one in partner.periods],
        }
    )


def person_node(site: Site, person: Person) -> Node:
    """Return a Person, with a Role for each affiliation."""
    return known(
        {
            "@type": "Person",
            "@id": person_id(site, person.slug),
            "name": person.name,
            "alternateName": person.alternate_name,
            "description": site.registry_text("people", person.slug, "bio").excerpt,
            "image": site.urls.absolute(person.image) if person.image else None,
            "mainEntityOfPage": _page(site, "PERSON", person.slug),
            "sameAs": person.same_as,
            "knowsAbout": _topics(site, person.topics),
            "affiliation": [_affiliation(site, one) for one in person.affiliations],
        }
    )


def in_page(*nodes: Node) -> Markup:
    """Return nodes, one or a graph of several, as the content of `<script type="application/ld+json">`.

    Nothing in it can end that element or begin a comment
    (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements).
    """
    said = nodes[0] if len(nodes) == 1 else {"@graph": nodes}
    return Markup(to_json({**CONTEXT, **said}).decode().replace("<", r"\u003c"))


def _membership(site: Site, period: Membership) -> Node:
    return known({"@type": "Role", "memberOf": coalition_reference(site), **_dates(period.start, period.end)})


def _affiliation(site: Site, affiliation: Affiliation) -> Node:
    org = affiliation.org
    organisation = partner_reference(site, org) if org in site.partners else coalition_reference(site)
    dates = _dates(affiliation.start, affiliation.end)
    return known({"@type": "Role", "affiliation": organisation, "roleName": affiliation.job_title, **dates})


def _dates(start: PartialDate | None, end: PartialDate | None) -> Node:
    return {"startDate": str(start) if start else None, "endDate": str(end) if end else None}


def _place(location: Location | None, country: str | None) -> Node:
    address = known({"@type": "PostalAddress", "addressCountry": country}) if country else None
    if location is None:
        return known({"@type": "Place", "address": address}) if address else {}
    geo = {"@type": "GeoCoordinates", "latitude": location.lat, "longitude": location.lon}
    return known(
        {
            "@type": "Place",
            "name": location.name,
            "address": address,
            "geo": geo if location.lat is not None and location.lon is not None else None,
        }
    )


def _registered(identifier: Identifier) -> Iterable[str]:
    if identifier.ror:
        yield f"https://ror.org/{identifier.ror}"
    if identifier.wikidata:
        yield f"https://www.wikidata.org/entity/{identifier.wikidata}"


def _topics(site: Site, slugs: Iterable[str]) -> list[str]:
    return [site.topics[slug].name for slug in slugs if slug in site.topics]


def _page(site: Site, page: str, slug: str) -> str:
    return site.urls.absolute(site.urls.url(page, slug=slug))


def known(node: Node) -> Node:
    """Return a node without the properties of which nothing is known."""
    return {name: value for name, value in node.items() if value not in (None, "", (), [], {})}
