"""`screenshots`: pictures of the demonstration's pages, for the documents."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def screenshots(root: Path) -> int:
    """Take all screenshots of docs/screenshots anew and return the exit code.

    The program that takes them is with the tests of the project at `root`, which no package holds.
    """
    command = [sys.executable, "-m", "tests.reach.screenshots"]
    environment = {**os.environ, "PYTHONPATH": str(root / "plugins")}
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode
