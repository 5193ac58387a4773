"""Organisations and people as linked data (JSON-LD 1.1, in the words of schema.org).

A node says only what is known: dates are as precise as they were typed, and what is not known has no key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from coalition.core.dates import PartialDate
from coalition.core.model.registry import Affiliation, Identifier, Location, Membership, Partner, Person
from coalition.core.site import Site

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


# Nodes


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


def in_page(node: Node) -> Markup:
    """Return a node as the content of `<script type="application/ld+json">`.

    Nothing in it can end that element or begin a comment
    (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements).
    """
    return Markup(to_json({**CONTEXT, **node}).decode().replace("<", r"\u003c"))


def _membership(site: Site, period: Membership) -> Node:
    coalition = {"@type": "Organization", "@id": coalition_id(site), "name": site.coalition.name}
    return known({"@type": "Role", "memberOf": coalition, **_dates(period.start, period.end)})


def _affiliation(site: Site, affiliation: Affiliation) -> Node:
    partner = site.partners.get(affiliation.org)
    organisation = {
        "@type": "Organization",
        "@id": partner_id(site, partner.slug) if partner else coalition_id(site),
        "name": partner.name if partner else site.coalition.name,
    }
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
