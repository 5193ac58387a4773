"""The one door to the disk: a whole new tree is made beside the old one and takes its place in one step."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

MARKER = ".coalition-release"
"""The file that says that a directory is ours to replace; it holds the release's name."""

P = TypeVar("P", str, Path)

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class OutputRefusedError(Exception):
    """The output directory must not, or cannot, be replaced; the message says why."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a release is made: beside the output, so that a rename can put it there."""

    output: Path

    @property
    def staging(self) -> Path:
        """The new tree while it is made."""
        return self.output.with_name(f".{self.output.name}.next")

    @property
    def previous(self) -> Path:
        """The tree that was replaced last."""
        return self.output.with_name(f".{self.output.name}.previous")

    @property
    def aside(self) -> Path:
        """The old tree, for a moment, where two directories cannot be exchanged in one step."""
        return self.output.with_name(f".{self.output.name}.aside")


def refuse_unless_ours(output: Path, sources: tuple[Path, ...]) -> None:
    """Raise OutputRefusedError unless `output` is ours, empty or absent, and apart from the sources."""
    _refuse_sources(output, sources)
    _refuse_foreign(output)


def _refuse_sources(output: Path, sources: tuple[Path, ...]) -> None:
    here = output.resolve()
    for source in (path.resolve() for path in sources):
        if here == source:
            raise OutputRefusedError(f"{output} is a source of the site")
        if source.is_relative_to(here):
            raise OutputRefusedError(f"{output} holds {source}, a source of the site")
        if here.is_relative_to(source):
            raise OutputRefusedError(f"{output} lies in {source}, a source of the site")


def _refuse_foreign(output: Path) -> None:
    if output.is_symlink():
        raise OutputRefusedError(f"{output} is a symbolic link, and a link cannot be replaced in one step")
    if output.exists() and not output.is_dir():
        raise OutputRefusedError(f"{output} is not a directory")
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).is_file():
        raise OutputRefusedError(
            f"{output} is not empty and was not written by this program: it is left alone"
        )
    if output.is_mount():
        raise OutputRefusedError(f"{output} is a mount point, which cannot be replaced in one step")


def current_release(output: Path) -> str:
    """Return the name of the release in `output`, or nothing."""
    try:
        return (output / MARKER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def publish(places: Places, release: str, retention: tuple[str, ...]) -> None:
    """Put the staged tree in the output's place in one step; the old tree is kept as the previous one."""
    with naming(places.staging / MARKER) as marker:
        marker.write_text(f"{release}\n", encoding="utf-8")
    _sync(places.staging)
    if not places.output.exists():
        places.output.parent.mkdir(parents=True, exist_ok=True)
        places.staging.rename(places.output)
        return
    swap(places.staging, places.output)
    _carry_over(places.staging, places.output, retention)
    shutil.rmtree(places.previous, ignore_errors=True)
    places.staging.rename(places.previous)


def recover(places: Places, retention: tuple[str, ...]) -> None:
    """Put back what a build that was killed while it published has left elsewhere.

    That is what `retention` names, and the old tree where it had to be renamed before the new one.
    """
    if places.aside.is_dir() and not os.path.lexists(places.output):
        places.aside.rename(places.output)
    if places.output.is_dir():
        for tree in (places.staging, places.aside):
            _carry_over(tree, places.output, retention)


def _carry_over(old: Path, new: Path, retention: tuple[str, ...]) -> None:
    for name in retention:
        if os.path.lexists(old / name) and not os.path.lexists(new / name):
            (old / name).rename(new / name)


def _sync(tree: Path) -> None:
    """Let the new tree reach the disk before it takes the old one's place: syncfs(2) or sync(2)."""
    syncfs = getattr(ctypes.CDLL(None), "syncfs", None) if sys.platform.startswith("linux") else None
    if syncfs is None:
        os.sync()
        return
    descriptor = os.open(tree, os.O_RDONLY)
    try:
        syncfs(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def readable_by_all() -> Iterator[None]:
    """Let new files be readable by a web server, whoever builds: files have mode 0644, folders 0755."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def naming(path: P) -> Iterator[P]:
    """Let an OSError name the file that is being written: when a disk is full, the system does not."""
    try:
        yield path
    except OSError as error:
        if error.filename is not None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def swap(new: Path, old: Path) -> None:
    """Exchange two directories: on Linux in one step, elsewhere by renames with a moment between them."""
    if _exchange(new, old):
        return
    aside = Places(old).aside
    shutil.rmtree(aside, ignore_errors=True)
    old.rename(aside)
    new.rename(old)
    aside.rename(new)


def _exchange(new: Path, old: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE; False where the system or the file system has it not."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE)
    if done == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS):
        return False
    raise OSError(number, os.strerror(number), str(old))
