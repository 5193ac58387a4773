"""Partners and people: their directory and their pages."""

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
    """Yield everything that partners and people make."""
    from coalition.partners.pages import outputs

    return outputs(site)
