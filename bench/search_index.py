"""The index for searching: what it takes to make, from a site that was read to files that are published."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from bench.measure import Cost, ProgramFailedError
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
    start, cpu = time.perf_counter(), _cpu()
    try:
        index_of(site, pagefind)
    except PagefindError as error:
        raise ProgramFailedError(f"pagefind: {error}") from error
    return Cost(time.perf_counter() - start, _cpu() - cpu, 0)


def _cpu() -> float:
    """Seconds of this process and of those that it has started."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
