"""Who may talk to the preview: requests that name this server, from its own pages.

A web page elsewhere can make a name of its own point to 127.0.0.1 (DNS rebinding) and read the
drafts through the editor's browser. Its requests carry that name in the Host header, so that header
is checked.
"""

import ipaddress
from collections.abc import Sequence
from http import HTTPStatus

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens on `host`."""
    address = _address(host)
    return host == "localhost" if address is None else address.is_loopback


def is_unspecified(host: str) -> bool:
    """Whether `host` stands for every address of the machine (0.0.0.0 or ::)."""
    address = _address(host)
    return address is not None and address.is_unspecified


def authorities(hosts: Sequence[str], port: int) -> frozenset[str]:
    """The Host headers that mean these hosts at `port`; one without a port means port 80."""
    with_port = {f"{bracketed(host)}:{port}" for host in hosts}
    return frozenset(with_port | ({bracketed(host) for host in hosts} if port == 80 else set()))


def refusal(
    hosts: Sequence[str], origins: Sequence[str], own: frozenset[str]
) -> tuple[HTTPStatus, str] | None:
    """Why a request with these Host and Origin headers is refused; None if it is welcome."""
    if len(hosts) != 1:
        return HTTPStatus.BAD_REQUEST, "one Host header is needed"
    host = hosts[0].strip().lower()
    if host not in own:
        return HTTPStatus.MISDIRECTED_REQUEST, "this server has another name"
    if any(origin.strip().lower() != f"http://{host}" for origin in origins):
        return HTTPStatus.FORBIDDEN, "the preview answers its own pages only"
    return None


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def bracketed(host: str) -> str:
    """The host as URLs write it: an IPv6 address stands in brackets (RFC 3986 §3.2.2)."""
    address = _address(host)
    if address is None:
        return host.lower()
    return f"[{address}]" if address.version == 6 else str(address)
