"""The slices of the directory: partners by type, tier, country and topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coalition.core.site import Site
from coalition.core.views.slice_links import slice_link, slice_slug
from coalition.core.words import Words
from coalition.partners.directory_views import Choice, ChoiceGroup


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to slice the directory: its name in addresses, its word, its values in order, and what they are.

    `called` and `about` return a value's heading and what the registry says of it.
    """

    name: str
    word: Callable[[Words], str]
    values: Callable[[Site], Iterable[str]]
    called: Callable[[Site, str], str]
    about: Callable[[Site, str], str | None]


KINDS: tuple[Kind, ...] = (
    Kind(
        "tier",
        lambda words: words.gettext("Tier"),
        lambda site: site.tiers,
        lambda site, tier: site.tiers[tier].heading,
        lambda site, tier: site.tiers[tier].summary,
    ),
    Kind(
        "type",
        lambda words: words.gettext("Type"),
        lambda site: site.types,
        lambda site, kind: site.types[kind].heading,
        lambda site, kind: site.types[kind].summary,
    ),
    Kind(
        "topic",
        lambda words: words.gettext("Topic"),
        lambda site: site.topics,
        lambda site, topic: site.topics[topic].name,
        lambda site, topic: site.topics[topic].summary,
    ),
    Kind(
        "country",
        lambda words: words.gettext("Country"),
        lambda site: site.countries,
        lambda site, code: site.words.country(code),
        lambda *_: None,
    ),
)


def kind_called(name: str) -> Kind:
    """Return the kind of slices with that name."""
    return next(kind for kind in KINDS if kind.name == name)


def values_in_use(site: Site, kind: Kind) -> tuple[str, ...]:
    """Return the values that active partners have, in the order of the registry, or of countries' names."""
    return tuple(value for value in kind.values(site) if site.count_by(kind.name, value))


def choice_groups(site: Site) -> tuple[ChoiceGroup, ...]:
    """Return all slices that there are. Their keys are counted through, so that an entry can name its own."""
    groups: list[ChoiceGroup] = []
    for kind in KINDS:
        first = sum(len(group.choices) for group in groups)
        groups.append(ChoiceGroup(kind.name, kind.word(site.words), choices_of(site, kind, first)))
    return tuple(group for group in groups if group.choices)


def choices_of(site: Site, kind: Kind, first: int = 0) -> tuple[Choice, ...]:
    """Return the slices of one kind; their keys count from `first`."""
    return tuple(
        Choice(
            str(key),
            slice_slug(value),
            slice_link(site, kind.name, value, kind.called(site, value)),
            site.count_by(kind.name, value),
        )
        for key, value in enumerate(values_in_use(site, kind), first)
    )
