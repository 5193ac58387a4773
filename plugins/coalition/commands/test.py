"""`test`: the project's own test suite."""

import os
import subprocess
import sys
from pathlib import Path

QUICK = "not slow and not browser and not client"


def test(root: Path, *, ci: bool, k: str | None) -> int:
    """Run pytest on all cores and return its exit code.

    With `ci` everything runs, and the environment variable COALITION_CI=1 tells the browser and
    client tests that a missing browser or client is a failure and no reason to skip.
    """
    command = [sys.executable, "-m", "pytest", "-n", "auto"]
    environment = dict(os.environ)
    if ci:
        environment["COALITION_CI"] = "1"
    else:
        command += ["-m", QUICK]
    if k is not None:
        command += ["-k", k]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode
