"""Processes of a group, and waiting for what they do."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path


def processes_of(group: int) -> list[int]:
    """The processes of a group that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, its_group = path.read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
            found += [int(path.parent.name)] if int(its_group) == group and state != "Z" else []
    return found


def has_open(process: int, path: Path) -> bool:
    """Whether the process has the file open at this moment."""
    with contextlib.suppress(OSError):
        return any(there.samefile(path) for there in Path(f"/proc/{process}/fd").iterdir() if there.exists())
    return False


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Wait for it at most half a minute."""
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, f"waited in vain until {what}"
        time.sleep(0.005)
