"""The outputs of partners and people."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.outputs import Output, PageOutput
from coalition.core.site import Site
from coalition.core.views.cards import person_card
from coalition.core.views.head import head
from coalition.core.views.slice_links import slice_slug
from coalition.partners.directory import directory, partner_map, partner_slice
from coalition.partners.moved import moved_pages
from coalition.partners.partner_page import partner_page
from coalition.partners.person_page import person_page
from coalition.partners.slices import KINDS, values_in_use
from coalition.partners.timeline import former, timeline
from coalition.partners.views import PeopleIndex


def outputs(site: Site) -> Iterator[Output]:
    """Yield everything that partners and people make."""
    urls, partners, people = site.urls, site.registry_place("partners"), site.registry_place("people")
    yield PageOutput(urls.path("PARTNERS"), "partners.html", directory, (), partners)
    yield from _other_lists(site)
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


def _other_lists(site: Site) -> Iterator[Output]:
    urls, origin = site.urls, site.registry_place("partners")
    for kind in KINDS:
        for value in values_in_use(site, kind):
            path = urls.path("PARTNERS_BY", kind=kind.name, slug=slice_slug(value))
            yield PageOutput(path, "partners_by.html", partner_slice, (kind.name, value), origin)
    if site.countries:
        yield PageOutput(urls.path("PARTNERS_MAP"), "partners_map.html", partner_map, (), origin)
    if site.membership_events:
        yield PageOutput(urls.path("TIMELINE"), "timeline.html", timeline, (), origin)
    if site.former_partners:
        yield PageOutput(urls.path("FORMER_PARTNERS"), "former_partners.html", former, (), origin)


def people_index(site: Site) -> PeopleIndex:
    """Return the view of all people."""
    people = sorted(site.people.values(), key=lambda person: (person.name.casefold(), person.slug))
    title = site.words.gettext("People")
    description = site.words.gettext("The people of {name}", name=site.coalition.name)
    return PeopleIndex(
        head(site, site.urls.url("PEOPLE"), title, description),
        title,
        tuple(site.remember(person_card, person) for person in people),
    )
