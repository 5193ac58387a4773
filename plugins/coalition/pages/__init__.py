"""The pages of no collection: home, plain pages, the one for what is not found; and shared files."""

from coalition.pages.icons import check_icon as check
from coalition.pages.outputs import outputs

__all__ = ["check", "outputs", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""
