"""What the templates of the timeline and of the former partners receive."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from coalition.core.history import YearOfGrowth
from coalition.core.views.parts import Head, Link, PartnerCard


@dataclass(frozen=True, slots=True)
class Bar:
    """A year in the chart, in the chart's units; `title` says in words what it shows.

    `label` is the year where there is room for it, `number` the partners at its end.
    """

    x: float
    y: float
    width: float
    height: float
    middle: float
    title: str
    label: str
    number: str


@dataclass(frozen=True, slots=True)
class Chart:
    """How many partners there were at the end of each year, to be drawn."""

    width: int
    height: int
    baseline: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """Somebody joined or left; `article` tells more, where there is one."""

    kind: str
    joins: bool
    sentence: Markup
    article: Link | None


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """What happened in a year, newest first; that of which no date is known has a heading of its own."""

    id: str
    heading: str
    events: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Who joined and left when, and how many partners there were.

    `growth` are the numbers that `chart` draws. `undated` counts the partners of today that are in none of
    them, because nobody knows when they joined.
    """

    head: Head
    title: str
    chart: Chart | None
    growth: tuple[YearOfGrowth, ...]
    undated: int
    years: tuple[TimelineYear, ...]


@dataclass(frozen=True, slots=True)
class FormerPartner:
    """A partner that left, with how it left."""

    card: PartnerCard
    departure: Markup


@dataclass(frozen=True, slots=True)
class FormerPartners:
    """The partners that left."""

    head: Head
    title: str
    partners: tuple[FormerPartner, ...]
