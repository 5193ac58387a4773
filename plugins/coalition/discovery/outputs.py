"""The outputs for programs."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.outputs import DataOutput, Output
from coalition.core.site import Site
from coalition.discovery.headers import headers_view, make_headers
from coalition.discovery.redirects import make_redirects, redirects_view


def outputs(site: Site) -> Iterator[Output]:
    """Yield the files of headers and of redirects."""
    coalition = site.registry_place("coalition")
    yield DataOutput("_headers", make_headers, headers_view, (), coalition)
    if site.aliases or any(show.header.moved_from for show in site.shows):
        yield DataOutput("_redirects", make_redirects, redirects_view, (), site.registry_place("partners"))
