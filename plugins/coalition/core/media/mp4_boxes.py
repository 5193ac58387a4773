"""The boxes of an MP4 or QuickTime file (ISO/IEC 14496-12, 4.2), found without reading what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import SEEK_END
from typing import BinaryIO

_MOST = 20_000
_HEADER, _LONG_HEADER = 8, 16


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its kind, and where its content begins and ends in the file."""

    kind: bytes
    start: int
    end: int


class BoxReader:
    """Reads boxes of a file that nobody vouches for: it looks at so many of them, and not at one more."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._left = _MOST
        self.whole = Box(b"", 0, file.seek(0, SEEK_END))

    def inside(self, outer: Box) -> Iterator[Box]:
        """Yield the boxes in another one, up to the first that does not fit into it."""
        start = outer.start
        while self._left and outer.end - start >= _HEADER:
            self._left -= 1
            head = self.read(start, _LONG_HEADER)
            size, header = int.from_bytes(head[:4], "big"), _HEADER
            if size == 1:
                size, header = int.from_bytes(head[8:], "big"), _LONG_HEADER
            elif size == 0:  # to the end
                size = outer.end - start
            if size < header or start + size > outer.end:
                return
            yield Box(head[4:8], start + header, start + size)
            start += size

    def find(self, outer: Box, *path: bytes) -> Box | None:
        """Return the first box of each kind in the one before it, or None."""
        found: Box | None = outer
        for kind in path:
            found = next((box for box in self.inside(found) if box.kind == kind), None) if found else None
        return found

    def content(self, outer: Box, *path: bytes, limit: int) -> bytes:
        """Return at most `limit` bytes of what is in the box that `find` finds, or nothing."""
        box = self.find(outer, *path)
        return self.read(box.start, min(box.end - box.start, limit)) if box else b""

    def read(self, start: int, size: int) -> bytes:
        """Return bytes of the file, fewer where it ends."""
        self._file.seek(start)
        return self._file.read(size)
