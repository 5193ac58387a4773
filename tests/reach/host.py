"""The published tree as a good host sends it: compressed, kept by browsers, with its headers."""

import gzip
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.message import Message
from functools import cache, partial
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Thread

from coalition.preview import media_types
from coalition.preview.ranges import requested_range
from coalition.preview.tree import Found, Moved, locate
from tests.site.hosted import Rules, replaced, rules_of, sent

_TEXT = ("text/", "image/svg+xml", "application/json", "application/xml", "application/manifest+json")
_ERROR_PAGE = "/404.html"


@cache
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, root: Path, rules: Rules, wait: Callable[[], object], *connection: object) -> None:
        self._root = root
        self._rules = rules
        self._wait = wait
        super().__init__(*connection)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self._wait()
        path, _, query = self.path.partition("?")
        match locate(self._root, path):
            case Found(output, file):
                self._file(output, file.read_bytes())
            case Moved(location):
                self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": f"{location}?{query}"})
            case None:
                self._missing()

    do_HEAD = do_GET  # noqa: N815

    def _missing(self) -> None:
        found = locate(self._root, _ERROR_PAGE)
        body = found.path.read_bytes() if isinstance(found, Found) else b""
        self._text(HTTPStatus.NOT_FOUND, media_types.HTML, body, {})

    def _file(self, output: PurePosixPath, body: bytes) -> None:
        kind = media_types.content_type(output)
        caching = {"Cache-Control": "public, max-age=600", "ETag": f'"{sha256(body).hexdigest()[:16]}"'}
        rules = sent(self._rules, self.path.partition("?")[0], replaced)
        headers = {**caching, **rules}
        if self.headers.get("If-None-Match") == headers["ETag"]:
            self._answer(HTTPStatus.NOT_MODIFIED, b"", headers)
        elif kind.startswith(_TEXT):
            self._text(HTTPStatus.OK, kind, body, headers)
        else:
            self._bytes(kind, body, headers)

    def _text(self, status: HTTPStatus, kind: str, body: bytes, headers: Mapping[str, str]) -> None:
        packed = {"Content-Type": kind, "Vary": "Accept-Encoding", **headers}
        if _takes_gzip(self.headers):
            self._answer(status, _packed(body), {**packed, "Content-Encoding": "gzip"})
        else:
            self._answer(status, body, packed)

    def _bytes(self, kind: str, body: bytes, headers: Mapping[str, str]) -> None:
        part = requested_range(self.headers.get("Range"), len(body))
        described = {"Content-Type": kind, "Accept-Ranges": "bytes", **headers}
        if part is None:
            self._answer(HTTPStatus.OK, body, described)
        else:
            extent = {"Content-Range": f"bytes {part.first}-{part.last}/{len(body)}"}
            self._answer(HTTPStatus.PARTIAL_CONTENT, body[part.first : part.last + 1], described | extent)

    def _answer(self, status: HTTPStatus, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _takes_gzip(headers: Message) -> bool:
    return "gzip" in headers.get("Accept-Encoding", "")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that went away."""


@contextmanager
def hosting(root: Path, wait: Callable[[], object] = bool) -> Iterator[int]:
    """Send the tree until the block ends, each answer after `wait()`; yield the port on this machine."""
    handler = partial(_Handler, root, rules_of(root), wait)
    with _Server(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server.server_address[1]
        server.shutdown()
