"""Results for people to read: ratios first."""

from __future__ import annotations

from collections.abc import Iterator

from bench.kinds import KINDS, OTHER
from bench.results import Results
from bench.targets import verdicts

_WIDTH = 29


def table(results: Results) -> str:
    """Return the whole report."""
    return "\n".join((*_head(results), "", *_costs(results), "", *verdicts(results), "", *_files(results)))


def _head(results: Results) -> Iterator[str]:
    sizes, machine = results.sizes, results.machine
    yield (
        f"{sizes.articles:,} articles, {sizes.episodes:,} episodes, {sizes.partners:,} partners, "
        f"{sizes.people:,} people, {sizes.topics} topics"
    )
    versions = ", ".join(f"{name} {number}" for name, number in machine.versions.items())
    yield f"{machine.system}, {machine.cores} cores (load {machine.load:.1f}), {machine.python}, {versions}"
    yield f"every build {results.runs} × in a new process, by turns; medians; peak of the largest process"


def _costs(results: Results) -> Iterator[str]:
    ours, *others = results.tools
    names = (*(f"{ours} : {other}" for other in others), *results.tools)
    yield " " * 12 + "".join(f"{name:>{_WIDTH}}" for name in names)
    yield " " * 12 + "".join(f"{'wall':>10}{'CPU':>10}{'peak':>9}" for _ in names)
    for case in results.cases:
        ratios = "".join(_ratio(results, case, other) for other in others)
        yield f"{case:12}{ratios}{''.join(_cost(results, case, tool) for tool in results.tools)}"


def _ratio(results: Results, case: str, other: str) -> str:
    ours, theirs = results.median(results.tools[0], case), results.median(other, case)
    return f"{ours.wall / theirs.wall:10.2f}{ours.cpu / theirs.cpu:10.2f}{ours.peak / theirs.peak:9.2f}"


def _cost(results: Results, case: str, tool: str) -> str:
    cost = results.median(tool, case)
    return f"{cost.wall:8.2f} s{cost.cpu:8.2f} s{cost.peak / 1e6:6.0f} MB"


def _files(results: Results) -> Iterator[str]:
    yield f"{'files':20}" + "".join(f"{tool:>12}" for tool in results.tools)
    for kind in (*(kind for kind, _ in KINDS), OTHER):
        yield f"{kind:20}" + "".join(f"{results.files[tool][kind]:12,}" for tool in results.tools)
