"""A web server on this machine with feeds that can be changed, and that knows whether somebody has them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FeedServer(ThreadingHTTPServer):
    """`feeds` are by path: text, or the status to answer with. `asked` are paths with what was sent.

    `agents` are who was said to ask.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.feeds: dict[str, str | int] = {}
        self.moved: dict[str, str] = {}
        self.asked: list[tuple[str, str | None]] = []
        self.agents: set[str | None] = set()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: FeedServer

    def do_GET(self) -> None:
        known = self.headers.get("If-None-Match")
        self.server.asked.append((self.path, known))
        self.server.agents.add(self.headers.get("User-Agent"))
        if self.path in self.server.moved:
            self._say(301, {"Location": self.server.moved[self.path]})
            return
        feed = self.server.feeds.get(self.path, 404)
        if isinstance(feed, int):
            self._say(feed, {})
            return
        etag = f'"{hash(feed)}"'
        if known == etag:
            self._say(304, {"ETag": etag})
        else:
            self._say(200, {"ETag": etag, "Content-Type": "application/xml"}, feed.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _say(self, status: int, headers: dict[str, str], content: bytes = b"") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serving_feeds() -> Iterator[FeedServer]:
    """Serve until the block ends."""
    with FeedServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
