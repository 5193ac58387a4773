"""What a build did, in numbers and by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """What a build did: how many files there are and were made, which are new or other, which are gone."""

    total: int
    made: int = 0
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def reused(self) -> int:
        """The files that did not have to be made."""
        return self.total - self.made
