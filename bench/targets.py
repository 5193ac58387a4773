"""What a build may cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.results import Results

JUDGED_AT = 10_000
"""The number of articles for which the limits hold."""


@dataclass(frozen=True, slots=True)
class Target:
    """The most that a figure may be; `figure` takes it from the results."""

    name: str
    limit: float
    unit: str
    figure: Callable[[Results], float]


def _ratio(case: str, ours: str, other: str) -> Callable[[Results], float]:
    return lambda results: results.median(ours, case).wall / results.median(other, case).wall


def _seconds(case: str, ours: str) -> Callable[[Results], float]:
    return lambda results: results.median(ours, case).wall


TARGETS = (
    Target("cold build, wall against pelican", 0.40, "", _ratio("cold", "coalition", "pelican")),
    Target("no change, wall", 0.8, " s", _seconds("no change", "coalition")),
    Target("one edit, wall", 2.0, " s", _seconds("one edit", "coalition")),
)


def verdicts(results: Results) -> Iterator[str]:
    """Yield a line for each target; at other sizes than the one that is judged it has no verdict."""
    for target in TARGETS:
        figure = target.figure(results)
        line = f"{target.name:34}{figure:7.2f}{target.unit:2}  at most {target.limit:.2f}{target.unit:2}"
        if results.sizes.articles != JUDGED_AT:
            yield f"{line}  (at {JUDGED_AT:,} articles)"
        else:
            yield f"{line}  {'met' if figure <= target.limit else 'MISSED'}"
