"""Answers one browser's requests."""

import io
import os
import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO
from urllib.parse import parse_qs

from coalition.preview import media_types, origin
from coalition.preview.events import EventLog
from coalition.preview.ranges import ByteRange
from coalition.preview.reload_script import NOT_FOUND_PAGE, asset, with_reload_script
from coalition.preview.responses import file_head, page_head
from coalition.preview.tree import Found, Guests, Moved, locate

EVENTS = "/.coalition/events"
ASSETS = MappingProxyType(
    {
        "/.coalition/reload.js": "text/javascript; charset=utf-8",
        "/.coalition/reload.css": "text/css; charset=utf-8",
    }
)
CHUNK_BYTES = 64 * 1024
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Timing:
    """How long the server waits, in seconds."""

    request: float = 30.0
    """For a whole request to arrive; an idle connection is closed after as long."""
    send: float = 30.0
    """For a browser to take one chunk of 64 KiB."""
    heartbeat: float = 15.0
    """Between two signs of life on a stream that has no news."""


DEFAULT_TIMING = Timing()


@dataclass(frozen=True)
class Preview:
    """What every connection needs to know."""

    root: Path
    events: EventLog
    host: str
    timing: Timing
    guests: Guests


class RequestReader(io.RawIOBase):
    """Reads from a socket until `deadline` (monotonic seconds), however slowly bytes come in."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.deadline = 0.0

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` with what has arrived. Raises TimeoutError at the deadline."""
        remaining = self.deadline - time.monotonic()
        if remaining <= 0:
            raise TimeoutError
        self._connection.settimeout(remaining)
        return self._connection.recv_into(buffer)


class PreviewHandler(BaseHTTPRequestHandler):
    """GET and HEAD for the files of the preview tree, the reload script and the events."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    error_content_type = "text/plain; charset=utf-8"
    error_message_format = "%(code)d %(message)s\n"

    def __init__(self, preview: Preview, *connection: Any) -> None:
        self._preview = preview
        super().__init__(*connection)

    def setup(self) -> None:
        super().setup()
        self.rfile.close()
        self._reader = RequestReader(self.connection)
        self.rfile = io.BufferedReader(self._reader)

    def handle_one_request(self) -> None:
        self._reader.deadline = time.monotonic() + self._preview.timing.request
        super().handle_one_request()

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        self.connection.settimeout(self._preview.timing.send)
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            # The body is not read, so what follows it cannot be found.
            self.close_connection = True
        return self._is_allowed()

    def _is_allowed(self) -> bool:
        address, port = self.connection.getsockname()[:2]
        own = origin.authorities((*origin.LOOPBACK_HOSTS, self._preview.host, address), port)
        given = self.headers.get_all("Host", []), self.headers.get_all("Origin", [])
        if refusal := origin.refusal(*given, own):
            self._send_text(*refusal)
        elif self.command not in ("GET", "HEAD"):
            self._send_text(HTTPStatus.METHOD_NOT_ALLOWED, "only GET and HEAD", {"Allow": "GET, HEAD"})
        elif not self.path.startswith("/"):
            self._send_text(HTTPStatus.BAD_REQUEST, "a path is needed")
        else:
            return True
        return False

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal belongs to the reports of the builds."""

    def version_string(self) -> str:
        return "coalition-preview"

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == EVENTS:
            self._send_events(query)
        elif path in ASSETS:
            self._send_body(HTTPStatus.OK, ASSETS[path], asset(path.rpartition("/")[2]))
        else:
            self._send_output(path, query)

    do_HEAD = do_GET  # noqa: N815

    def _send_output(self, path: str, query: str) -> None:
        # Before the file is opened: a change that comes in between is then told to the page again.
        event_id = self._preview.events.last_id
        match self._preview.guests.locate(path) or locate(self._preview.root, path):
            case Moved(location):
                self._redirect(f"{location}?{query}" if query else location)
            case Found(output, file):
                self._send_found(media_types.content_type(output), file, event_id)
            case None:
                self._send_not_found(event_id)

    def _send_found(self, media_type: str, path: Path, event_id: str) -> None:
        try:
            file = path.open("rb")
        except OSError:
            # Removed by a build since it was located.
            self._send_not_found(event_id)
            return
        with file:
            if media_type == media_types.HTML:
                self._send_page(file, event_id)
            else:
                self._send_file(file, media_type)

    def _send_page(self, file: BinaryIO, event_id: str) -> None:
        head = page_head(self.headers, os.fstat(file.fileno()), event_id)
        if head.status is HTTPStatus.OK:
            page = with_reload_script(file.read(), event_id)
            self._send_body(head.status, media_types.HTML, page, head.headers)
        else:
            self._send_head(head.status, head.headers)

    def _send_file(self, file: BinaryIO, media_type: str) -> None:
        head = file_head(self.command, self.headers, os.fstat(file.fileno()), media_type)
        self._send_head(head.status, head.headers)
        if head.part and self.command == "GET":
            self._copy(file, head.part)

    def _copy(self, file: BinaryIO, part: ByteRange) -> None:
        file.seek(part.first)
        remaining = part.length
        while remaining and (chunk := file.read(min(remaining, CHUNK_BYTES))):
            self.wfile.write(chunk)
            remaining -= len(chunk)
        # A file cut short while it was sent: only the end of the connection can still say so.
        self.close_connection = self.close_connection or remaining > 0

    def _send_not_found(self, event_id: str) -> None:
        page = NOT_FOUND_PAGE
        if isinstance(found := locate(self._preview.root, "/404.html"), Found):
            with suppress(FileNotFoundError):
                page = found.path.read_bytes()
        body = with_reload_script(page, event_id)
        self._send_body(HTTPStatus.NOT_FOUND, media_types.HTML, body)

    def _redirect(self, location: str) -> None:
        self._send_text(HTTPStatus.MOVED_PERMANENTLY, location, {"Location": location})

    def _send_events(self, query: str) -> None:
        self.close_connection = True
        self._send_head(HTTPStatus.OK, {"Content-Type": "text/event-stream"})
        if self.command == "HEAD":
            return
        since = self.headers.get("Last-Event-ID") or parse_qs(query).get("since", [None])[0]
        for news in self._preview.events.stream(since, self._preview.timing.heartbeat):
            self.wfile.write(news)

    def _send_text(self, status: HTTPStatus, text: str, headers: Mapping[str, str] = NO_HEADERS) -> None:
        self._send_body(status, "text/plain; charset=utf-8", f"{text}\n".encode(), headers)

    def _send_body(
        self,
        status: HTTPStatus,
        media_type: str,
        body: bytes,
        headers: Mapping[str, str] = NO_HEADERS,
    ) -> None:
        described = {"Content-Type": media_type, "Content-Length": str(len(body))}
        self._send_head(status, {**headers, **described})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_head(self, status: HTTPStatus, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        self.send_header("Cache-Control", "no-cache")
        for name, value in headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
