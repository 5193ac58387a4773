"""The outputs of partners and people."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.outputs import Output, PageOutput
from coalition.core.site import Site
from coalition.core.views.cards import partner_card, person_card
from coalition.core.views.head import head, listing_link
from coalition.core.views.parts import Link, Section
from coalition.partners.partner_page import partner_page
from coalition.partners.person_page import person_page
from coalition.partners.views import FormerPartners, PartnerDirectory, PeopleIndex


def outputs(site: Site) -> Iterator[Output]:
    """Yield everything that partners and people make."""
    yield _directory(site)
    if site.former_partners:
        yield _former(site)
    for partner in site.partners.values():
        path = site.urls.path("PARTNER", slug=partner.slug)
        origin = site.registry_place("partners", partner.slug)
        yield PageOutput(path, "partner.html", partner_page(site, partner), origin)
    yield _people(site)
    for person in site.people.values():
        path = site.urls.path("PERSON", slug=person.slug)
        yield PageOutput(
            path, "person.html", person_page(site, person), site.registry_place("people", person.slug)
        )


def _directory(site: Site) -> Output:
    count = len(site.active_partners)
    url = site.urls.url("PARTNERS")
    view = PartnerDirectory(
        head(site, url, "Partners", f"The {count} partners of {site.coalition.name}"),
        "Partners",
        count,
        tuple(_sections(site)),
        _former_link(site) if site.former_partners else None,
    )
    return PageOutput(site.urls.path("PARTNERS"), "partners.html", view, site.registry_place("partners"))


def _sections(site: Site) -> Iterator[Section]:
    for slug, kind in site.types.items():
        cards = tuple(partner_card(site, one) for one in site.active_partners if one.type == slug)
        if cards:
            yield Section(slug, kind.heading, cards)


def _former_link(site: Site) -> Link:
    return listing_link(site, "FORMER_PARTNERS", "Former partners")


def _former(site: Site) -> Output:
    url = site.urls.url("FORMER_PARTNERS")
    view = FormerPartners(
        head(
            site,
            url,
            "Former partners",
            f"Organisations that were partners of {site.coalition.name}",
            section=site.urls.url("PARTNERS"),
            breadcrumb=(listing_link(site, "PARTNERS", "Partners"),),
        ),
        "Former partners",
        tuple(partner_card(site, one) for one in site.former_partners),
    )
    path = site.urls.path("FORMER_PARTNERS")
    return PageOutput(path, "former_partners.html", view, site.registry_place("partners"))


def _people(site: Site) -> Output:
    people = sorted(site.people.values(), key=lambda person: (person.name.casefold(), person.slug))
    view = PeopleIndex(
        head(site, site.urls.url("PEOPLE"), "People", f"The people of {site.coalition.name}"),
        "People",
        tuple(person_card(site, person) for person in people),
    )
    return PageOutput(site.urls.path("PEOPLE"), "people.html", view, site.registry_place("people"))
