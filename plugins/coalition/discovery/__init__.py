"""What the site says to programs: headers for hosts, addresses that have moved, and what there is to find."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coalition.core.outputs import Output
    from coalition.core.site import Site

__all__ = ["outputs", "outputs_about", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs` and `outputs_about`; there is nothing to connect."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the files of headers and of redirects."""
    from coalition.discovery.plan import outputs

    return outputs(site)


def outputs_about(site: Site, outputs: tuple[Output, ...]) -> Iterator[Output]:
    """Yield what tells of all other outputs."""
    from coalition.discovery.plan import outputs_about

    return outputs_about(site, outputs)
