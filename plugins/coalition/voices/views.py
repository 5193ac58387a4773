"""What the templates of voices, resources and appearances receive."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from coalition.core.views.entries import AppearanceView, ResourceView
from coalition.core.views.parts import Day, FeedLink, Head, Link, Pagination, Picture, QuoteView


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A person's own words; `id` is its anchor on the page. Without a portrait the `initials` stand in."""

    id: str
    speaker: Link
    place: str
    day: Day
    organisation: Link | None
    membership: str
    """Of an organisation that has left: when it was a partner, such as `2018–2022`."""
    portrait: Picture | None
    initials: str
    language: str
    body: Markup
    held: str


@dataclass(frozen=True, slots=True)
class VoicesPage:
    """A page of voices; the first has the quotes of today's partners too."""

    head: Head
    title: str
    voices: tuple[VoiceView, ...]
    pagination: Pagination
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class ResourceSection:
    """Resources of one type; `more` leads to its own page."""

    id: str
    heading: str
    more: Link
    resources: tuple[ResourceView, ...]


@dataclass(frozen=True, slots=True)
class ResourcesPage:
    """What today's partners published, by type."""

    head: Head
    title: str
    sections: tuple[ResourceSection, ...]


@dataclass(frozen=True, slots=True)
class ResourceTypePage:
    """What today's partners published of one type, newest first."""

    head: Head
    title: str
    resources: tuple[ResourceView, ...]


@dataclass(frozen=True, slots=True)
class PlanetView:
    """A post or an episode on a partner's own site. The `language` is empty where it is the site's."""

    link: Link
    day: Day
    summary: str
    kind: str
    source: Link
    language: str


@dataclass(frozen=True, slots=True)
class PlanetPage:
    """A page of what partners publish on their own sites, newest first; `opml` has their feeds."""

    head: Head
    title: str
    entries: tuple[PlanetView, ...]
    pagination: Pagination
    feeds: tuple[FeedLink, ...]
    opml: str


@dataclass(frozen=True, slots=True)
class AppearancesPage:
    """Where people of the coalition spoke on the shows of others, newest first."""

    head: Head
    title: str
    appearances: tuple[AppearanceView, ...]
