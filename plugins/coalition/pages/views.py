"""What the templates of home, plain pages and the page for what is not found receive."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from coalition.core.views.parts import (
    ArticleCard,
    EpisodeCard,
    Head,
    Link,
    PartnerCard,
    QuoteView,
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts, and where to see them all."""

    number: int
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The front page."""

    head: Head
    name: str
    tagline: str
    mission: Markup
    counts: tuple[Count, ...]
    wall: tuple[PartnerCard, ...]
    newest_partners: tuple[PartnerCard, ...]
    news: tuple[ArticleCard, ...]
    episode: EpisodeCard | None
    quotes: tuple[QuoteView, ...]
    join: Link | None


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page of an editor's own."""

    head: Head
    title: str
    summary: str
    language: str
    body: Markup


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What a reader sees where there is nothing."""

    head: Head
    title: str
    ways_on: tuple[Link, ...]
