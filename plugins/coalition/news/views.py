"""What the templates of articles, listings and topics receive."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from coalition.core.views.parts import (
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


@dataclass(frozen=True, slots=True)
class NewsListing:
    """A page of all articles, newest first."""

    head: Head
    title: str
    articles: tuple[ArticleCard, ...]
    pagination: Pagination
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A page of a topic's articles; partners and episodes are on its first page only."""

    head: Head
    name: str
    summary: str
    articles: tuple[ArticleCard, ...]
    pagination: Pagination
    partners: tuple[PartnerCard, ...]
    episodes: tuple[EpisodeCard, ...]
    summary_language: str = ""
    """The language of the summary, where it is not the page's."""


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
