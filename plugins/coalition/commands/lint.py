"""`lint`: style, formatting and types of the code."""

import subprocess
import sys
from pathlib import Path

CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy", "--strict", "plugins", "tasks.py"),
)


def lint(root: Path) -> int:
    """Run every check, also after one has failed, and return 1 if any did."""
    failed = [check for check in CHECKS if _fails(root, check)]
    return 1 if failed else 0


def _fails(root: Path, check: tuple[str, ...]) -> bool:
    print("lint:", *check, flush=True)
    return subprocess.run([sys.executable, "-m", *check], cwd=root, check=False).returncode != 0
