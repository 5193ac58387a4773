"""Partners and people: their directory and their pages."""

from coalition.partners.pages import outputs

__all__ = ["outputs", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""
