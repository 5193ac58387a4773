"""Search: the page /search/, which is also the index of the site, and what Pagefind makes of the texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coalition.core.diagnostics import Diagnostic
    from coalition.core.outputs import Output
    from coalition.core.progress import Progress
    from coalition.core.settings import Settings
    from coalition.core.site import Site

__all__ = ["check", "has_slow_outputs", "outputs", "register", "slow_outputs"]


def register() -> None:
    """Pelican's hook. The host asks for what is named above; there is nothing to connect."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the page on which the site is searched, which is also its index."""
    from coalition.search.plan import outputs

    return outputs(site)


def has_slow_outputs(settings: Settings) -> bool:
    """Whether an index is made."""
    from coalition.search.plan import has_slow_outputs

    return has_slow_outputs(settings)


def slow_outputs(site: Site, progress: Progress) -> Iterator[Output]:
    """Yield the files of the index. Raises ContentError."""
    from coalition.search.plan import slow_outputs

    return slow_outputs(site, progress)


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a warning where the site is to have a search and nothing can make its index."""
    from coalition.search.findings import check

    return check(site)
