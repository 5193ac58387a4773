"""The stages of a build, run in this process by the functions that a build runs, and timed."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

from coalition.commands.project import load
from coalition.core.body import Converter
from coalition.core.diagnostics import ContentError
from coalition.core.keeping import Keeping
from coalition.core.reading import read_site
from coalition.core.site import Site
from coalition.core.store import Store
from coalition.core.workers import cores

T = TypeVar("T")


def timed(runs: int, work: Callable[[int], T]) -> tuple[float, T]:
    """Return the median of the seconds that `work(run)` takes, and what the last run returned."""
    seconds: list[float] = []
    for run in range(runs):
        gc.collect()
        start = time.perf_counter()
        result = work(run)
        seconds.append(time.perf_counter() - start)
    return median(seconds), result


def reader(root: Path) -> Callable[[Path], Site]:
    """Return a function that reads, relates and checks the site at `root`, with what a store file keeps.

    It raises ContentError when the site has errors.
    """
    settings = load(root, "pelicanconf.py", {}).core

    def read(store: Path) -> Site:
        keeping = Keeping(Store(store, print), "bench", cores())
        reading = read_site(settings, Converter(settings.markdown), keeping)
        if reading.site is None or reading.report.errors:
            raise ContentError(reading.report)
        return reading.site

    return read
