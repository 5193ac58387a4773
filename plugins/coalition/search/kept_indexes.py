"""Indexes kept by what they were made of, so that going back and forth between texts makes none twice."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from pydantic_core import from_json, to_json

from coalition.core.fingerprint import digest
from coalition.core.manifest import is_as_written

_MOST = 4
_LIST = "files.json"
_INDEX = "index"
_UNFINISHED = ".making-"
_ABANDONED_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Index:
    """An index: the folder in which it lies, and the paths of its files below that."""

    folder: Path
    files: tuple[str, ...]


def kept_index(folder: Path, key: str) -> Index | None:
    """Return the index that was kept by that key, if all its files are still as they were written."""
    files = _listed(folder / key / _LIST)
    index = folder / key / _INDEX
    if not files or not all(is_as_written(f"{index}/{path}", *state) for path, state in files.items()):
        return None
    os.utime(folder / key)
    return Index(index, tuple(files))


def keep_index(folder: Path, key: str, make: Callable[[Path, Path], None]) -> Index:
    """Let `make(pages, index)` make an index in a new folder, and keep it by that key, whole or not at all.

    `pages` is an empty folder for what it is made of. Few indexes are kept, those that were used last.
    """
    with _unfinished(folder) as new:
        (new / "pages").mkdir()
        make(new / "pages", new / _INDEX)
        shutil.rmtree(new / "pages")
        files = dict(sorted(_states(new / _INDEX)))
        listed = to_json(files)
        (new / _LIST).write_bytes(digest(listed).encode() + b"\n" + listed)
        _put(new, folder / key)
    _forget_old(folder)
    return Index(folder / key / _INDEX, tuple(files))


@contextmanager
def _unfinished(folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    new = Path(mkdtemp(prefix=_UNFINISHED, dir=folder))
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _put(new: Path, place: Path) -> None:
    """Another build may have put the same there by now: what is damaged gives way, and so does that."""
    with suppress(OSError):
        new.rename(place)
        return
    shutil.rmtree(place, ignore_errors=True)
    new.rename(place)


def _states(index: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for path in index.rglob("*"):
        if path.is_file():
            found = path.stat()
            yield path.relative_to(index).as_posix(), (found.st_size, found.st_mtime_ns)


def _listed(path: Path) -> dict[str, tuple[int, int]]:
    """Return the files of an index with their states, or nothing where that is not as it was written."""
    try:
        seal, _, listed = path.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if seal.decode(errors="replace") != digest(listed):
        return {}
    return {name: (int(size), int(mtime_ns)) for name, (size, mtime_ns) in from_json(listed).items()}


def _forget_old(folder: Path) -> None:
    """Remove all but the indexes used last, and what builds that were killed have left."""
    states = {path: path.stat().st_mtime for path in folder.iterdir() if path.is_dir()}
    newest = max(states.values())
    finished = [path for path in states if not path.name.startswith(_UNFINISHED)]
    finished.sort(key=lambda path: states[path], reverse=True)
    abandoned = [
        path
        for path, changed in states.items()
        if path not in finished and changed < newest - _ABANDONED_SECONDS
    ]
    for path in (*finished[_MOST:], *abandoned):
        shutil.rmtree(path, ignore_errors=True)
