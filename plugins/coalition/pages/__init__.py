"""The pages of no collection: home, plain pages, the one for what is not found; and shared files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coalition.core.diagnostics import Diagnostic
    from coalition.core.outputs import Output
    from coalition.core.site import Site

__all__ = ["TEXTS", "check", "outputs", "register"]

TEXTS = frozenset({"page"})
"""The kinds of text that are shown here first of all."""


def register() -> None:
    """Pelican's hook. The host asks for `outputs` and `check`; there is nothing to connect."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the pages and files of no collection."""
    from coalition.pages.plan import outputs

    return outputs(site)


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield what is wrong with the icon."""
    from coalition.pages.icons import check_icon

    return check_icon(site)
