"""The content that is measured: the same for the same sizes, whenever and wherever it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import NAMESPACE_URL, uuid5

from bench import words

_FIRST_DAY = datetime(2015, 1, 1, 8)
_DAYS = 3650
_MOST_TOPICS = 12
_SITE = "https://bench.example.org/"

COALITION = "Coalition of Measured Time"
SHOW = "measured-hours"
SHOW_TITLE = "Measured Hours"
TYPES = ("company", "nonprofit", "guild")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much content there is; each number is at least 1. Everybody has written something."""

    articles: int
    episodes: int
    partners: int

    @property
    def people(self) -> int:
        return min(self.partners, self.articles)

    @property
    def texts(self) -> int:
        """How many texts there are, besides two pages."""
        return self.articles + self.episodes + self.partners

    @property
    def tenth(self) -> Sizes:
        """A tenth of everything."""
        return Sizes(*(max(1, number // 10) for number in (self.articles, self.episodes, self.partners)))

    @property
    def topics(self) -> int:
        return min(_MOST_TOPICS, self.articles)


@dataclass(frozen=True, slots=True)
class Topic:
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes; the slug is what Pelican makes of the name."""

    slug: str
    name: str
    partner: str


@dataclass(frozen=True, slots=True)
class Partner:
    slug: str
    name: str
    type: str
    summary: str
    description: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    slug: str
    title: str
    date: datetime
    summary: str
    author: Person
    partner: str
    topics: tuple[str, ...]
    body: str

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.date:%Y-%m-%d}-{self.slug}.md"

    @property
    def page(self) -> str:
        """The path of its page below the output, whichever tool makes it."""
        return f"news/{self.date.year}/{self.slug}/index.html"


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode of the only show; its slug is its folder's name."""

    slug: str
    number: int
    title: str
    date: datetime
    summary: str
    guid: str
    guest: str
    topics: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Page:
    slug: str
    title: str
    body: str


def topics(sizes: Sizes) -> Iterator[Topic]:
    """Yield the topics."""
    for number in range(1, sizes.topics + 1):
        yield Topic(f"topic-{number}", f"topic {number}")


def people(sizes: Sizes) -> Iterator[Person]:
    """Yield the people, each with a partner of their own."""
    for number in range(1, sizes.people + 1):
        yield person(number)


def person(number: int) -> Person:
    """Return one of the people, counted from 1."""
    return Person(f"person-{number}", f"Person {number}", f"partner-{number}")


def partners(sizes: Sizes) -> Iterator[Partner]:
    """Yield the partners."""
    for number in range(1, sizes.partners + 1):
        random = Random(f"partner {number}")
        yield Partner(
            f"partner-{number}",
            f"Partner {number}",
            TYPES[number % len(TYPES)],
            words.title(random),
            f"{words.paragraph(random)}\n\n{words.paragraph(random)}\n",
            _topics_of(number, sizes),
        )


def pages() -> Iterator[Page]:
    """Yield the plain pages; sites of all sizes have the same."""
    for slug in ("about", "join"):
        yield Page(slug, slug.capitalize(), words.text(Random(slug)))


def articles(sizes: Sizes) -> Iterator[Article]:
    """Yield the articles, oldest first, no two at one time or of one title; some link to the one before."""
    before = ""
    for number in range(sizes.articles):
        random = Random(f"article {number}")
        title = f"{words.title(random)}, {number + 1}"
        date = _FIRST_DAY + timedelta(minutes=number * _DAYS * 24 * 60 // sizes.articles)
        article = Article(
            f"measured-article-{number + 1}",
            title,
            date,
            words.sentence(Random(f"summary {number}")),
            person(number % sizes.people + 1),
            f"partner-{number % sizes.partners + 1}",
            _topics_of(number, sizes),
            words.text(random) + (_link(before) if number % 3 else ""),
        )
        yield article
        before = article.file


def _link(file: str) -> str:
    return f"\nSee also [the article before]({{filename}}{file}).\n"


def edited_article(sizes: Sizes) -> Article:
    """Return the article that an editor changes between two builds: the one in the middle."""
    return next(one for number, one in enumerate(articles(sizes)) if number == sizes.articles // 2)


def newest_article(sizes: Sizes) -> Article:
    """Return the article that an editor is writing: the one that the most lists and feeds show."""
    *_, newest = articles(sizes)
    return newest


def episodes(sizes: Sizes) -> Iterator[Episode]:
    """Yield the episodes, oldest first."""
    for number in range(1, sizes.episodes + 1):
        random = Random(f"episode {number}")
        slug = f"measured-episode-{number}"
        yield Episode(
            slug,
            number,
            words.title(random),
            _FIRST_DAY + timedelta(minutes=number * _DAYS * 24 * 60 // (sizes.episodes + 1)),
            words.sentence(random),
            str(uuid5(NAMESPACE_URL, f"{_SITE}{slug}")),
            person(number % sizes.people + 1).slug,
            _topics_of(number, sizes),
            f"{words.paragraph(random)}\n\n{words.paragraph(random)}\n",
        )


def _topics_of(number: int, sizes: Sizes) -> tuple[str, ...]:
    """Return two topics by turns, so that every topic is used, or the only one."""
    chosen = (number % sizes.topics + 1, (number + 5) % sizes.topics + 1)
    return tuple(f"topic-{one}" for one in dict.fromkeys(chosen))
