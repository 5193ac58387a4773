"""The pages that belong to no collection: home, plain pages, the page for what is not found; and the files they use."""

from coalition.pages.outputs import outputs

__all__ = ["outputs", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""
