"""What the templates of the directory and its slices receive."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.views.parts import Head, Link, PartnerCard


@dataclass(frozen=True, slots=True)
class Choice:
    """A slice to choose: `value` stands for it in addresses, `key` in the entries that are in it."""

    key: str
    value: str
    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The slices of one kind; `name` stands for the kind in addresses."""

    name: str
    word: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A partner in a list that can be filtered.

    `keys` are those of its choices, `also` is what else it is called; both may be empty.
    """

    card: PartnerCard
    keys: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A part of a list, such as a tier or a letter."""

    id: str
    heading: str
    partners: tuple[Listed, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class PartnerDirectory:
    """The partners of today, in tiers if there are any and otherwise from A to Z.

    A `compact` list has names alone. `script` filters what is listed.
    """

    head: Head
    title: str
    count: int
    compact: bool
    bands: tuple[Band, ...]
    groups: tuple[ChoiceGroup, ...]
    script: str
    others: tuple[Link, ...]
    """Other lists of partners: the former ones, the timeline, the countries."""


@dataclass(frozen=True, slots=True)
class PartnerSlice:
    """The partners of today of one type or tier, in one country or on one topic."""

    head: Head
    title: str
    word: str
    summary: str
    count: int
    compact: bool
    bands: tuple[Band, ...]
    siblings: tuple[Choice, ...]
    """All slices of the same kind, this one included."""


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country with its partners; they are not named where there are too many in all."""

    choice: Choice
    partners: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PartnerMap:
    """Where the partners of today are; `elsewhere` counts those of which no country is known."""

    head: Head
    title: str
    rows: tuple[CountryRow, ...]
    elsewhere: int
