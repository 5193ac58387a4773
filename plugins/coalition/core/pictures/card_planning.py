"""Which pages have a card for social networks, and what is on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from coalition.core.content import Article, Episode
from coalition.core.dates import PartialDate
from coalition.core.diagnostics import Place
from coalition.core.model.registry import Person
from coalition.core.outputs import PictureOutput
from coalition.core.pictures.social_card import Arcs, social_card
from coalition.core.site import Site
from coalition.core.urls import card_url
from coalition.core.views.arcs import voices
from coalition.core.views.cards import (
    article_url,
    day,
    episode_number,
    episode_url,
    kind_of,
    role,
    shared_file,
    show_url,
)

_MOST_VOICES = 60


def card_outputs(site: Site) -> Iterator[PictureOutput]:
    """Yield the card of the site, which all pages have that have none of their own, and those of records."""
    cards: dict[str, PictureOutput] = {}
    for card in _cards(site, _Cards(site)):
        cards.setdefault(card.path, card)  # of two pages at one address, the pages are told of
    yield from cards.values()


def _cards(site: Site, cards: _Cards) -> Iterator[PictureOutput]:
    coalition = site.coalition
    home, place = site.urls.url("HOME"), site.registry_place("coalition")
    yield cards.card(home, coalition.name, coalition.tagline or "", place)
    yield from _of_texts(site, cards)
    yield from _of_registry(site, cards)


def _of_texts(site: Site, cards: _Cards) -> Iterator[PictureOutput]:
    for article in filter(site.has_card, site.articles):
        header = article.header
        kicker = f"{kind_of(site, article)} · {day(site, header.date).text}"
        file, when = _beside_article(site, article), header.date.date()
        yield cards.card(article_url(site, article), header.title, kicker, article.place(), file, when)
    for show in site.shows:
        file = f"{show.folder}/{show.header.cover}"
        yield cards.card(
            show_url(site, show), show.header.title, site.words.gettext("Podcast"), show.place(), file
        )
    for episode in filter(site.has_card, site.episodes):
        kicker = " · ".join(filter(None, (_show_title(site, episode), episode_number(site, episode))))
        file, when = _cover_of(site, episode), episode.header.date.date()
        yield cards.card(
            episode_url(site, episode), episode.header.title, kicker, episode.place(), file, when
        )


def _of_registry(site: Site, cards: _Cards) -> Iterator[PictureOutput]:
    for partner in filter(site.has_card, site.partners.values()):
        url, place = (
            site.urls.url("PARTNER", slug=partner.slug),
            site.registry_place("partners", partner.slug),
        )
        kind = site.types.get(partner.type)
        yield cards.card(url, partner.name, kind.name if kind else "", place, _logo_of(site, partner.slug))
    for person in filter(site.has_card, site.people.values()):
        url, place = site.urls.url("PERSON", slug=person.slug), site.registry_place("people", person.slug)
        yield cards.card(url, person.name, role(site, person), place, _portrait_of(site, person))


class _Cards:
    """Makes the outputs of cards; who stood together at which time is found once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._changes = sorted(set(_changes(site)))
        self._voices: dict[int, tuple[Arcs, ...]] = {}

    def card(
        self, url: str, title: str, kicker: str, origin: Place, file: str = "", when: date | None = None
    ) -> PictureOutput:
        """Return the card of the page at `url`, with an arc for each who was a partner then, or is today."""
        arcs = self._standing(min(when or date.max, self._site.settings.today))
        args = (title, kicker, self._site.coalition.name, arcs)
        return PictureOutput(card_url(url), social_card, self._source(file), args, origin)

    def _source(self, file: str) -> tuple[tuple[Path, str], ...]:
        found = self._site.content.files.get(file)
        facts = self._site.pictures.get(file)
        content = facts.content if facts else self._site.vectors.get(file)
        return ((found.path, content),) if found and content else ()

    def _standing(self, when: date) -> tuple[Arcs, ...]:
        era = bisect_right(self._changes, when)
        if era not in self._voices:
            active = (one.slug for one in self._site.partners.values() if one.is_active(when))
            self._voices[era] = tuple(
                (one.hue, one.x, one.radii) for one in voices(islice(active, _MOST_VOICES))
            )
        return self._voices[era]


def _changes(site: Site) -> Iterator[date]:
    """Yield the days on which there may be other partners than on the day before."""
    for partner in site.partners.values():
        for period in partner.periods:
            for edge in filter(None, (period.start, period.end)):
                yield from _edges(edge)


def _edges(edge: PartialDate) -> Iterator[date]:
    yield edge.start
    if edge.end < date.max:
        yield edge.end + timedelta(days=1)


# What stands on a card besides words


def _beside_article(site: Site, article: Article) -> str:
    """The logo of the partner of whom it tells or for whom it was written, or else the author's portrait."""
    header = article.header
    behalf = (header.on_behalf_of,) if header.on_behalf_of else ()
    logos = (_logo_of(site, slug) for slug in (*header.announces, *header.departs, *behalf))
    people = (site.person_called(name) for name in header.authors)
    portraits = (_portrait_of(site, person) for person in people if person)
    return next(filter(None, (*logos, *portraits)), "")


def _logo_of(site: Site, slug: str) -> str:
    partner = site.partners.get(slug)
    return shared_file(site, partner.logo.file) if partner and partner.logo else ""


def _portrait_of(site: Site, person: Person) -> str:
    return shared_file(site, person.image) if person.image else ""


def _cover_of(site: Site, episode: Episode) -> str:
    show = site.show_of(episode)
    return site.media_of(episode).cover or (f"{show.folder}/{show.header.cover}" if show else "")


def _show_title(site: Site, episode: Episode) -> str:
    show = site.show_of(episode)
    return show.header.title if show else ""
