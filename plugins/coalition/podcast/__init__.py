"""The podcast: its shows and episodes, their pages and their feeds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coalition.core.diagnostics import Diagnostic
    from coalition.core.outputs import Output
    from coalition.core.site import Site

__all__ = ["TEXTS", "check", "outputs", "register"]

TEXTS = frozenset({"episode", "show"})
"""The kinds of text that are shown here first of all."""


def register() -> None:
    """Pelican's hook. The host asks for `outputs` and `check`; there is nothing to connect."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield everything that shows and episodes make."""
    from coalition.podcast.pages import outputs

    return outputs(site)


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield what is wrong with shows and episodes."""
    from coalition.podcast.rules import check

    return check(site)
