"""Mistakes within partners.yaml: memberships, names, reserved slugs, files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.model.registry import Membership, Partner, Person
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.core.suggestion import did_you_mean

RESERVED_PARTNER_SLUGS = ("by", "former", "timeline", "map", "page")


_THE_COALITION = "coalition"


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each of them."""
    for partner in site.partners.values():
        yield from _membership(site, partner)
        yield from _logo(site, partner)
        yield from _aliases(site, partner)
    for person in site.people.values():
        yield from _portrait(site, person)
    yield from _reserved(site)
    yield from _same_names(site, "partners", site.partners)
    yield from _same_names(site, "people", site.people)


def _reserved(site: Site) -> Iterator[Diagnostic]:
    for slug in RESERVED_PARTNER_SLUGS:
        if slug in site.partners:
            yield _reserved_slug(slug, site.registry_place("partners", slug))
    if _THE_COALITION in site.partners:
        yield catalog.RESERVED_SLUG.at(
            site.registry_place("partners", _THE_COALITION),
            f'"{_THE_COALITION}" is what affiliations call the coalition itself',
            "choose another slug",
        )


def _reserved_slug(slug: str, place: Place) -> Diagnostic:
    message = f'the slug "{slug}" is the name of a page of the site itself'
    return catalog.RESERVED_SLUG.at(place, message, "choose another one")


def _aliases(site: Site, partner: Partner) -> Iterator[Diagnostic]:
    for index, alias in enumerate(partner.aliases):
        place = site.registry_marks.at("partners", partner.slug, "aliases", index)
        if alias in RESERVED_PARTNER_SLUGS:
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


def _logo(site: Site, partner: Partner) -> Iterator[Diagnostic]:
    if partner.logo is None:
        return
    at = ("partners", partner.slug, "logo")
    for key, file in (("file", partner.logo.file), ("dark", partner.logo.dark)):
        if file:
            yield from _file(site, file, *at, key)


def _portrait(site: Site, person: Person) -> Iterator[Diagnostic]:
    if person.image is None:
        return
    yield from _file(site, person.image, "people", person.slug, "image")
    if person.image_alt is None:
        yield catalog.MISSING_ALT.at(
            site.registry_marks.at("people", person.slug, "image"),
            "this portrait has no alternative text",
            'add image_alt: (or image_alt: "" where it only decorates)',
        )


def _file(site: Site, file: str, *location: str) -> Iterator[Diagnostic]:
    yield from missing_file(site, file, site.registry_marks.at(*location))


def missing_file(site: Site, file: str, place: Place) -> Iterator[Diagnostic]:
    """Yield a finding when the content folder has no such file; `place` is where it is named."""
    shown = site.settings.layout.shown
    if f"{shown}/{file}" in site.content.files:
        return
    known = (one.removeprefix(f"{shown}/") for one in site.content.files)
    yield catalog.MISSING_FILE.at(place, f'there is no file "{shown}/{file}"', did_you_mean(file, known))


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
    return {" ".join(name.casefold().split()) for name in names}
