"""Open data: what the registry says, for programs of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coalition.core.outputs import Output
    from coalition.core.site import Site

__all__ = ["outputs", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the files of open data."""
    from coalition.data.plan import outputs

    return outputs(site)
