"""Articles: their pages, the news listing and the pages of topics."""

from coalition.news.pages import outputs

__all__ = ["outputs", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""
