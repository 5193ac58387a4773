"""What people say of why they joined, and what partners publish and say elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coalition.core.outputs import Output
    from coalition.core.site import Site

__all__ = ["TEXTS", "outputs", "register"]

TEXTS = frozenset({"voice"})
"""The kinds of text that are shown here first of all."""


def register() -> None:
    """Pelican's hook. The host asks for `outputs`; there is nothing to connect."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the pages of voices, of the planet and of appearances."""
    from coalition.voices.plan import outputs

    return outputs(site)
