"""The tree that a resident process keeps up to date, watched from outside."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_POLL = 0.001
_SCAN = 0.2


class ResidentError(Exception):
    """A resident process ended, or did not do what it was waited for; the message says which."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A tree below `root`, as long as `alive()` tells that there is somebody who keeps it."""

    root: Path
    alive: Callable[[], bool]

    def await_text(self, path: str, text: str, patience: float) -> None:
        """Return as soon as the file at `path` holds the text; look every millisecond.

        Raises ResidentError after `patience` seconds, or when nobody keeps the tree any more.
        """
        wanted, end = text.encode(), time.monotonic() + patience
        while not self._holds(path, wanted):
            if not self.alive():
                raise ResidentError("the process ended")
            if time.monotonic() > end:
                raise ResidentError(f"{path} did not get “{text}” within {patience:.0f} s")
            time.sleep(_POLL)

    def _holds(self, path: str, wanted: bytes) -> bool:
        try:
            return wanted in (self.root / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return False

    def await_quiet(self, seconds: float) -> float:
        """Return, after as many seconds without a change, the time of the last one, since the epoch.

        Files whose names begin with a dot are no part of what is previewed. Raises ResidentError.
        """
        while time.time() - (last := self._last_change()) < seconds:
            if not self.alive():
                raise ResidentError("the process ended")
            time.sleep(_SCAN)
        return last

    def _last_change(self) -> float:
        # A rename leaves the time of modification, but is noted as a change.
        return max((_changed(entry) for entry in _files(self.root)), default=0.0)


def _files(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    try:
        entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
            yield entry


def _changed(entry: os.DirEntry[str]) -> float:
    try:
        return entry.stat().st_ctime
    except FileNotFoundError:
        return 0.0
