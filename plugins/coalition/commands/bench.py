"""`bench`: what a build costs, beside stock Pelican."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from coalition.core import exit_codes


def bench(root: Path, *, articles: int = 1000, episodes: int = 50, partners: int = 50, runs: int = 2) -> int:
    """Measure builds of a generated site, print the comparison and return the exit code.

    The program that measures is bench/ of the project at `root`, which no package holds.
    """
    numbers = {"articles": articles, "episodes": episodes, "partners": partners, "runs": runs}
    for name, number in numbers.items():
        if number < 1:
            print(f"error: --{name} must be at least 1, not {number}", file=sys.stderr)
            return exit_codes.USAGE
    if sys.platform == "win32":
        print("error: Windows does not tell what a program cost; run this on Linux or macOS", file=sys.stderr)
        return exit_codes.USAGE
    command = [sys.executable, "-m", "bench", *map(str, numbers.values())]
    environment = {**os.environ, "PYTHONPATH": str(root / "plugins")}
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode
