"""Articles that announce partners, and that tell of their leaving, held against the memberships."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coalition.core.content import Article
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.model.registry import Partner
from coalition.core.periods import holds_on
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.core.words import ENGLISH


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each that does not fit with others."""
    yield from _two_announcements(site)
    yield from _without_one(site)


def check_article(site: Site, article: Article) -> Iterator[Diagnostic]:
    """Yield a finding for each partner of an article that does not fit its membership."""
    yield from _dates(site, article)
    yield from _departures(site, article)


def _dates(site: Site, article: Article) -> Iterator[Diagnostic]:
    day = article.header.date.date()
    for index, slug in enumerate(article.header.announces):
        partner = site.partners.get(slug)
        if partner and not any(holds_on(day, one.start, one.end) for one in partner.periods):
            yield catalog.ANNOUNCEMENT_DATE.at(
                article.marks.at("announces", index),
                _when(partner, day),
                "correct the date of the one or the other",
                site.registry_place("partners", slug),
            )


def _when(partner: Partner, day: date) -> str:
    later = [one.start for one in partner.periods if one.start and one.start.start > day]
    if later:
        joined = ENGLISH.date_in_sentence(later[0])
        return f'this announces "{partner.name}" before it joined, which was {joined}'
    ends = [one.end for one in partner.periods if one.end]
    return f'this announces "{partner.name}" after it left, which was {ENGLISH.date_in_sentence(ends[-1])}'


def _departures(site: Site, article: Article) -> Iterator[Diagnostic]:
    for index, slug in enumerate(article.header.departs):
        partner = site.partners.get(slug)
        if partner and not any(one.end for one in partner.periods):
            yield catalog.NOT_DEPARTED.at(
                article.marks.at("departs", index),
                f'"{partner.name}" has not left, as partners.yaml has it',
                "add left: to its entry",
                site.registry_place("partners", slug),
            )


def _two_announcements(site: Site) -> Iterator[Diagnostic]:
    """A partner that came back has joined more than once; a second article otherwise is a mistake."""
    places: dict[str, list[Place]] = {}
    for article in sorted(site.one_of_each(site.content.articles), key=lambda one: one.header.date):
        for index, slug in enumerate(article.header.announces):
            places.setdefault(slug, []).append(article.marks.at("announces", index))
    for slug, found in places.items():
        partner = site.partners.get(slug)
        for place in found[len(partner.periods) :] if partner else ():
            yield catalog.TWO_ANNOUNCEMENTS.at(
                place,
                f'another article announces that "{slug}" joins',
                "name it under partners: in one of the two",
                found[0],
            )


def _without_one(site: Site) -> Iterator[Diagnostic]:
    """Who joined before a coalition began to announce its partners wants no announcement after the fact."""
    announcing = [one for one in site.content.articles if one.header.announces]
    announced = {slug for article in announcing for slug in article.header.announces}
    may_be_the_one = site.content.failed or announced - set(site.partners)
    if not announced or may_be_the_one:
        return
    first = min(article.header.date for article in announcing).date()
    for partner in site.active_partners:
        joined = partner.periods[0].start
        if partner.slug not in announced and not (joined and joined.start < first):
            yield catalog.NO_ANNOUNCEMENT.at(
                site.registry_place("partners", partner.slug),
                f'no article announces that "{partner.name}" joined',
                f"write one with announces: {partner.slug}",
            )
