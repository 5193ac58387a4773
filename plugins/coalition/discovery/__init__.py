"""What the site says to programs: the headers that hosts are to send, and the addresses that have moved."""

from coalition.discovery.outputs import outputs

__all__ = ["outputs", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""
