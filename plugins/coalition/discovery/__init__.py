"""What the site says to programs: headers for hosts, addresses that have moved, and what there is to find."""

from coalition.discovery.outputs import outputs, outputs_about

__all__ = ["outputs", "outputs_about", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""
