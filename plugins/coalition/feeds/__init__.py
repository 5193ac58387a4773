"""Feeds of the news and the episodes: RSS, Atom and JSON Feed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coalition.core.outputs import Output
    from coalition.core.site import Site

__all__ = ["TEXTS", "outputs", "register"]

TEXTS = frozenset({"article", "episode"})
"""The kinds of text that are shown here first of all."""


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield every feed in each of its formats."""
    from coalition.feeds.table import outputs

    return outputs(site)
