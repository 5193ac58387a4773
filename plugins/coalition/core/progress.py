"""How far work is, for whoever wants to know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Progress:
    """Is told of the stages of work, one within another, and how far they are. This one tells nobody."""

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[None]:
        """What is done within is a stage, of so many items where that is known."""
        del name, total
        yield

    def advance(self, count: int) -> None:
        """So many more items of the innermost stage are done."""


UNWATCHED = Progress()
"""For work that nobody watches."""
