"""How trees stand on the disk, compared with what is known of them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coalition.core.manifest import Manifest, Written, is_intact, unsealed
from coalition.core.release import MARKER, Places


@dataclass(frozen=True, slots=True)
class Standing:
    """Of the files that were expected in a tree, those that are `missing`; and what is there besides.

    A file that is not as it was written is both: something `foreign` stands in its place.
    """

    missing: frozenset[str]
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """The published files that are not as they were written, and how the previous tree stands.

    Of that tree the very files of the published one are expected. It is None where nothing is known of it.
    """

    damaged: frozenset[str]
    previous: Standing | None


def survey(places: Places, state: Path, published: Manifest) -> Survey:
    """Look at every file of the published tree and of the one that it replaced; nothing is changed."""
    damaged = (
        path for path, one in published.entries.items() if not is_intact(f"{places.output}/{path}", one)
    )
    return Survey(frozenset(damaged), _previous(places, state, published))


def _previous(places: Places, state: Path, published: Manifest) -> Standing | None:
    head = unsealed(places.previous, state).head
    if head is None:
        return None
    same = {path: one for path, one in head.files.items() if _is_same(one, published, path)}
    found = standing(places.previous, same)
    return Standing(found.missing | (published.entries.keys() - same.keys()), found.foreign)


def _is_same(written: Written, manifest: Manifest, path: str) -> bool:
    entry = manifest.entries.get(path)
    return entry is not None and written == entry.written


def standing(root: Path, expected: Mapping[str, Written]) -> Standing:
    """Compare the files of a tree with those that are expected there."""
    there = dict(_files(root))
    there.pop(MARKER, None)
    missing = frozenset(path for path, one in expected.items() if there.get(path) != one[:2])
    foreign = (path for path in there if path not in expected or path in missing)
    return Standing(missing, tuple(foreign))


def _files(root: Path) -> list[tuple[str, tuple[int, int]]]:
    """Return every file below `root` by its path, with its size and modification time."""
    found: list[tuple[str, tuple[int, int]]] = []
    waiting = [("", str(root))]
    while waiting:
        prefix, folder = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    state = entry.stat(follow_symlinks=False)
                    found.append((f"{prefix}{entry.name}", (state.st_size, state.st_mtime_ns)))
    return found
