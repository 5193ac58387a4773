"""Pictures that were made, kept by content between builds: each is a file, named by what it was made from.

The store is a convenience, as the other one is: whatever is wrong with it, the build is right.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_SEAL = 16
_ROOM = 256_000_000


class PictureStore:
    """Bytes by key, in files below `folder`. What is kept comes back as it was put, or not at all.

    `say` is told once, in one line, of entries that were damaged. Several processes may share a store.
    """

    def __init__(self, folder: Path, say: Callable[[str], None], room: int = _ROOM) -> None:
        self._folder = folder
        self._say = say
        self._room = room
        self._has_told = False

    def get(self, key: str) -> bytes | None:
        """Return what is kept under the key."""
        path = self._path(key)
        try:
            sealed = path.read_bytes()
        except OSError:
            return None
        content = sealed[_SEAL:]
        if _seal(key, content) == sealed[:_SEAL]:
            return content
        self._tell(f"a picture in {self._folder.name} was damaged, and is made anew")
        with suppress(OSError):
            path.unlink()
        return None

    def has(self, key: str) -> bool:
        """Whether something is kept under the key, sound or not."""
        return self._path(key).exists()

    def put(self, key: str, content: bytes) -> None:
        """Keep the content. A reader finds all of it or nothing; on a full disk nothing is kept."""
        path = self._path(key)
        new = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(_seal(key, content) + content)
            new.replace(path)
        except OSError:
            with suppress(OSError):
                new.unlink()

    def tidy(self, used: Collection[str]) -> None:
        """Forget what is not `used`, the oldest first, as far as it takes more room than it may."""
        unused = sorted((found for found in self._files() if found[2].name not in used), reverse=True)
        left = self._room
        for _, size, path in unused:
            left -= size
            if left < 0:
                with suppress(OSError):
                    path.unlink()

    def _files(self) -> Iterator[tuple[int, int, Path]]:
        """Yield the time, the size and the path of each file."""
        for path in self._folder.glob("*/*"):
            with suppress(OSError):
                found = path.stat()
                yield found.st_mtime_ns, found.st_size, path

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key

    def _tell(self, line: str) -> None:
        if not self._has_told:
            self._say(line)
        self._has_told = True


def _seal(key: str, content: bytes) -> bytes:
    return blake2b(content, digest_size=_SEAL, key=key.encode()[:64]).digest()
