"""The program that makes the index: https://pagefind.app/"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from coalition.search.same_index import UnknownFormError, put_in_order

# What the site's own script loads. The rest of what Pagefind writes are interfaces of its own.
_LOADED = ("pagefind.js", "pagefind-entry.json", "*.pagefind", "*.pf_meta", "*/*.pf_*")
_POLITE = 10

Started = Callable[["subprocess.Popen[str]"], None]
"""Is told of the program's process once it runs."""


class PagefindError(Exception):
    """Pagefind did not make an index; the message is its own."""


def program() -> Path | None:
    """Return the program: the one installed with this one, or else the one on the PATH; or None."""
    try:
        from pagefind_bin import get_executable

        installed: Path = get_executable()
        return installed
    except (ImportError, FileNotFoundError):
        found = shutil.which("pagefind")
        return Path(found) if found else None


def version(pagefind: Path) -> str:
    """Return the program's name and version, which say what it makes of the same pages."""
    return _run([str(pagefind), "--version"], None).strip()


def make_index(pagefind: Path, pages: Path, index: Path, started: Started | None = None) -> None:
    """Make the index of a folder of HTML files, as the files that are published.

    The same files always make the same index. Raises PagefindError.
    """
    command = [str(pagefind), "--silent", "--site", str(pages), "--output-path", str(index)]
    _run(command, started)
    kept = {path for pattern in _LOADED for path in index.glob(pattern)}
    for path in [path for path in index.rglob("*") if path.is_file() and path not in kept]:
        path.unlink()
    try:
        put_in_order(index)
    except UnknownFormError as error:
        raise PagefindError(f"its version writes an index in a form that is not known: {error}") from error


def _run(command: list[str], started: Started | None) -> str:
    with _begun(command) as process:
        if started:
            started(process)
        said, _ = process.communicate()
    if process.returncode:
        raise PagefindError(" ".join(said.split()) or f"it ended with {process.returncode}")
    return said


def _begun(command: list[str]) -> subprocess.Popen[str]:
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    try:
        return subprocess.Popen(command, stdin=nothing, stdout=pipe, stderr=subprocess.STDOUT, text=True)
    except OSError as error:
        raise PagefindError(f"{command[0]}: {error.strerror}") from error


def be_polite(process: subprocess.Popen[str]) -> None:
    """Let the process have what time others leave, where the system can be told so."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, process.pid, _POLITE)
