"""The new tree while it is made, beside the output.

The tree that was replaced last is taken up again and brought up to date, so that a small change costs
little however large the site is. Nothing is ever written into a file that is there already: it may be a
hard link to one that is published.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from io import FileIO
from pathlib import Path

from coalition.core.manifest import Entry, Written
from coalition.core.release import MARKER, Places, naming
from coalition.core.survey import Standing, standing

_NO_LINKS = (errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP)


class Staging:
    """A directory in which a release is put together.

    With `shared`, files that stay are hard links to the published ones; without, they are copies, which
    others may change in place.
    """

    def __init__(self, places: Places, *, shared: bool) -> None:
        self._places = places
        self._root = str(places.staging)
        self._shared = shared
        self._held: dict[str, Written] = {}
        self._folders: set[str] = set()

    @property
    def root(self) -> Path:
        """The directory."""
        return self._places.staging

    def begin(self, previous: Mapping[str, Written] | None, found: Standing | None = None) -> None:
        """Begin with the previous release's tree, when it is known what stands there, or with nothing.

        `found` is how that tree was found to stand, where somebody has looked.
        """
        shutil.rmtree(self.root, ignore_errors=True)
        if previous is None or not self._shared:
            self.root.mkdir(parents=True)
            return
        self._places.previous.rename(self.root)
        (self.root / MARKER).unlink(missing_ok=True)
        found = found or standing(self.root, previous)
        self._held = {path: one for path, one in previous.items() if path not in found.missing}
        self._remove(found.foreign)

    def keep(self, path: str, entry: Entry) -> None:
        """Let the published file stand here too."""
        held = self._held.pop(path, None)
        if held is not None:
            if held == entry.written:
                return
            (self.root / path).unlink()
        self._make_folder(path.rpartition("/")[0])
        old, new = self._places.output / path, self.root / path
        if self._shared:
            try:
                os.link(old, new)
                return
            except OSError as error:
                if error.errno not in _NO_LINKS:
                    raise
        shutil.copy2(old, new)

    def make_room(self, paths: Iterable[str]) -> None:
        """Remove what stands at paths that are about to be written."""
        for path in paths:
            if self._held.pop(path, None) is not None:
                (self.root / path).unlink()

    def write(self, path: str, content: bytes) -> None:
        """Write a file for which room was made."""
        self._make_folder(path.rpartition("/")[0])
        name = f"{self._root}/{path}"
        with naming(name), FileIO(name, "w") as file:
            while content:
                content = content[file.write(content) :]

    def copy(self, path: str, source: Path) -> None:
        """Write a copy of `source` for which room was made."""
        self._make_folder(path.rpartition("/")[0])
        with naming(self.root / path) as new:
            shutil.copyfile(source, new)

    def sweep(self, wanted: Container[str]) -> None:
        """Remove what is here already and not wanted, with the folders that this leaves empty."""
        gone = [path for path in self._held if path not in wanted]
        for path in gone:
            del self._held[path]
        self._remove(gone)

    def _remove(self, paths: Sequence[str]) -> None:
        """Remove files, and the folders that this leaves empty."""
        for path in paths:
            (self.root / path).unlink()
        for folder in sorted({parent for path in paths for parent in _parents(path)}, reverse=True):
            with suppress(OSError):
                (self.root / folder).rmdir()

    def discard(self) -> None:
        """Forget all of it."""
        shutil.rmtree(self.root, ignore_errors=True)

    def _make_folder(self, folder: str) -> None:
        if folder and folder not in self._folders:
            self._make_folder(folder.rpartition("/")[0])
            with suppress(FileExistsError):
                os.mkdir(f"{self._root}/{folder}")  # noqa: PTH102  # there are as many as pages
            self._folders.add(folder)


def _parents(path: str) -> Iterator[str]:
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
