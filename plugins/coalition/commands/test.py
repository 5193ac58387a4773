"""`test`: the project's own test suite."""

import os
import subprocess
import sys
from pathlib import Path

QUICK = "not slow and not browser and not client"
TOGETHER, ALONE = "not alone", "alone"

_NO_TESTS = 5
"""What pytest ends with where none was wanted: https://docs.pytest.org/en/stable/reference/exit-codes.html"""


def test(root: Path, *, ci: bool, k: str | None) -> int:
    """Run pytest on all cores and return its exit code.

    With `ci` everything runs, what measures the speed of pages after the rest and on an idle machine, and
    the environment variable COALITION_CI=1 tells the browser and client tests that a missing browser or
    client is a failure and no reason to skip.
    """
    wanted = ["-k", k] if k is not None else []
    if not ci:
        return _pytest(root, ["-n", "auto", "-m", QUICK, *wanted], {})
    strict = {"COALITION_CI": "1"}
    together = _pytest(root, ["-n", "auto", "-m", TOGETHER, *wanted], strict)
    alone = _pytest(root, ["-m", ALONE, *wanted], strict)
    if _NO_TESTS in (together, alone):
        return min(together, alone)
    return together or alone


def _pytest(root: Path, arguments: list[str], environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=root, env=os.environ | environment, check=False).returncode
