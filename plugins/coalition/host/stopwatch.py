"""How long each stage of a run took."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stopwatch:
    """Notes the seconds that stages take, on the `clock` that it is given."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._start = clock()
        self.stages: list[tuple[str, float]] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done within."""
        start = self._clock()
        yield
        self.stages.append((name, self._clock() - start))

    @property
    def total(self) -> float:
        """The seconds since the stopwatch was made."""
        return self._clock() - self._start
