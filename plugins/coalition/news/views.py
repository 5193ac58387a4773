"""What the templates of articles, listings and topics receive."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from coalition.core.views.counts import Count
from coalition.core.views.parts import (
    NOTHING,
    ArticleCard,
    Day,
    EpisodeCard,
    Head,
    Link,
    Pagination,
    PartnerCard,
    PersonCard,
    Picture,
)


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list that says no more than what it is called, and of when it is."""

    title: str
    href: str
    day: Day
    kind: str
    held: str = ""


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """Where an article stands in its series: as `number`, counted from 1, of so many."""

    series: Link
    number: int
    of: int
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article. `authors` are people with a page, `other_authors` the names of those without."""

    head: Head
    title: str
    kind: str
    day: Day
    modified: Day | None
    language: str
    summary: str
    authors: tuple[PersonCard, ...]
    other_authors: tuple[str, ...]
    on_behalf_of: PartnerCard | None
    image: Picture | None
    body: Markup
    sign_off: Markup | None
    partners: tuple[PartnerCard, ...]
    topics: tuple[Link, ...]
    newer: Link | None
    older: Link | None
    series: SeriesPart | None = None
    related: tuple[ArticleLine, ...] = ()
    author_addresses: tuple[str, ...] = ()
    """The absolute addresses of the authors' pages."""


@dataclass(frozen=True, slots=True)
class NewsListing:
    """A page of all articles, newest first; series and years are on the first page only."""

    head: Head
    title: str
    articles: tuple[ArticleCard, ...]
    pagination: Pagination
    topics: tuple[Link, ...]
    series: tuple[Link, ...] = ()
    years: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthOfArticles:
    """A month with so many articles; listed are those on this page, which may be none."""

    id: str
    heading: str
    number: int
    href: str
    articles: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True)
class YearArchive:
    """A page of the articles of a year, newest first, and the years with articles around it."""

    head: Head
    title: str
    number: int
    months: tuple[MonthOfArticles, ...]
    pagination: Pagination
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class TextLanguages:
    """The languages of what the registry says of a topic or series, where they are not the page's."""

    name: str = ""
    summary: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """A page of the articles of a series, in the order in which they are read, counted from `first`."""

    head: Head
    name: str
    summary: str
    description: Markup
    articles: tuple[ArticleCard, ...]
    first: int
    pagination: Pagination
    languages: TextLanguages = TextLanguages()


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A page of a topic's articles; its description, partners and episodes are on its first page only."""

    head: Head
    name: str
    summary: str
    articles: tuple[ArticleCard, ...]
    pagination: Pagination
    partners: tuple[PartnerCard, ...]
    episodes: tuple[EpisodeCard, ...]
    languages: TextLanguages = TextLanguages()
    description: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic in the index of topics."""

    link: Link
    summary: str
    articles: int
    partners: int
    summary_language: str = ""
    """The language of the summary, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class TopicIndex:
    """All topics, by name."""

    head: Head
    title: str
    topics: tuple[TopicEntry, ...]
