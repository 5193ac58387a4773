"""What the templates of toolkits, badges, pages for frames and numbers receive."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.views.parts import Head, Link, PartnerCard
from coalition.core.views.snippets import Snippet


@dataclass(frozen=True, slots=True)
class ToolkitIndex:
    """What is there for partners; `embeds` are of all of them."""

    head: Head
    title: str
    toolkits: tuple[PartnerCard, ...]
    embeds: tuple[Snippet, ...]
    wall_href: str


@dataclass(frozen=True, slots=True)
class ToolkitPage:
    """What a partner takes along. A former one keeps what it has put up, which says so by itself."""

    head: Head
    title: str
    partner: Link
    former: bool
    texts: tuple[Snippet, ...]
    badge: str
    dark_badge: str
    badge_text: str
    badges: tuple[Snippet, ...]
    card_href: str
    embeds: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """An image of two words side by side; lengths are in pixels."""

    title: str
    label: str
    status: str
    former: bool
    dark: bool
    width: int
    label_width: int
    status_width: int


@dataclass(frozen=True, slots=True)
class EmbeddedWall:
    """The partners of today, or those of one type, for the frames of others; `href` leads to all of them."""

    head: Head
    title: str
    href: str
    partners: tuple[PartnerCard, ...]


@dataclass(frozen=True, slots=True)
class EmbeddedCard:
    """A partner, for the frames of others."""

    head: Head
    title: str
    card: PartnerCard
    membership: str


@dataclass(frozen=True, slots=True)
class Row:
    """A number of a table, with what it counts."""

    label: Link
    number: int


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers that add up to a total, with how they were counted."""

    id: str
    heading: str
    method: str
    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True)
class StatsPage:
    """The coalition in numbers."""

    head: Head
    title: str
    tables: tuple[Table, ...]
