"""`bench`: what a build costs, beside stock Pelican and Hugo."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from coalition.core import exit_codes

SIZES = ("site", "registry", "podcast")


def bench(
    root: Path,
    *,
    sizes: str = "site",
    articles: int = 1000,
    episodes: int = 50,
    partners: int = 50,
    runs: int = 2,
    edits: int = 5,
    growth: bool = False,
    hugo: bool = True,
) -> int:
    """Measure builds of a generated site, print the comparison and return the exit code.

    `sizes` is `site` for one of so many texts, or `registry` or `podcast` for a large one of those alone.
    The program that measures is bench/ of the project at `root`, which no package holds.
    """
    numbers = {"articles": articles, "episodes": episodes, "partners": partners, "runs": runs}
    wrong = _wrong(sizes, numbers, edits)
    if wrong:
        print(f"error: {wrong}", file=sys.stderr)
        return exit_codes.USAGE
    options = [f"--{name}={number}" for name, number in {**numbers, "edits": edits}.items()]
    options += ["--growth"] * growth + ["--no-hugo"] * (not hugo)
    command = [sys.executable, "-m", "bench", sizes, *options]
    environment = {**os.environ, "PYTHONPATH": str(root / "plugins")}
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode


def _wrong(sizes: str, numbers: dict[str, int], edits: int) -> str:
    """Say what cannot be measured, or nothing."""
    if sizes not in SIZES:
        return f"--sizes is one of {', '.join(SIZES)}, not {sizes}"
    for name, number in numbers.items():
        if number < 1:
            return f"--{name} must be at least 1, not {number}"
    if edits < 0:
        return f"--edits must be at least 0, not {edits}"
    if sys.platform == "win32":
        return "Windows does not tell what a program cost; run this on Linux or macOS"
    return ""
