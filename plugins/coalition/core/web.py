"""The way out to the web: by http and https alone."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from socket import getaddrinfo
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

_SAFE = "%/:@!$&'()*+,;=-._~?"


class OwnNetworkError(OSError):
    """An address leads to this machine or its neighbours."""


def user_agent(purpose: str) -> str:
    """Return what other sites are told of who asks, and for what: `link check`."""
    return f"Mozilla/5.0 (compatible; pelican-coalition/{__version__}; {purpose})"


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


def open_web(*, own_network: bool = True) -> OpenerDirector:
    """Return what opens http and https, follows redirects to these, and knows no other scheme.

    Without `own_network` it opens nothing of this machine and its neighbours, and raises OwnNetworkError.
    """
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
        raise OwnNetworkError(f"it leads to {peer}, which is not on the public internet")


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
