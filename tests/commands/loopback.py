"""A web server on this machine that answers in all the ways in which servers do."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server(ThreadingHTTPServer):
    """Notes what it was asked, and how many it answered at the same time."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []
        self.answers: dict[str, int] = {}
        self.most_at_once = 0
        self.at_once = 0
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    """`/404` answers 404; the other paths say what they do."""

    server: Server

    def do_HEAD(self) -> None:
        self._note()
        if self.path == "/no-head":
            self._say(405)
        else:
            self._by_path()

    def do_GET(self) -> None:
        self._note()
        self._by_path()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _note(self) -> None:
        with self.server.lock:
            self.server.asked.append(f"{self.command} {self.path}")
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)

    def _by_path(self) -> None:
        name = self.path.partition("?")[0].strip("/")
        match name:
            case "slow":
                time.sleep(1)
                self._say(200)
            case "moved":
                self._say(301, "/200")
            case "loop":
                self._say(302, "/loop")
            case "to-a-file":
                self._say(302, "file:///etc/passwd")
            case "to-ftp":
                self._say(302, "ftp://127.0.0.1/x")
            case "rubbish":
                self.wfile.write(b"\0\0\0 no HTTP\r\n\r\n")
                self._done()
            case _:
                self._say(self.server.answers.get(self.path, int(name) if name.isdecimal() else 200))

    def _say(self, status: int, location: str = "") -> None:
        self._done()
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _done(self) -> None:
        with self.server.lock:
            self.server.at_once -= 1


@contextmanager
def serving() -> Iterator[Server]:
    """Serve until the block ends."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
