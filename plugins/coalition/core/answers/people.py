"""People: what they wrote, and where they spoke."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from coalition.core.answers.podcasts import PodcastAnswers
from coalition.core.content import Article, Episode
from coalition.core.model.registry import Partner, Person, Quote
from coalition.core.relations import Appeared, People, by_key


class PeopleAnswers(PodcastAnswers):
    """Answers about people."""

    @cached_property
    def _people(self) -> People:
        return People(self.people)

    def person_called(self, name: str) -> Person | None:
        """The person with this slug, name or alternate name."""
        return self._people.called(name)

    def articles_by(self, person: str) -> tuple[Article, ...]:
        return self._articles_by.get(person, ())

    @cached_property
    def _articles_by(self) -> Mapping[str, tuple[Article, ...]]:
        return self._index("_articles_by", self.articles, self._author_slugs)

    def _author_slugs(self, article: Article) -> tuple[str, ...]:
        found = (self.person_called(name) for name in article.header.authors)
        return tuple(person.slug for person in found if person)

    def episodes_with(self, person: str) -> tuple[Episode, ...]:
        """Episodes on which the person speaks."""
        return self._episodes_with.get(person, ())

    @cached_property
    def _episodes_with(self) -> Mapping[str, tuple[Episode, ...]]:
        return by_key(self.episodes, self.speakers)

    @cached_property
    def appearances(self) -> tuple[Appeared, ...]:
        """Where people of the coalition spoke elsewhere, in the order of the registry."""
        return tuple((one, appearance) for one in self.partners.values() for appearance in one.appearances)

    def appearances_of(self, person: str) -> tuple[Appeared, ...]:
        """Where else the person spoke."""
        return self._appearances_of.get(person, ())

    @cached_property
    def _appearances_of(self) -> Mapping[str, tuple[Appeared, ...]]:
        return by_key(self.appearances, lambda appeared: appeared[1].people)

    def quotes_of(self, person: str) -> tuple[tuple[Partner, Quote], ...]:
        """What the person is quoted with, with the partner that keeps the entry."""
        return self._quotes_of.get(person, ())

    @cached_property
    def _quotes_of(self) -> Mapping[str, tuple[tuple[Partner, Quote], ...]]:
        entries = ((partner, one) for partner in self.partners.values() for one in partner.quotes)
        return by_key(entries, lambda entry: (entry[1].person,) if entry[1].person else ())
