"""Names of partners, people, topics and types that partners.yaml does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coalition.core.content import Article, Episode, Show, Voice
from coalition.core.diagnostics import Diagnostic, Place, Rule
from coalition.core.model.registry import Partner, Person
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.core.suggestion import nearest


@dataclass(frozen=True, slots=True)
class _Table:
    """A section of partners.yaml that others refer to."""

    rule: Rule
    section: str
    word: str


_PARTNERS = _Table(catalog.UNKNOWN_PARTNER, "partners", "partner")
_PEOPLE = _Table(catalog.UNKNOWN_PERSON, "people", "person")
_TOPICS = _Table(catalog.UNKNOWN_TOPIC, "topics", "topic")
_SERIES = _Table(catalog.UNKNOWN_SERIES, "series", "series")
_TYPES = _Table(catalog.UNKNOWN_TYPE, "types", "type of partner")
_TIERS = _Table(catalog.UNKNOWN_TIER, "tiers", "tier")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each name that nothing answers to, but for those in articles."""
    for show in site.content.shows:
        yield from _listed(site, _PEOPLE, show, "hosts", show.header.hosts)
        yield from _credits(site, show, show.header.credits)
    for episode in site.content.episodes:
        yield from _episode(site, episode)
    for voice in site.content.voices:
        yield from _voice(site, voice)
    for person in site.people.values():
        yield from _person(site, person)
    for partner in site.partners.values():
        yield from _partner(site, partner)
    yield from _registry(site, _PEOPLE, ("coalition", "founders"), site.coalition.founders)


def check_article(site: Site, article: Article) -> Iterator[Diagnostic]:
    """Yield a finding for each name in an article that nothing answers to."""
    header = article.header
    yield from _listed(site, _PARTNERS, article, "announces", header.announces)
    yield from _listed(site, _PARTNERS, article, "departs", header.departs)
    yield from _listed(site, _PARTNERS, article, "partners", header.partners)
    yield from _listed(site, _TOPICS, article, "topics", _not_too_many(site, header.topics))
    if header.series:
        yield from _one(site, _SERIES, article.marks.at("series"), header.series)
    if header.on_behalf_of:
        place = article.marks.at("on_behalf_of")
        yield from _one(site, _PARTNERS, place, header.on_behalf_of)
    for index, name in enumerate(header.authors):
        if site.person_called(name) is None and ("people", name) not in site.broken:
            yield _unlisted_author(site, name, article.marks.at("authors", index))


def _not_too_many(site: Site, topics: tuple[str, ...]) -> tuple[str, ...]:
    """Of those beyond the limit it is said that they are too many, and nothing else."""
    return topics[: site.settings.limits.topics]


def _unlisted_author(site: Site, name: str, place: Place) -> Diagnostic:
    names = {known: person.slug for person in site.people.values() for known in (person.name, person.slug)}
    near = nearest(name, names)
    related = site.registry_place("people", names[near]) if near else None
    advice = f'did you mean "{near}"?' if near else "add an entry under people in partners.yaml"
    return catalog.UNLISTED_AUTHOR.at(place, f'there is no person called "{name}"', advice, related)


def _episode(site: Site, episode: Episode) -> Iterator[Diagnostic]:
    header = episode.header
    yield from _listed(site, _PEOPLE, episode, "hosts", header.hosts or ())
    yield from _listed(site, _PEOPLE, episode, "guests", header.guests)
    yield from _credits(site, episode, header.credits)
    yield from _listed(site, _PARTNERS, episode, "partners", header.partners)
    yield from _listed(site, _TOPICS, episode, "topics", _not_too_many(site, header.topics))


def _credits(
    site: Site, document: Show | Episode, credits: Mapping[str, tuple[str, ...]]
) -> Iterator[Diagnostic]:
    for role, slugs in credits.items():
        for index, slug in enumerate(slugs):
            yield from _one(site, _PEOPLE, document.marks.at("credits", role, index), slug)


def _voice(site: Site, voice: Voice) -> Iterator[Diagnostic]:
    header = voice.header
    if header.person:
        yield from _one(site, _PEOPLE, voice.marks.at("person"), header.person)
    if header.partner:
        yield from _one(site, _PARTNERS, voice.marks.at("partner"), header.partner)


def _person(site: Site, person: Person) -> Iterator[Diagnostic]:
    at = ("people", person.slug)
    yield from _registry(site, _TOPICS, (*at, "topics"), person.topics)
    for index, affiliation in enumerate(person.affiliations):
        if affiliation.org != "coalition":
            place = site.registry_marks.at(*at, "affiliations", index, "org")
            yield from _one(site, _PARTNERS, place, affiliation.org, ("coalition",))


def _partner(site: Site, partner: Partner) -> Iterator[Diagnostic]:
    at = ("partners", partner.slug)
    yield from _one(site, _TYPES, site.registry_marks.at(*at, "type"), partner.type)
    if partner.tier:
        yield from _one(site, _TIERS, site.registry_marks.at(*at, "tier"), partner.tier)
    yield from _registry(site, _TOPICS, (*at, "topics"), partner.topics)
    for index, quote in enumerate(partner.quotes):
        if quote.person:
            place = site.registry_marks.at(*at, "quotes", index, "person")
            yield from _one(site, _PEOPLE, place, quote.person)
    for index, appearance in enumerate(partner.appearances):
        yield from _registry(site, _PEOPLE, (*at, "appearances", index, "people"), appearance.people)
    for index, membership in enumerate(partner.membership):
        if membership.successor:
            place = site.registry_marks.at(*at, "membership", index, "successor")
            yield from _one(site, _PARTNERS, place, membership.successor)


def _listed(
    site: Site, table: _Table, document: Article | Show | Episode, key: str, names: Iterable[str]
) -> Iterator[Diagnostic]:
    for index, name in enumerate(names):
        if name not in getattr(site, table.section):
            yield from _one(site, table, document.marks.at(key, index), name)


def _registry(
    site: Site, table: _Table, location: tuple[str | int, ...], names: Iterable[str]
) -> Iterator[Diagnostic]:
    for index, name in enumerate(names):
        yield from _one(site, table, site.registry_marks.at(*location, index), name)


def _one(
    site: Site, table: _Table, place: Place, name: str, also: tuple[str, ...] = ()
) -> Iterator[Diagnostic]:
    records: Mapping[str, Any] = getattr(site, table.section)
    if name in records or (table.section, name) in site.broken:
        return
    renamed = site.aliases.get(name) if table is _PARTNERS else None
    near = renamed or nearest(name, (*records, *also))
    related = site.registry_place(table.section, near) if near in records and near else None
    advice = f'did you mean "{near}"?' if near else f"add it under {table.section} in partners.yaml"
    if renamed:
        advice = f'it is an alias now: write "{renamed}"'
    yield table.rule.at(place, f'there is no {table.word} "{name}"', advice, related)
