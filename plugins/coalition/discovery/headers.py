"""The headers of every file of the site, as Netlify and Cloudflare Pages read them.

https://docs.netlify.com/manage/routing/headers/ and https://developers.cloudflare.com/pages/configuration/headers/
"""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.security import security_headers
from coalition.core.site import Site


@dataclass(frozen=True, slots=True)
class HeadersView:
    """Headers, each with its name and value."""

    headers: tuple[tuple[str, str], ...]


def headers_view(site: Site) -> HeadersView:
    """Return the headers that go with every file."""
    return HeadersView(tuple(security_headers(site.sources).items()))


def make_headers(view: HeadersView) -> bytes:
    """Return the file `_headers`."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in view.headers)]
    return ("\n".join(lines) + "\n").encode()
