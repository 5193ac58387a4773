"""What shows and episodes have that no other may have too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from coalition.core.content import Episode

_A_MOMENT = timedelta(seconds=1)

Number = tuple[int | None, int]
"""A season, or none, and the number of an episode in it."""


@dataclass(slots=True)
class Taken:
    """What the episodes of a show have; `recordings` are the addresses of those of other shows too.

    `promised` are the numbers of episodes that are still to come, and `published` the guids of those that
    ever were on the web, by their slugs.
    """

    recordings: set[str]
    promised: frozenset[Number]
    published: Mapping[str, str]
    slugs: set[str] = field(default_factory=set)
    moments: set[datetime] = field(default_factory=set)
    numbers: set[Number] = field(default_factory=set)

    def add(self, episode: Episode) -> None:
        """Note what an episode has."""
        header = episode.header
        self.slugs.add(episode.slug)
        self.moments.add(header.date)
        if header.type == "full" and header.episode:
            self.numbers.add((header.season, header.episode))
        if header.audio:
            self.recordings.add(header.audio)

    def free_slug(self, made: str, guid: str) -> str:
        """Return a slug that no episode has, nor had on the web with another guid."""
        count, slug = 1, made
        while slug in self.slugs or self.published.get(slug, guid) != guid:
            count += 1
            slug = f"{made}-{count}"
        return slug

    def free_moment(self, moment: datetime) -> datetime:
        """Return the moment, or the next that no episode has: apps order episodes by their dates."""
        while moment in self.moments:
            moment += _A_MOMENT
        return moment

    def next_number(self, season: int | None) -> int:
        """Return the number after the highest of a season."""
        known = (number for one, number in (*self.numbers, *self.promised) if one == season)
        return max(known, default=0) + 1


def numbers_in(front_matter: Iterable[Mapping[str, Any]]) -> Iterator[Number]:
    """Yield the numbers of those that are full episodes and have one."""
    for keys in front_matter:
        if keys.get("type", "full") not in ("trailer", "bonus") and keys.get("episode"):
            yield keys.get("season"), keys["episode"]
