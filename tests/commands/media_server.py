"""A web server on this machine that sends recordings, by ranges unless it is told not to."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_RANGE = re.compile(r"bytes=(\d+)-(\d+)")


class MediaServer(ThreadingHTTPServer):
    """Has `files` by their paths. `busy` says how often a path answers 503 before it answers well.

    A path below `/moved/` leads to the same path without it, on the server `elsewhere` if there is one.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, tuple[str, bytes]] = {}
        self.busy: dict[str, int] = {}
        self.knows_ranges = True
        self.knows_head = True
        self.cuts = 0
        self.asked: list[str] = []
        self.sent = 0
        self.elsewhere = ""
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def put(self, path: str, data: bytes, type: str = "audio/mpeg") -> str:
        """Have a file, and return its address."""
        self.files[path] = (type, data)
        return f"{self.address}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: MediaServer

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self, with_body: bool) -> None:
        with self.server.lock:
            self.server.asked.append(f"{self.command} {self.path}")
            busy = self.server.busy.get(self.path, 0)
            self.server.busy[self.path] = max(busy - 1, 0)
        if busy:
            self.send_error(503)
        elif not with_body and not self.server.knows_head:
            self.send_error(405)
        elif self.path.startswith("/moved/"):
            self.send_response(302)
            self.send_header("Location", self.server.elsewhere + self.path.removeprefix("/moved"))
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path not in self.server.files:
            self.send_error(404)
        else:
            self._send(*self.server.files[self.path], with_body)

    def _send(self, type: str, data: bytes, with_body: bool) -> None:
        wanted = _RANGE.fullmatch(self.headers.get("Range", "")) if self.server.knows_ranges else None
        part = data[int(wanted[1]) : int(wanted[2]) + 1] if wanted else data
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(part)))
        self.send_header("ETag", f'"{hash(data) & 0xFFFFFFFF:x}"')
        if wanted:
            self.send_header("Content-Range", f"bytes {wanted[1]}-{wanted[2]}/{len(data)}")
        self.end_headers()
        if with_body:
            with self.server.lock:
                self.server.sent += len(part)
                cut, self.server.cuts = self.server.cuts, max(self.server.cuts - 1, 0)
            self.wfile.write(part[: len(part) // 2] if cut else part)


@contextmanager
def serving() -> Iterator[MediaServer]:
    """Serve until the block ends."""
    with MediaServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
