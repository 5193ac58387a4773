"""The rows of the table: a figure each, for every tool that has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench.results import Results

COLD = "cold"
NO_CHANGE = "no change"
ONE_EDIT = "one edit"
TENTH = "cold, a tenth"
"""The cases in which builds are measured; the last is a cold build of a site of a tenth of the size."""

Figure = Callable[[Results, str], float | None]
"""What a tool, by its name, took; None if that was not measured."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure and how it is written, such as `{:.2f} s`."""

    name: str
    figure: Figure
    form: str


def wall(case: str) -> Figure:
    """Seconds by the clock."""

    def figure(results: Results, tool: str) -> float | None:
        cost = results.cost(tool, case)
        return cost.wall if cost else None

    return figure


def cpu(case: str) -> Figure:
    """Seconds of all processors, those of the processes that were started included."""

    def figure(results: Results, tool: str) -> float | None:
        cost = results.cost(tool, case)
        return cost.cpu if cost else None

    return figure


def page(edit: str) -> Figure:
    """Seconds from a save until the edited page showed it."""

    def figure(results: Results, tool: str) -> float | None:
        latency = results.latency(tool, edit)
        return latency.page if latency else None

    return figure


def consistent(edit: str) -> Figure:
    """Seconds from a save until nothing changed any more."""

    def figure(results: Results, tool: str) -> float | None:
        latency = results.latency(tool, edit)
        return latency.consistent if latency else None

    return figure


def peak(results: Results, tool: str) -> float | None:
    """Megabytes (10⁶) of the largest process of a cold build."""
    cost = results.cost(tool, COLD)
    return cost.peak / 1e6 if cost else None


def growth(results: Results, tool: str) -> float | None:
    """How many times the processor time of a tenth of the site a cold build takes."""
    whole, tenth = results.cost(tool, COLD), results.cost(tool, TENTH)
    return whole.cpu / tenth.cpu if whole and tenth else None


ROWS = (
    Row("cold, wall", wall(COLD), "{:.2f} s"),
    Row("cold, CPU", cpu(COLD), "{:.2f} s"),
    Row("no change, wall", wall(NO_CHANGE), "{:.2f} s"),
    Row("no change, CPU", cpu(NO_CHANGE), "{:.2f} s"),
    Row("one edit, a new process, wall", wall(ONE_EDIT), "{:.2f} s"),
    Row("one edit, a new process, CPU", cpu(ONE_EDIT), "{:.2f} s"),
    Row("resident, the edited page", page("body"), "{:.3f} s"),
    Row("resident, all after a body edit", consistent("body"), "{:.3f} s"),
    Row("resident, all after a title edit", consistent("title"), "{:.3f} s"),
    Row("peak of the largest process", peak, "{:.0f} MB"),
    Row("growth of CPU from a tenth", growth, "{:.1f} ×"),
)
