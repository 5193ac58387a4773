"""The host that a podcast comes from: a web server on this machine, with ranges, dates and accidents."""

import hashlib
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_RANGE = re.compile(r"bytes=(\d+)-(\d*)")
_TYPES = {"xml": "application/rss+xml", "mp3": "audio/mpeg", "vtt": "text/vtt", "jpg": "image/jpeg"}


class OldHost(ThreadingHTTPServer):
    """Has `files` by their paths.

    `cut` are paths of which an answer ends after so many bytes, once; `replaced` is what is there afterwards.
    """

    daemon_threads = True

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files = dict(files)
        self.cut: dict[str, int] = {}
        self.replaced: dict[str, bytes] = {}
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def unsafe_address(self) -> str:
        """The same, written in a way that counts as another machine."""
        return f"http://127.1:{self.server_port}"

    def fetched(self, path: str) -> list[str]:
        """What was asked of a path, with the range that was wanted."""
        return [one for one in self.asked if one.split()[1] == path]


class _Handler(BaseHTTPRequestHandler):
    server: OldHost

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self, with_body: bool) -> None:
        path = self.path.partition("?")[0]
        typed = self.headers.get("Range", "")
        self.server.asked.append(f"{self.command} {path} {typed}".rstrip())
        data = self.server.files.get(path)
        if data is None:
            self.send_error(404)
            return
        self._send(path, data, typed, with_body)

    def _send(self, path: str, data: bytes, typed: str, with_body: bool) -> None:
        etag = f'"{hashlib.md5(data).hexdigest()}"'
        wanted = _RANGE.fullmatch(typed) if self.headers.get("If-Range", etag) == etag else None
        start = int(wanted[1]) if wanted else 0
        end = min(int(wanted[2]) + 1 if wanted and wanted[2] else len(data), len(data))
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Type", _TYPES.get(path.rpartition(".")[2], "application/octet-stream"))
        self.send_header("Content-Length", str(end - start))
        self.send_header("ETag", etag)
        if wanted:
            self.send_header("Content-Range", f"bytes {start}-{end - 1}/{len(data)}")
        self.end_headers()
        if with_body:
            self.wfile.write(data[start : self.server.cut.pop(path, end)])
            self.server.files |= (
                {path: self.server.replaced.pop(path)} if path in self.server.replaced else {}
            )


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[OldHost]:
    """Serve until the block ends."""
    with OldHost(files) as host:
        thread = threading.Thread(target=host.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()
