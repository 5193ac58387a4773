"""What a run that takes longer is doing, in one line of a terminal that is gone when it is done."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from coalition.host.stopwatch import Stopwatch

_PATIENCE = 1.0
_PAUSE = 0.1
_CLEAR = "\r\x1b[2K"


class Display(Stopwatch):
    """Shows on `stream` the innermost stage and how far it is, once a run has lasted a second.

    There is no thread behind it, which would keep the run from forking: it shows what it is told when it is
    told, ten times a second at most.
    """

    def __init__(self, clock: Callable[[], float], stream: TextIO, columns: Callable[[], int]) -> None:
        super().__init__(clock)
        self._stream = stream
        self._columns = columns
        self._next = clock() + _PATIENCE
        self._shown = False
        self._name, self._done, self._of = "", 0, ""

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[None]:
        """Show what is done within. Nothing is left of it at the end."""
        before = self._name, self._done, self._of
        self._name, self._done, self._of = name, 0, "" if total is None else f" of {total:,}"
        self._show()
        try:
            with super().stage(name, total):
                yield
        finally:
            self._name, self._done, self._of = before
            self._hide()
            if self._name:
                self._show()

    def advance(self, count: int) -> None:
        """Show that so many more are done."""
        self._done += count
        self._show()

    def _show(self) -> None:
        now = self.clock()
        if now < self._next:
            return
        self._next = now + _PAUSE
        count = f": {self._done:,}{self._of}" if self._of else ""
        self._stream.write(f"{_CLEAR}{self._name}{count}"[: len(_CLEAR) + self._columns() - 1])
        self._stream.flush()
        self._shown = True

    def _hide(self) -> None:
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._shown = False


def watch_for(stream: TextIO, environ: Mapping[str, str]) -> Stopwatch:
    """Return what watches a run: with a display where `stream` is a terminal, and nobody's CI or dumb."""
    if stream.isatty() and not environ.get("CI") and environ.get("TERM") != "dumb":
        return Display(time.monotonic, stream, lambda: shutil.get_terminal_size().columns)
    return Stopwatch(time.monotonic)
