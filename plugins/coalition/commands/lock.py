"""`lock`: the exact versions, with their hashes, that everybody installs."""

import subprocess
import sys
from pathlib import Path

# One resolution for every system and every Python that we support, in a form that an old pip reads
# and that names no package index of whoever wrote it.
COMPILE = (
    *("pip", "compile", "pyproject.toml", "--group", "dev", "--output-file", "requirements.lock"),
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"),
    *("--no-emit-index-url", "--no-emit-find-links"),
    *("--custom-compile-command", "python3 tasks.py lock"),
)


def lock(root: Path, *, upgrade: bool) -> int:
    """Write requirements.lock from pyproject.toml and return uv's exit code.

    Versions in the present file stay as long as they fit, unless `upgrade` asks for the newest.
    """
    command = [sys.executable, "-m", "uv", *COMPILE, *(["--upgrade"] if upgrade else [])]
    return subprocess.run(command, cwd=root, check=False).returncode
