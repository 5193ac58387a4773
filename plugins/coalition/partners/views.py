"""What the templates of a partner's and a person's page receive."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from coalition.core.views.entries import AppearanceView, ResourceView
from coalition.core.views.parts import (
    ArticleCard,
    EpisodeCard,
    Head,
    Link,
    PartnerCard,
    PersonCard,
    Picture,
    QuoteView,
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of a partner, with what they did there and when."""

    card: PersonCard
    job: str
    period: str
    job_language: str = ""
    """The language of the job, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """Everything about a partner; what is empty is not shown."""

    head: Head
    name: str
    legal_name: str
    alternate_names: tuple[str, ...]
    type: Link
    tier: Link | None
    former: bool
    notice: Markup
    """How it left, or when it will join; empty for a partner of today."""
    membership: str
    """Such as `Partner 2014–2016, again since 2017`."""
    predecessors: tuple[Link, ...]
    url: Link | None
    location: str
    country: Link | None
    logo: Picture | None
    initials: str
    summary: str
    description: Markup
    topics: tuple[Link, ...]
    announcement: ArticleCard | None
    departure: ArticleCard | None
    articles: tuple[ArticleCard, ...]
    guest_posts: tuple[ArticleCard, ...]
    episodes: tuple[EpisodeCard, ...]
    appearances: tuple[AppearanceView, ...]
    quotes: tuple[QuoteView, ...]
    commitments: tuple[str, ...]
    resources: tuple[ResourceView, ...]
    people: tuple[Colleague, ...]
    links: tuple[Link, ...]
    neighbours: tuple[PartnerCard, ...]
    summary_language: str = ""
    """The language of the summary, where it is not the page's; so are the next two."""
    description_language: str = ""
    commitments_language: str = ""


@dataclass(frozen=True, slots=True)
class MovedPage:
    """What stands at an address of before: where it leads now."""

    head: Head
    title: str
    target: Link


@dataclass(frozen=True, slots=True)
class AffiliationView:
    """A person's work for an organisation."""

    organisation: Link
    job: str
    period: str
    job_language: str = ""
    """The language of the job, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything about a person; what is empty is not shown."""

    head: Head
    name: str
    alternate_names: tuple[str, ...]
    portrait: Picture | None
    initials: str
    spokesperson: bool
    affiliations: tuple[AffiliationView, ...]
    bio: Markup
    topics: tuple[Link, ...]
    articles: tuple[ArticleCard, ...]
    episodes: tuple[EpisodeCard, ...]
    appearances: tuple[AppearanceView, ...]
    quotes: tuple[QuoteView, ...]
    links: tuple[Link, ...]
    bio_language: str = ""
    """The language of the biography, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class PeopleIndex:
    """All people, by name."""

    head: Head
    title: str
    people: tuple[PersonCard, ...]
