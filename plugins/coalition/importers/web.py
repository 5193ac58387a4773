"""Files fetched from elsewhere: by http and https alone, within limits, and never from one's own network.

A feed is somebody else's text. Its addresses must not make an editor's machine ask what only it can reach.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from socket import gaierror, getaddrinfo
from typing import TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from coalition import __version__

T = TypeVar("T")

_SAFE = "%/:@!$&'()*+,;=-._~?"
_PIECE = 1 << 16
_AGENT = f"Mozilla/5.0 (compatible; pelican-coalition/{__version__}; podcast import)"
_WORTH_ANOTHER_TRY = frozenset((408, 425, 429, 500, 502, 503, 504))


class UnreachableError(Exception):
    """An address gives nothing, or too much; the message says why. `again` is true if it may yet do."""

    def __init__(self, message: str, *, again: bool = False) -> None:
        super().__init__(message)
        self.again = again


@dataclass(frozen=True, slots=True)
class Got:
    """What an address gave: its bytes, their media type, and the address after all redirects."""

    data: bytes
    type: str
    url: str


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask: seconds to wait for an answer, and for all of a small file; pauses before another try."""

    timeout: float = 30
    whole: float = 120
    pauses: tuple[float, ...] = (1, 5)


@dataclass(frozen=True, slots=True)
class Web:
    """The way out; clock and sleep are those of `time`."""

    opener: OpenerDirector
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    manners: Manners = Manners()

    def get(self, url: str, limit: int) -> Got:
        """Return what is at an address, at most `limit` bytes. Raises UnreachableError."""
        return self.patiently(lambda: self._get(url, limit))

    def patiently(self, ask: Callable[[], T]) -> T:
        """Return what `ask` gives; where it may help, it is asked again."""
        for pause in self.manners.pauses:
            try:
                return ask()
            except UnreachableError as error:
                if not error.again:
                    raise
            self.sleep(pause)
        return ask()

    def _get(self, url: str, limit: int) -> Got:
        with self.open(url) as response:
            pieces, size, until = [], 0, self.clock() + self.manners.whole
            for piece in pieces_of(response):
                pieces.append(piece)
                size += len(piece)
                if size > limit:
                    raise UnreachableError(f"this file has more than {limit / 1e6:.0f} MB")
                if self.clock() > until:
                    raise UnreachableError(
                        f"this file takes more than {self.manners.whole:.0f} s", again=True
                    )
            length = response.headers.get("Content-Length", "")
            if length.isdecimal() and size < int(length):
                raise UnreachableError(f"only {size} of {length} bytes have come", again=True)
            kind = response.headers.get_content_type()
            return Got(b"".join(pieces), kind, response.url or url)

    @contextmanager
    def open(self, url: str, headers: dict[str, str] | None = None) -> Iterator[HTTPResponse]:
        """Ask for an address, with more `headers`. Raises UnreachableError, also while it is read."""
        try:
            wanted = {"User-Agent": _AGENT, "Accept-Encoding": "identity", **(headers or {})}
            with self.opener.open(
                Request(in_ascii(url), headers=wanted), timeout=self.manners.timeout
            ) as got:
                yield got
        except HTTPError as error:
            error.close()
            message = f"its host answers {error.code} {error.reason}".rstrip()
            raise UnreachableError(message, again=error.code in _WORTH_ANOTHER_TRY) from None
        except URLError as error:
            raise _unreachable(error.reason) from None
        except (OSError, HTTPException, ValueError) as error:
            raise _unreachable(error) from None


def pieces_of(response: HTTPResponse) -> Iterator[bytes]:
    """Yield a response's bytes as they come."""
    return iter(partial(response.read1, _PIECE), b"")


def _unreachable(error: BaseException | str) -> UnreachableError:
    if isinstance(error, _OwnNetworkError):
        return UnreachableError(str(error))
    if isinstance(error, TimeoutError):
        return UnreachableError("there is no answer in time", again=True)
    if isinstance(error, gaierror):
        return UnreachableError("its host is not known")
    if isinstance(error, ssl.SSLError):
        return UnreachableError(f"TLS: {error.reason or error}")
    if isinstance(error, ValueError):
        return UnreachableError("this is not a web address")
    return UnreachableError(str(error) or type(error).__name__, again=True)


def in_ascii(url: str) -> str:
    """Return an address as it is sent: its host in IDNA, the rest percent-encoded, without a fragment.

    Raises ValueError for what is no address.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode()
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError(url)
    host = f"[{host}]" if ":" in host else host
    netloc = f"{host}:{parts.port}" if parts.port else host
    return urlunsplit((parts.scheme, netloc, quote(parts.path, _SAFE), quote(parts.query, _SAFE), ""))


# Whom one may ask


class _OwnNetworkError(OSError):
    """A feed's address leads to this machine or its neighbours."""


def public_opener(*, own_network: bool) -> OpenerDirector:
    """Return what opens http and https; addresses of one's `own_network` only if that is wanted."""
    opener = OpenerDirector()
    ways = (HTTPHandler(), HTTPSHandler()) if own_network else (_PublicHTTP(), _PublicHTTPS())
    for handler in (
        ProxyHandler(),
        UnknownHandler(),
        *ways,
        HTTPDefaultErrorHandler(),
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def is_in_own_network(url: str) -> bool:
    """Tell whether an address leads to this machine or its neighbours."""
    try:
        host = urlsplit(url).hostname or ""
        found = [ip_address(str(address[0])) for *_, address in getaddrinfo(host, None)]
    except (OSError, ValueError):
        return False
    return any(not address.is_global for address in found)


def _refuse_own_network(connection: HTTPConnection) -> None:
    # Looked at once it stands: a name can lead elsewhere the second time that it is asked for.
    peer = connection.sock.getpeername()[0]
    if not ip_address(peer).is_global:
        connection.close()
        raise _OwnNetworkError(f"it leads to {peer}, which is not on the public internet")


class _PublicHTTPConnection(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _refuse_own_network(self)


class _PublicHTTPSConnection(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        if not getattr(self, "_tunnel_host", None):  # then the peer is a proxy
            _refuse_own_network(self)


class _PublicHTTP(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(HTTPConnection if req.has_proxy() else _PublicHTTPConnection, req)


class _PublicHTTPS(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_PublicHTTPSConnection, req)
