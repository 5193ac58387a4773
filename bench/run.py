"""The measurement: every tool in every case, by turns, in a directory that is gone afterwards."""

from __future__ import annotations

import compileall
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.coalition_site import snapshot
from bench.generate import Sizes, edited_article
from bench.kinds import count, unequal
from bench.measure import ProgramFailedError, measure
from bench.results import Measurement, Results, load, save, this_machine
from bench.table import table
from bench.tools import OUTPUT, TOOLS, Tool

_EDIT = "A sentence that an editor has added."
_MEMORY_DISK = Path("/dev/shm")

Sites = Mapping[str, Path]
"""The directory of each tool's site."""


class UnequalError(Exception):
    """The tools did not make the same, so that their costs cannot be compared."""


def bench(root: Path, sizes: Sizes, runs: int) -> int:
    """Measure builds of generated sites, print the report, keep it in bench/results/; return an exit code.

    A target that is missed is printed and changes no exit code; tools that do not make the same do.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="coalition-bench-", dir=_fast_disk()) as folder:
            results = _measured(root, Path(folder), sizes, runs)
    except (ProgramFailedError, UnequalError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    path = save(results, root / "bench" / "results")
    print(table(load(path)))
    print(f"\nevery figure of every run: {path.relative_to(root)}")
    return 0


def _fast_disk() -> Path | None:
    """Where Linux has a disk in memory, or None for the system's temporary directory."""
    return _MEMORY_DISK if _MEMORY_DISK.is_dir() and os.access(_MEMORY_DISK, os.W_OK) else None


def _measured(root: Path, place: Path, sizes: Sizes, runs: int) -> Results:
    machine = this_machine()
    code = place / "code"
    snapshot(root, code)
    compileall.compile_dir(code / "plugins", quiet=1)
    measurements: list[Measurement] = []
    for run in range(1, runs + 1):
        sites = {tool.name: _laid_out(tool, place / tool.name, code, sizes) for tool in TOOLS}
        for measurement in _run(sites, sizes, run):
            print(f"run {run} of {runs}: {_said(measurement)}", file=sys.stderr, flush=True)
            measurements.append(measurement)
        files = {name: count(site / OUTPUT) for name, site in sites.items()}
        for site in sites.values():
            shutil.rmtree(site)
    return Results(sizes, machine, files, tuple(measurements))


def _said(measurement: Measurement) -> str:
    return f"{measurement.case}, {measurement.tool}: {measurement.cost.wall:.2f} s"


def _laid_out(tool: Tool, site: Path, code: Path, sizes: Sizes) -> Path:
    site.mkdir()
    tool.lay_out(site, code, sizes)
    return site


def _run(sites: Sites, sizes: Sizes, run: int) -> Iterator[Measurement]:
    article = edited_article(sizes)
    yield from _case(sites, "cold", run)
    yield from _case(sites, "no change", run)
    for site in sites.values():
        with (site / "content" / "articles" / article.file).open("a", encoding="utf-8") as file:
            file.write(f"\n{_EDIT}\n")
    yield from _case(sites, "one edit", run)
    for name, site in sites.items():
        page = site / OUTPUT / "news" / str(article.date.year) / article.slug / "index.html"
        if _EDIT not in page.read_text(encoding="utf-8"):
            raise UnequalError(f"{name} did not publish the edit")


def _case(sites: Sites, case: str, run: int) -> Iterator[Measurement]:
    """Build every site once, and see that all hold the same kinds of files."""
    for tool in TOOLS:
        yield Measurement(tool.name, case, run, measure(tool.command, sites[tool.name]))
    different = unequal({name: count(site / OUTPUT) for name, site in sites.items()})
    if different:
        raise UnequalError("the tools made different sites\n" + "\n".join(different))
