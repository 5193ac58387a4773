"""What a program costs: wall and processor time, and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_LAUNCH = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")))


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, seconds of all processors, and the largest resident set in bytes.

    The last is that of the largest single process, where a program starts others.
    """

    wall: float
    cpu: float
    peak: int


def own_cost(work: Callable[[], object]) -> Cost:
    """Do the work and return what it cost this process and those that it started; its peak is 0."""
    wall, cpu = time.perf_counter(), _cpu()
    work()
    return Cost(time.perf_counter() - wall, _cpu() - cpu, 0)


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


class ProgramFailedError(Exception):
    """A measured program ended with an exit code other than 0; the message holds what it printed last."""


def measure(command: Sequence[str], directory: Path) -> Cost:
    """Run a program, named by its path, in `directory` and return what it cost with those that it started.

    Raises ProgramFailedError.
    """
    done = subprocess.run([*_LAUNCH, *command], cwd=directory, capture_output=True, check=True)
    result = json.loads(done.stdout)
    if result["exit"]:
        said = done.stderr.decode(errors="replace")[-3000:]
        raise ProgramFailedError(f"{' '.join(command)} ended with {result['exit']}:\n{said}")
    return Cost(**result["cost"])
