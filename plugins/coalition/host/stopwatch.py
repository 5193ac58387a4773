"""How long each stage of a run took."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from coalition.core.progress import Progress


@dataclass(slots=True)
class Stage:
    """A stage with the seconds that it took; `depth` is the number of those that it is a part of."""

    name: str
    depth: int
    seconds: float = 0


class Stopwatch(Progress):
    """Notes the seconds that stages take, on the `clock` that it is given."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self._start = clock()
        self._depth = 0
        self.stages: list[Stage] = []

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[None]:
        """Time what is done within."""
        del total
        stage = Stage(name, self._depth)
        self.stages.append(stage)
        self._depth += 1
        start = self.clock()
        try:
            yield
        finally:
            stage.seconds = self.clock() - start
            self._depth -= 1

    @property
    def total(self) -> float:
        """The seconds since the stopwatch was made."""
        return self.clock() - self._start
