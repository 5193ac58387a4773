"""A tree that is brought up to date where it stands, file by file: that of a preview."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from coalition.core.manifest import Entry
from coalition.core.release import MARKER, naming


class LiveTree:
    """An output directory; whoever reads one of its files finds the old one or the new one, whole."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def root(self) -> Path:
        """The directory."""
        return self._root

    def keep(self, path: str, entry: Entry) -> None:
        """Let the old file stand."""

    def write(self, path: str, content: bytes) -> None:
        """Let a new file stand there; the old one may be linked from the last release, and stays as it is."""
        with naming(self._beside(path)) as new:
            new.write_bytes(content)
            new.replace(self._root / path)

    def copy(self, path: str, source: Path) -> None:
        """Let a copy of `source` stand there."""
        with naming(self._beside(path)) as new:
            shutil.copyfile(source, new)
            new.replace(self._root / path)

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files, and the folders that this leaves empty."""
        for path in paths:
            (self._root / path).unlink(missing_ok=True)
            for folder in PurePosixPath(path).parents[:-1]:
                with suppress(OSError):
                    (self._root / folder).rmdir()

    def name(self, release: str) -> None:
        """Say which release stands here."""
        self.write(MARKER, f"{release}\n".encode())

    def _beside(self, path: str) -> Path:
        """Where a file is written first, hidden from whoever looks at the tree."""
        folder = (self._root / path).parent
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f".{PurePosixPath(path).name}.new"
