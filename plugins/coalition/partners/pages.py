"""The outputs of partners and people."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.outputs import Output, PageOutput
from coalition.core.site import Site
from coalition.core.views.cards import partner_card, person_card
from coalition.core.views.head import head, listing_link
from coalition.core.views.parts import Section
from coalition.partners.moved import moved_pages
from coalition.partners.partner_page import partner_page
from coalition.partners.person_page import person_page
from coalition.partners.views import FormerPartners, PartnerDirectory, PeopleIndex


def outputs(site: Site) -> Iterator[Output]:
    """Yield everything that partners and people make."""
    urls, partners, people = site.urls, site.registry_place("partners"), site.registry_place("people")
    yield PageOutput(urls.path("PARTNERS"), "partners.html", directory, (), partners)
    if site.former_partners:
        yield PageOutput(urls.path("FORMER_PARTNERS"), "former_partners.html", former, (), partners)
    for partner in site.partners.values():
        path = urls.path("PARTNER", slug=partner.slug)
        origin = site.registry_place("partners", partner.slug)
        yield PageOutput(path, "partner.html", partner_page, (partner,), origin)
    yield from moved_pages(site)
    yield PageOutput(urls.path("PEOPLE"), "people.html", people_index, (), people)
    for person in site.people.values():
        path = urls.path("PERSON", slug=person.slug)
        origin = site.registry_place("people", person.slug)
        yield PageOutput(path, "person.html", person_page, (person,), origin)


def directory(site: Site) -> PartnerDirectory:
    """Return the view of the partners of today."""
    count = len(site.active_partners)
    return PartnerDirectory(
        head(site, site.urls.url("PARTNERS"), "Partners", f"The {count} partners of {site.coalition.name}"),
        "Partners",
        count,
        tuple(_sections(site)),
        listing_link(site, "FORMER_PARTNERS", "Former partners") if site.former_partners else None,
    )


def _sections(site: Site) -> Iterator[Section]:
    for slug, kind in site.types.items():
        cards = tuple(site.remember(partner_card, one) for one in site.active_partners if one.type == slug)
        if cards:
            yield Section(slug, kind.heading, cards)


def former(site: Site) -> FormerPartners:
    """Return the view of the partners that left."""
    return FormerPartners(
        head(
            site,
            site.urls.url("FORMER_PARTNERS"),
            "Former partners",
            f"Organisations that were partners of {site.coalition.name}",
            section=site.urls.url("PARTNERS"),
            breadcrumb=(listing_link(site, "PARTNERS", "Partners"),),
        ),
        "Former partners",
        tuple(site.remember(partner_card, one) for one in site.former_partners),
    )


def people_index(site: Site) -> PeopleIndex:
    """Return the view of all people."""
    people = sorted(site.people.values(), key=lambda person: (person.name.casefold(), person.slug))
    return PeopleIndex(
        head(site, site.urls.url("PEOPLE"), "People", f"The people of {site.coalition.name}"),
        "People",
        tuple(site.remember(person_card, person) for person in people),
    )
