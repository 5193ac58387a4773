"""What partners and journalists take with them: texts, badges, pages for frames, and numbers."""

from coalition.outreach.outputs import outputs

__all__ = ["outputs", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""
