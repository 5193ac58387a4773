"""The entries that both a partner's and a person's page show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from coalition.core.views.parts import Link


def outside_link(url: str) -> Link:
    """Return a link that is called by the host that it leads to."""
    return Link(_host(url), url)


def outside_links(urls: Iterable[str], besides: str = "") -> tuple[Link, ...]:
    """Return a link for each address but the one that stands beside them, called by its host.

    Where that would call two of them the same, they are called by their paths too.
    """
    others = tuple(dict.fromkeys(url for url in urls if _address(url) != _address(besides)))
    hosts = Counter(map(_host, (*others, besides)))
    return tuple(Link(_host(url) if hosts[_host(url)] == 1 else _address(url), url) for url in others)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _address(url: str) -> str:
    """An address as people say it: without what is the same in most."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"{_host(url)}{parts.path.rstrip('/')}{query}"
