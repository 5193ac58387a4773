"""Articles among themselves: those of a series, of a year, and those that have something in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from coalition.core.answers.partners import PartnerAnswers, partners_of_article
from coalition.core.content import Article
from coalition.core.model.registry import Series
from coalition.core.own_words import in_own_words
from coalition.core.related import Related
from coalition.core.relations import by_key

_PARTNER, _PERSON, _TOPIC = 3, 2, 1


class PlaceInSeries(NamedTuple):
    """Where an article stands in its series: the `number` counts from 1, either neighbour may be missing."""

    number: int
    of: int
    previous: Article | None
    next: Article | None


class ArticleAnswers(PartnerAnswers):
    """Answers about articles. Of a site in several languages these are about those in its own words."""

    @cached_property
    def _listed(self) -> tuple[Article, ...]:
        return in_own_words(self, self.articles)

    # Series

    def articles_in(self, series: str) -> tuple[Article, ...]:
        """The articles of a series in the order in which they are read: by `part`, then by date."""
        return self._articles_in.get(series, ())

    @cached_property
    def _articles_in(self) -> Mapping[str, tuple[Article, ...]]:
        found = by_key(self._listed, lambda one: (one.header.series,) if one.header.series else ())
        return {slug: tuple(sorted(articles, key=_reading_order)) for slug, articles in found.items()}

    @cached_property
    def series_of_articles(self) -> Mapping[str, Series]:
        """The series that have articles, in the registry's order."""
        return {slug: series for slug, series in self.series.items() if self.articles_in(slug)}

    def place_in_series(self, article: Article) -> PlaceInSeries | None:
        """Where the article stands in its series; None for one that no list shows."""
        return self._places_in_series.get(article.path)

    @cached_property
    def _places_in_series(self) -> Mapping[str, PlaceInSeries]:
        return {
            article.path: place
            for slug in self.series_of_articles
            for article, place in _places(self.articles_in(slug))
        }

    # Years

    def articles_of_year(self, year: str) -> tuple[Article, ...]:
        """The articles of a year, such as `2024`, newest first."""
        return self._articles_of_year.get(year, ())

    @cached_property
    def years_of_articles(self) -> tuple[tuple[str, int], ...]:
        """Each year with an article and how many it has, newest first."""
        return tuple((year, len(articles)) for year, articles in self._articles_of_year.items())

    @cached_property
    def _articles_of_year(self) -> Mapping[str, tuple[Article, ...]]:
        return self._index("_articles_of_year", self._listed, lambda one: (str(one.header.date.year),))

    # Languages

    def languages_of_series(self, series: str) -> tuple[str, ...]:
        """The languages of the site in which a series has articles."""
        return self._languages_of_series.get(series, ())

    @cached_property
    def _languages_of_series(self) -> Mapping[str, tuple[str, ...]]:
        return self._languages_by(lambda one: one.header.series or "")

    def languages_of_year(self, year: str) -> tuple[str, ...]:
        """The languages of the site in which a year has articles."""
        return self._languages_of_years.get(year, ())

    @cached_property
    def _languages_of_years(self) -> Mapping[str, tuple[str, ...]]:
        return self._languages_by(lambda one: str(one.header.date.year))

    def _languages_by(self, key: Callable[[Article], str]) -> Mapping[str, tuple[str, ...]]:
        languages = [one.language for one in self.settings.editions]
        found = {one: in_own_words(self, self.articles_for(one), one) for one in languages}
        return by_key(languages, lambda one: {key(article) for article in found[one]})

    # What they have in common

    def related_to(self, article: Article) -> tuple[Article, ...]:
        """The articles with which this one shares most partners, people and topics; those near it in time.

        What its own series holds is no discovery.
        """
        return self._related.to(article)

    @cached_property
    def _related(self) -> Related:
        return Related(self._listed, self._subjects, self._related_before)

    @cached_property
    def _related_before(self) -> Related | None:
        """What the Site before this one knew, where there was one."""
        return None

    def _subjects(self, article: Article) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """What an article is about, and how much it means to share that."""
        return (
            (_PARTNER, partners_of_article(article)),
            (_PERSON, self._author_slugs(article)),
            (_TOPIC, article.header.topics),
        )


def _reading_order(article: Article) -> tuple[bool, int, object, str]:
    part = article.header.part
    return (part is None, part or 0, article.header.date, article.slug)


def _places(articles: tuple[Article, ...]) -> Iterator[tuple[Article, PlaceInSeries]]:
    count = len(articles)
    for at, article in enumerate(articles):
        before = articles[at - 1] if at else None
        after = articles[at + 1] if at + 1 < count else None
        yield article, PlaceInSeries(at + 1, count, before, after)
