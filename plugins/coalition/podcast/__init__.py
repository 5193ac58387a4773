"""The podcast: its shows and episodes, their pages and their feeds."""

from coalition.podcast.pages import outputs
from coalition.podcast.rules import check

__all__ = ["check", "outputs", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs` and `check`; there is nothing to connect."""
