"""The index for searching: what it takes to make, from a site that was read to files that are published."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.measure import Cost, ProgramFailedError, own_cost
from coalition.commands.project import load
from coalition.search.indexing import index_of
from coalition.search.pagefind import PagefindError, program


def index_cost(root: Path) -> Cost | None:
    """Return what indexing the built site at `root` costs; its peak is not known and 0.

    None where there is no Pagefind. Raises ProgramFailedError.
    """
    pagefind = program()
    site = load(root, "pelicanconf.py", {"COALITION_SEARCH": True}).build().reading().site
    if pagefind is None or site is None:
        return None
    shutil.rmtree(root / ".coalition" / "search", ignore_errors=True)
    try:
        return own_cost(lambda: index_of(site, pagefind))
    except PagefindError as error:
        raise ProgramFailedError(f"pagefind: {error}") from error
