"""Feeds of the news and the episodes: RSS, Atom and JSON Feed."""

from coalition.feeds.table import outputs

__all__ = ["outputs", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""
