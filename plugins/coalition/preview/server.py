"""The preview's web server."""

import errno
import os
import socket
import sys
from contextlib import suppress
from http.server import ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from threading import Lock, Thread
from typing import Any

from coalition.preview import origin
from coalition.preview.events import Change, EventLog
from coalition.preview.handler import DEFAULT_TIMING, Preview, PreviewHandler, Timing
from coalition.preview.tree import Guests

POLL_SECONDS = 0.1


class PortInUse(Exception):  # noqa: N818 - the condition's name
    """Another program listens on `port`."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is in use")
        self.port = port


class Listener(ThreadingHTTPServer):
    """Accepts connections, one thread for each, and can end them all at once."""

    daemon_threads = True
    request_queue_size = 64
    # On Windows address reuse means that two servers share a port, and neither would notice.
    allow_reuse_address = os.name == "posix"
    allow_reuse_port = False

    def __init__(self, preview: Preview, port: int) -> None:
        self.address_family = socket.AF_INET6 if ":" in preview.host else socket.AF_INET
        self._preview = preview
        self._connections: set[socket.socket] = set()
        self._lock = Lock()
        super().__init__((preview.host, port), PreviewHandler)

    def server_bind(self) -> None:
        """Bind, without http.server's look-up of the host's full name, which can take seconds."""
        TCPServer.server_bind(self)

    def finish_request(self, request: Any, client_address: Any) -> None:
        PreviewHandler(self._preview, request, client_address, self)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def end_connections(self) -> None:
        """Cut every open connection, whatever its thread is doing."""
        with self._lock:
            connections = tuple(self._connections)
        for connection in connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that went away or were too slow; the rest is our own fault."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class PreviewServer:
    """Serves the tree at `root` to browsers; tells them what a build changed, or why it failed.

    The tree may change at any time, file by file, each replaced atomically; `root` need not exist
    yet. `port` 0 means any free one. One object serves once: start it, then stop it.
    """

    def __init__(
        self,
        root: Path,
        *,
        host: str = "127.0.0.1",
        port: int = 8000,
        timing: Timing = DEFAULT_TIMING,
    ) -> None:
        self._events = EventLog()
        self._host = host.strip("[]")
        self._port = port
        self._guests = Guests()
        self._preview = Preview(root, self._events, self._host, timing, self._guests)
        self._listener: Listener | None = None

    @property
    def url(self) -> str:
        """Where a browser on this machine finds the home page, with a slash at its end."""
        host = "127.0.0.1" if origin.is_unspecified(self._host) else self._host
        return f"http://{origin.bracketed(host)}:{self._port}/"

    @property
    def warning(self) -> str | None:
        """What to tell the user when others can read the preview; None if only this machine can."""
        if origin.is_loopback(self._host):
            return None
        return (
            f"WARNING: the preview listens on {self._host}, not only on this machine. Everyone on "
            "the network can read it, drafts and future posts included."
        )

    def start(self) -> None:
        """Listen, and answer in the background.

        Raises PortInUse, and OSError when `host` is no address of this machine or the port is not
        allowed.
        """
        try:
            listener = Listener(self._preview, self._port)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortInUse(self._port) from error
            raise
        self._port = listener.server_address[1]
        Thread(target=listener.serve_forever, args=(POLL_SECONDS,), name="preview", daemon=True).start()
        self._listener = listener

    def stop(self) -> None:
        """Close the port and every connection. Does nothing when the server does not run."""
        listener, self._listener = self._listener, None
        if listener is None:
            return
        self._events.close()
        listener.shutdown()
        listener.server_close()
        listener.end_connections()

    def admit(self, name: str, folder: Path) -> None:
        """Serve a folder from elsewhere as `/name/`, from now on and until that is another."""
        self._guests.admit(name, folder)

    def announce(self, change: Change) -> None:
        """Tell browsers what changed. Call it once the files are in place; it waits for nobody."""
        self._events.announce(change)

    def show_error(self, report_text: str | None) -> None:
        """Show a failed build's report over the page in every browser; None takes it away."""
        self._events.show_error(report_text)
