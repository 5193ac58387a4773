"""Mistakes within partners.yaml: memberships, names, reserved slugs, portraits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.model.registry import Membership, Partner, Person
from coalition.core.model.text import Portrait
from coalition.core.names import folded
from coalition.core.rules import catalog
from coalition.core.rules.portraits import check_portrait
from coalition.core.site import Site
from coalition.core.words import ENGLISH

_PAGES = ("by", "former", "timeline", "map", "page")


_THE_COALITION = "coalition"
_WORD = re.compile(r"\w+")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each of them."""
    for partner in site.partners.values():
        yield from _membership(site, partner)
        yield from _renewal(site, partner)
        yield from _resources(site, partner)
        yield from _aliases(site, partner)
    for person in site.people.values():
        yield from _portrait(site, person)
    yield from _reserved(site)
    yield from _same_names(site, "partners", site.partners)
    yield from _same_names(site, "people", site.people)


def why_reserved(slug: str) -> str:
    """Return what a slug means already, so that no partner can have it, or nothing."""
    if slug == _THE_COALITION:
        return "what affiliations call the coalition itself"
    return "the name of a page of the site itself" if slug in _PAGES else ""


def _reserved(site: Site) -> Iterator[Diagnostic]:
    for slug in (*_PAGES, _THE_COALITION):
        if slug in site.partners:
            yield _reserved_slug(slug, site.registry_place("partners", slug))


def _reserved_slug(slug: str, place: Place) -> Diagnostic:
    message = f'the slug "{slug}" is {why_reserved(slug)}'
    return catalog.RESERVED_SLUG.at(place, message, "choose another one")


def _aliases(site: Site, partner: Partner) -> Iterator[Diagnostic]:
    for index, alias in enumerate(partner.aliases):
        place = site.registry_marks.at("partners", partner.slug, "aliases", index)
        if alias in _PAGES:
            yield _reserved_slug(alias, place)
        owner = alias if alias in site.partners else site.aliases[alias]
        if alias in site.partners or owner != partner.slug:
            whose = "the slug" if alias in site.partners else "an alias"
            yield catalog.TAKEN_ALIAS.at(
                place,
                f'"{alias}" is {whose} of "{owner}" already',
                "an address can lead to one partner only: take it out of one of the two",
                site.registry_place("partners", owner),
            )


def _membership(site: Site, partner: Partner) -> Iterator[Diagnostic]:
    at = ("partners", partner.slug)
    if not partner.membership:
        if _ends_before_start(partner.periods[0]):
            place = site.registry_marks.at(*at, "left")
            yield catalog.MEMBERSHIP_ORDER.at(place, "this partner left before it joined")
        return
    for index, period in enumerate(partner.membership):
        place = site.registry_marks.at(*at, "membership", index)
        if _ends_before_start(period):
            yield catalog.MEMBERSHIP_ORDER.at(place, "this membership ends before it starts")
        elif index and _overlaps(partner.membership[index - 1], period):
            message = "this membership starts before the one above it has ended"
            yield catalog.MEMBERSHIP_ORDER.at(place, message, "list the periods oldest first")


def _ends_before_start(period: Membership) -> bool:
    return bool(period.start and period.end and period.end.end < period.start.start)


def _overlaps(before: Membership, after: Membership) -> bool:
    if before.end is None or after.start is None:
        return True
    return after.start.end < before.end.start


def _renewal(site: Site, partner: Partner) -> Iterator[Diagnostic]:
    renews, today = partner.renews, site.settings.today
    if renews and renews.end < today and partner.is_active(today):
        yield catalog.RENEWAL_OVERDUE.at(
            site.registry_marks.at("partners", partner.slug, "renews"),
            f'the membership of "{partner.name}" was to be renewed {ENGLISH.date_in_sentence(renews)}',
            "write when it is to be renewed next, or when it ended",
        )


def _resources(site: Site, partner: Partner) -> Iterator[Diagnostic]:
    """Who has no website may well have published something that has no address."""
    for index, resource in enumerate(partner.resources if partner.url else ()):
        if not (resource.url or resource.archived_url):
            yield catalog.RESOURCE_WITHOUT_URL.at(
                site.registry_marks.at("partners", partner.slug, "resources", index, "title"),
                "this resource has no address",
                "add its url:, or archived_url: where only a copy is left",
            )


def _portrait(site: Site, person: Person) -> Iterator[Diagnostic]:
    if person.image:
        portrait = Portrait(file=person.image, alt=person.image_alt, license=person.image_license)
        place = site.registry_marks.at("people", person.slug, "image")
        yield from check_portrait(site, portrait, place, "image_")


def _same_names(
    site: Site, section: str, records: Mapping[str, Partner] | Mapping[str, Person]
) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for slug, record in records.items():
        for name in _folded((record.name, *record.alternate_name)):
            if name in first and first[name] != slug:
                yield catalog.DUPLICATE_NAME.at(
                    site.registry_place(section, slug),
                    f'"{record.name}" is also what another entry is called',
                    "give them names that readers can tell apart",
                    site.registry_place(section, first[name]),
                )
            first.setdefault(name, slug)


def _folded(names: Iterable[str]) -> set[str]:
    """Names without what readers pass over: case, accents, blanks, punctuation."""
    return {" ".join(_WORD.findall(folded(name))) or name for name in names}
