"""Who speaks and writes for whom, held against the affiliations of that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from coalition.core.content import Article, Episode, Page
from coalition.core.dates import day_in_words
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.model.registry import Partner, Person
from coalition.core.periods import holds_on
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.core.source import line_and_column


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each that does not fit, but for those in articles."""
    for episode in site.content.episodes:
        yield from _guests(site, episode)
    for partner in site.partners.values():
        yield from _quotes(site, partner)
    yield from _former_quoted(site)


def check_article(site: Site, article: Article) -> Iterator[Diagnostic]:
    """Yield a finding for each author of a guest post who was not with the partner that day."""
    partner = site.partners.get(article.header.on_behalf_of or "")
    day = article.header.date.date()
    for index, name in enumerate(article.header.authors if partner else ()):
        person = site.person_called(name)
        if partner and person and not _belongs(person, day, partner.slug):
            message = f'"{person.name}" was not with "{partner.name}" on {day_in_words(day)}'
            yield _no_affiliation(site, person, article.marks.at("authors", index), message)


def _guests(site: Site, episode: Episode) -> Iterator[Diagnostic]:
    """Who never was with anybody speaks for themselves; gaps between affiliations are mostly mistakes."""
    day = episode.header.date.date()
    for index, slug in enumerate(episode.header.guests):
        person = site.people.get(slug)
        if person and person.affiliations and not _belongs(person, day):
            message = f'"{person.name}" was with nobody on {day_in_words(day)}'
            yield _no_affiliation(site, person, episode.marks.at("guests", index), message)


def _quotes(site: Site, partner: Partner) -> Iterator[Diagnostic]:
    for index, quote in enumerate(partner.quotes):
        person = site.people.get(quote.person or "")
        if person and all(one.org != partner.slug for one in person.affiliations):
            place = site.registry_marks.at("partners", partner.slug, "quotes", index, "person")
            message = f'"{person.name}" never was with "{partner.name}"'
            yield _no_affiliation(site, person, place, message)


def _belongs(person: Person, day: date, org: str | None = None) -> bool:
    return any(
        holds_on(day, one.start, one.end) for one in person.affiliations if org is None or one.org == org
    )


def _no_affiliation(site: Site, person: Person, place: Place, message: str) -> Diagnostic:
    advice = "add the affiliation to the person's entry, or correct its dates"
    return catalog.NO_AFFILIATION.at(place, message, advice, site.registry_place("people", person.slug))


def _former_quoted(site: Site) -> Iterator[Diagnostic]:
    """Pages are of today; articles are of their date."""
    pages = [(page, _without_breaks(page.markdown)) for page in site.content.pages]
    for partner in site.former_partners:
        for quote in partner.quotes:
            said = _without_breaks(quote.text)
            for page, text in pages:
                if said in text:
                    yield _quoted(site, partner, page, said)


def _without_breaks(text: str) -> str:
    return " ".join(text.replace(">", " ").split())


def _quoted(site: Site, partner: Partner, page: Page, said: str) -> Diagnostic:
    found = re.search(r"[\s>]+".join(map(re.escape, said.split())), page.markdown)
    line, column = line_and_column(page.markdown, found.start() if found else 0)
    return catalog.FORMER_QUOTED.at(
        Place(page.path, page.markdown_line + line - 1, column, len(said)),
        f'this quotes "{partner.name}", which is no longer a partner',
        "quote a partner of today, or leave it out",
        site.registry_place("partners", partner.slug),
    )
