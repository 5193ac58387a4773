"""The entries that both a partner's and a person's page show."""

from __future__ import annotations

from urllib.parse import urlsplit

from coalition.core.views.parts import Link


def outside_links(urls: tuple[str, ...]) -> tuple[Link, ...]:
    """Return links that are called by the host that they lead to."""
    return tuple(Link((urlsplit(url).hostname or url).removeprefix("www."), url) for url in urls)
