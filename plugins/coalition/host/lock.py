"""One build at a time for each output directory."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


_PATIENCE = 1.0
"""For how many seconds a lock is asked for. The lock of a build that was killed is let go of by the last
process that it had forked, a moment after the build has gone, and whoever killed it builds again at once."""

_PAUSE = 0.02


class BuildRunningError(Exception):
    """Another build holds the lock."""


@contextmanager
def build_lock(path: Path) -> Iterator[None]:
    """Hold the lock file `path`; raises BuildRunningError when another process does and goes on doing so.

    The system lets go of the lock when its holder ends, however it ends: there is no process id to go stale.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        end = time.monotonic() + _PATIENCE
        while not _takes(file.fileno()):
            if time.monotonic() > end:
                raise BuildRunningError(str(path))
            time.sleep(_PAUSE)
        yield


def _takes(descriptor: int) -> bool:
    try:
        _lock(descriptor)
    except OSError:
        return False
    return True


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
