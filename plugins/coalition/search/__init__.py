"""Search: the page /search/, which is also the index of the site, and what Pagefind makes of the texts."""

from coalition.search.findings import check
from coalition.search.outputs import has_slow_outputs, outputs, slow_outputs

__all__ = ["check", "has_slow_outputs", "outputs", "register", "slow_outputs"]


def register() -> None:
    """Pelican's hook. The host asks for what is named above; there is nothing to connect."""
