"""What a build may cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench import rows
from bench.results import Results
from bench.rows import COLD, NO_CHANGE, ONE_EDIT, Figure

JUDGED_AT = 10_000
"""The number of articles for which the limits hold."""


@dataclass(frozen=True, slots=True)
class Target:
    """The most that a figure may be; `figure` takes it from the results, or None if it was not measured."""

    name: str
    limit: float
    unit: str
    figure: Callable[[Results], float | None]


def _ours(figure: Figure) -> Callable[[Results], float | None]:
    return lambda results: figure(results, results.tools[0])


def _against(figure: Figure, other: str) -> Callable[[Results], float | None]:
    def ratio(results: Results) -> float | None:
        ours, theirs = figure(results, results.tools[0]), figure(results, other)
        return ours / theirs if ours is not None and theirs else None

    return ratio


TARGETS = (
    Target("cold, wall against pelican", 0.40, "", _against(rows.wall(COLD), "pelican")),
    Target("cold, wall against hugo", 2.5, "", _against(rows.wall(COLD), "hugo")),
    Target("peak of the largest process", 600, " MB", _ours(rows.peak(COLD))),
    Target("growth of CPU from a tenth", 11, " ×", _ours(rows.growth)),
    Target("no change, wall", 0.8, " s", _ours(rows.wall(NO_CHANGE))),
    Target("one edit, wall", 2.0, " s", _ours(rows.wall(ONE_EDIT))),
    Target("one edit, wall against hugo", 1 / 3, "", _against(rows.wall(ONE_EDIT), "hugo")),
    Target("resident, the edited page", 0.1, " s", _ours(rows.page("body"))),
    Target("resident, all after a body edit", 0.3, " s", _ours(rows.consistent("body"))),
    Target("resident, all after a title edit", 1.0, " s", _ours(rows.consistent("title"))),
)


def verdicts(results: Results) -> Iterator[str]:
    """Yield a line for each target; at other sizes than the one that is judged it has no verdict."""
    elsewhere = "" if results.sizes.articles == JUDGED_AT else f"(judged at {JUDGED_AT:,} articles)"
    for target in TARGETS:
        yield verdict(target.name, target.figure(results), target.limit, target.unit, elsewhere)


def verdict(name: str, figure: float | None, limit: float, unit: str, elsewhere: str = "") -> str:
    """Return a line on a figure that is to be at most `limit`, with `elsewhere` in the verdict's place."""
    at_most = f"at most {f'{limit:.4g}{unit}':10}"
    if figure is None:
        return f"{name:56}{'–':>10}{unit:4} {at_most}not measured"
    judged = elsewhere or ("reached" if figure <= limit else "MISSED")
    return f"{name:56}{figure:10,.3f}{unit:4} {at_most}{judged}"
