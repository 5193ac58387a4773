"""The outputs for programs."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.outputs import DataOutput, Output
from coalition.core.site import Site
from coalition.discovery.headers import headers_view, make_headers


def outputs(site: Site) -> Iterator[Output]:
    """Yield the file of headers."""
    yield DataOutput("_headers", make_headers, headers_view, (), site.registry_place("coalition"))
