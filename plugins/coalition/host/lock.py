"""One build at a time for each output directory."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class BuildRunningError(Exception):
    """Another build holds the lock."""


@contextmanager
def build_lock(path: Path) -> Iterator[None]:
    """Hold the lock file `path`; raises BuildRunningError when another process does.

    The system lets go of the lock when its holder ends, however it ends: there is no process id to go stale.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise BuildRunningError(str(path)) from error
        yield


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
