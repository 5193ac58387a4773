"""What people say of why they joined, and what partners publish and say elsewhere."""

from coalition.voices.outputs import outputs

__all__ = ["outputs", "register"]


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""
