"""Partners: who they are today, what was told of them, and who belongs to them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from coalition.core.answers.people import PeopleAnswers
from coalition.core.content import Article, Episode
from coalition.core.history import MembershipEvent, YearOfGrowth, events_of, growth, newest_first
from coalition.core.mentions import PartnerNames
from coalition.core.model.registry import Partner, Person, Quote
from coalition.core.names import folded
from coalition.core.planet import PlanetItem, items_of
from coalition.core.relations import aliases, by_key, neighbours, slices_of


class PartnerAnswers(PeopleAnswers):
    """Answers about partners."""

    @cached_property
    def active_partners(self) -> tuple[Partner, ...]:
        """The partners of today, by name."""
        today = self.settings.today
        return tuple(sorted((one for one in self.partners.values() if one.is_active(today)), key=_by_name))

    @cached_property
    def planet_items(self) -> tuple[PlanetItem, ...]:
        """What today's partners published on their own sites, newest first, as their feeds said."""
        return items_of(self.planet, self.active_partners)

    @cached_property
    def former_partners(self) -> tuple[Partner, ...]:
        today = self.settings.today
        return tuple(sorted((one for one in self.partners.values() if one.has_left(today)), key=_by_name))

    @cached_property
    def membership_events(self) -> tuple[MembershipEvent, ...]:
        """Who joined and left, newest first."""
        today = self.settings.today
        return newest_first(one for partner in self.partners.values() for one in events_of(partner, today))

    @cached_property
    def growth(self) -> tuple[YearOfGrowth, ...]:
        """How many partners joined, left and remained in each year, oldest first."""
        return growth(self.partners.values(), self.settings.today)

    @cached_property
    def partner_names(self) -> PartnerNames:
        """What partners are called in texts."""
        return PartnerNames(self.partners.values())

    def predecessors_of(self, partner: str) -> tuple[Partner, ...]:
        """Former partners that name this one as their successor, by name."""
        return self._predecessors.get(partner, ())

    @cached_property
    def _predecessors(self) -> Mapping[str, tuple[Partner, ...]]:
        return by_key(self.former_partners, _successors)

    def partners_by(self, kind: str, value: str) -> tuple[Partner, ...]:
        """The active partners of a `type` or `tier`, in a `country` or on a `topic`, by name."""
        return self._partners_by.get(f"{kind}/{value}", ())

    def count_by(self, kind: str, value: str) -> int:
        """How many `partners_by` would return: who asks no more depends on no more."""
        return len(self.partners_by(kind, value))

    @cached_property
    def _partners_by(self) -> Mapping[str, tuple[Partner, ...]]:
        return by_key(self.active_partners, slices_of)

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The codes of the countries that active partners are in, by the countries' names."""
        codes = {one.country for one in self.active_partners if one.country}
        return tuple(sorted(codes, key=lambda code: folded(self.words.country(code))))

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """The slug that each alias of a partner leads to, but for aliases that are another's own slug."""
        return aliases(self.partners.values())

    def announcement_of(self, partner: str) -> Article | None:
        """The first article that announced that the partner joins."""
        return next(iter(self.announcements_of(partner)), None)

    def announcements_of(self, partner: str) -> tuple[Article, ...]:
        """The articles that announced that the partner joins, and joins again; oldest first."""
        return self._announcements.get(partner, ())[::-1]

    @cached_property
    def _announcements(self) -> Mapping[str, tuple[Article, ...]]:
        return self._index("_announcements", self.articles, lambda article: article.header.announces)

    def departure_of(self, partner: str) -> Article | None:
        """The latest article that told that the partner leaves, where it has left."""
        found = self.departures_of(partner)
        return found[-1] if found and self.partners[partner].has_left(self.settings.today) else None

    def departures_of(self, partner: str) -> tuple[Article, ...]:
        """The articles that told that the partner leaves, and leaves again; oldest first."""
        return self._departures.get(partner, ())[::-1]

    @cached_property
    def _departures(self) -> Mapping[str, tuple[Article, ...]]:
        return self._index("_departures", self.articles, lambda article: article.header.departs)

    def articles_about(self, partner: str) -> tuple[Article, ...]:
        """Articles that name the partner, or that were written on its behalf; newest first."""
        return self._articles_of_partner.get(partner, ())

    @cached_property
    def _articles_of_partner(self) -> Mapping[str, tuple[Article, ...]]:
        return self._index("_articles_of_partner", self.articles, partners_of_article)

    def people_of(self, org: str) -> tuple[Person, ...]:
        """People who are, or were, affiliated with the organisation."""
        return self._people_of.get(org, ())

    @cached_property
    def _people_of(self) -> Mapping[str, tuple[Person, ...]]:
        people = sorted(self.people.values(), key=_by_name)
        return by_key(people, lambda person: tuple(one.org for one in person.affiliations))

    def episodes_of_partner(self, partner: str) -> tuple[Episode, ...]:
        """Episodes about the partner, and those on which its people of that day speak."""
        return self._episodes_of_partner.get(partner, ())

    @cached_property
    def _episodes_of_partner(self) -> Mapping[str, tuple[Episode, ...]]:
        return by_key(self.episodes, self.partners_of_episode)

    def partners_of_episode(self, episode: Episode) -> tuple[str, ...]:
        """The partners that the episode is about, and those whose people of that day speak, by slug."""
        day = episode.header.date.date()
        speakers = (self.people.get(slug) for slug in self.speakers(episode))
        orgs = (
            affiliation.org
            for person in speakers
            if person
            for affiliation in person.affiliations
            if self._people.is_current(affiliation, day)
        )
        return (*episode.header.partners, *orgs)

    def neighbours_of(self, partner: Partner) -> tuple[Partner, ...]:
        """Other active partners that share most topics with this one."""
        if partner.slug not in self._neighbours:
            self._neighbours[partner.slug] = neighbours(partner, self.partners_on)
        return self._neighbours[partner.slug]

    @cached_property
    def _neighbours(self) -> dict[str, tuple[Partner, ...]]:
        """What was found already: it hangs on the registry and the day alone."""
        return {}

    def partners_on(self, topic: str) -> tuple[Partner, ...]:
        """The active partners that work on the topic."""
        return self.partners_by("topic", topic)

    @cached_property
    def quotes_of_today(self) -> tuple[tuple[Partner, Quote], ...]:
        """What people of today's partners are quoted with, by the partner's name."""
        return tuple((partner, quote) for partner in self.active_partners for quote in partner.quotes)


def partners_of_article(article: Article) -> tuple[str, ...]:
    """Every partner that an article names in its front matter."""
    header = article.header
    behalf = (header.on_behalf_of,) if header.on_behalf_of else ()
    return (*header.announces, *header.departs, *header.partners, *behalf)


def _by_name(record: Partner | Person) -> tuple[str, str]:
    return (folded(record.name), record.slug)


def _successors(partner: Partner) -> tuple[str, ...]:
    return tuple(one.successor for one in partner.periods if one.successor)
