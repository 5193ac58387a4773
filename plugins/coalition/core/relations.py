"""The indexes behind the answers of `Site`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from coalition.core.content import Document
from coalition.core.model.podcast import EpisodeHeader
from coalition.core.model.registry import Affiliation, Appearance, Partner, Person, Topic
from coalition.core.names import folded
from coalition.core.periods import holds_on

R = TypeVar("R")

_FEW = 20

Appeared = tuple[Partner, Appearance]
"""An appearance, with the partner that keeps the entry."""


def by_key(records: Iterable[R], keys: Callable[[R], Iterable[str]]) -> Mapping[str, tuple[R, ...]]:
    """Index records by the keys that each has, each record once for a key, in the order given."""
    index: dict[str, list[R]] = {}
    for record in records:
        for key in dict.fromkeys(keys(record)):
            index.setdefault(key, []).append(record)
    return {key: tuple(found) for key, found in index.items()}


class Index(Mapping[str, tuple[R, ...]]):
    """The same, which is told from the index of `before` where few of the records are others.

    `keys` must hang on nothing but the record, and on what was the same then.
    """

    def __init__(
        self, records: Sequence[R], keys: Callable[[R], Iterable[str]], before: Index[R] | None = None
    ) -> None:
        self._records = records
        found = before._patched(records, keys) if before is not None else None
        self._found = by_key(records, keys) if found is None else found

    def _patched(
        self, records: Sequence[R], keys: Callable[[R], Iterable[str]]
    ) -> Mapping[str, tuple[R, ...]] | None:
        """Return what is found among these records; None where that is not told easily."""
        changed = _changed(self._records, records)
        if changed is None:
            return None
        touched: set[str] = set()
        for old, new in changed:
            own = tuple(dict.fromkeys(keys(new)))
            if own != tuple(dict.fromkeys(keys(old))):
                return None
            touched.update(own)
        # All at once: where two have changed places, each is what the other becomes.
        now = {id(old): new for old, new in changed}
        replaced = {key: tuple(now.get(id(one), one) for one in self._found[key]) for key in touched}
        return {**self._found, **replaced}

    def __getitem__(self, key: str) -> tuple[R, ...]:
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _changed(old: Sequence[R], new: Sequence[R]) -> list[tuple[R, R]] | None:
    """Return which records have another in their place; None where those are many, or others came or went."""
    if len(old) != len(new):
        return None
    changed = [pair for pair in zip(old, new, strict=True) if pair[0] is not pair[1]]
    return changed if len(changed) <= _FEW else None


def season_of(episode: Document[EpisodeHeader]) -> int:
    """The number of an episode's season, or 0 where it is of none."""
    return episode.header.season or 0


def aliases(partners: Iterable[Partner]) -> Mapping[str, str]:
    """Return the slug that each alias leads to; of two partners that claim one, the first has it."""
    partners = tuple(partners)
    own = {partner.slug for partner in partners}
    found: dict[str, str] = {}
    for partner in partners:
        for alias in partner.aliases:
            if alias not in own:
                found.setdefault(alias, partner.slug)
    return found


class People:
    """Finds people by what they are called."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        names = {
            name.casefold(): person
            for person in people.values()
            for name in (*person.alternate_name, person.name)
        }
        self._by_name = names | dict(people)

    def called(self, name: str) -> Person | None:
        """The person with this slug, name or alternate name."""
        return self._by_name.get(name) or self._by_name.get(name.casefold())

    def is_current(self, affiliation: Affiliation, day: date) -> bool:
        """Whether the affiliation held on that day."""
        return holds_on(day, affiliation.start, affiliation.end)


def slices_of(partner: Partner) -> tuple[str, ...]:
    """Return the parts of the directory that a partner is in, such as `type/company` and `country/NO`."""
    single = (("type", partner.type), ("tier", partner.tier), ("country", partner.country))
    return (
        *(f"{kind}/{value}" for kind, value in single if value),
        *(f"topic/{topic}" for topic in partner.topics),
    )


def neighbours(
    partner: Partner, partners_on: Callable[[str], Iterable[Partner]], most: int = 4
) -> tuple[Partner, ...]:
    """Return the partners that share most topics with `partner`, ties by name."""
    on_each = [other for topic in dict.fromkeys(partner.topics) for other in partners_on(topic)]
    others = {other.slug: other for other in on_each if other.slug != partner.slug}
    shared = Counter(other.slug for other in on_each)
    by_nearness = sorted({-shared[slug] for slug in others})
    found: list[Partner] = []
    for times in by_nearness:
        if len(found) < most:
            alike = (other for slug, other in others.items() if shared[slug] == -times)
            found += sorted(alike, key=lambda other: folded(other.name))
    return tuple(found[:most])


def slugs(records: Iterable[Partner | Person | Topic]) -> tuple[str, ...]:
    """Return the slugs of records, in their order."""
    return tuple(record.slug for record in records)
