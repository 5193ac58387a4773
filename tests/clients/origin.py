"""The preview's web server with a demonstration site in it, which notes what clients ask for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

from coalition.preview.events import EventLog
from coalition.preview.handler import DEFAULT_TIMING, Preview, PreviewHandler
from coalition.preview.server import Listener
from coalition.preview.tree import Guests


@dataclass(frozen=True)
class Asked:
    """A request: its path, the ranges and the ETag that it came with, and the status of the answer."""

    path: str
    range: str
    known: str
    status: int


class Origin(Listener):
    """Serves the tree at `root`. `cuts` are paths of which a body ends after so many bytes, once."""

    def __init__(self, root: Path) -> None:
        self.preview = Preview(root, EventLog(), "127.0.0.1", DEFAULT_TIMING, Guests())
        self.asked: list[Asked] = []
        self.cuts: dict[str, int] = {}
        super().__init__(self.preview, 0)

    @property
    def address(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def finish_request(self, request: Any, client_address: Any) -> None:
        _Handler(self.preview, request, client_address, self)

    def answers(self, path: str) -> list[Asked]:
        """What was asked of a path."""
        return [one for one in self.asked if one.path == path]


class _Handler(PreviewHandler):
    server: Origin

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        known = self.headers.get("If-None-Match", "")
        self.server.asked.append(Asked(self.path, self.headers.get("Range", ""), known, int(code)))

    def do_GET(self) -> None:  # noqa: N802 - http.server's name
        cut = self.server.cuts.pop(self.path, None) if self.command == "GET" else None
        if cut is not None:
            self.wfile = _Cut(self.wfile, cut)  # type: ignore[assignment]
        super().do_GET()


class _Cut:
    """Lets a head and so many bytes of the body through, and then breaks the connection."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._left: int | None = None
        self._size = size
        self.closed = False

    def write(self, data: bytes) -> None:
        if self._left is None:
            self._file.write(data)
            self._left = self._size
            return
        self._file.write(data[: self._left])
        self._left -= min(len(data), self._left)
        if not self._left:
            raise ConnectionResetError

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        self._file.close()


@contextmanager
def serving(root: Path) -> Iterator[Origin]:
    """Serve until the block ends."""
    origin = Origin(root)
    thread = Thread(target=origin.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield origin
    finally:
        origin.preview.events.close()
        origin.shutdown()
        origin.server_close()
        origin.end_connections()
