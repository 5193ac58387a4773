"""Open data: what the registry says, for programs of others."""

from coalition.data.outputs import outputs

__all__ = ["outputs", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""
