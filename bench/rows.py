"""The rows of the table: a figure each, for every tool that has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench.measure import Cost
from bench.results import Latency, Results

COLD = "cold"
NO_CHANGE = "no change"
ONE_EDIT = "one edit"
TENTH = "cold, a tenth"
"""The cases in which builds are measured; the last is a cold build of a site of a tenth of the size."""

SEARCH = "search index"
"""The index for searching alone, which no build of the other cases makes."""

CARDS = "social cards"
"""The cards for social networks alone, which no build of the other cases draws."""

Figure = Callable[[Results, str], float | None]
"""What a tool, by its name, took; None if that was not measured."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure and how it is written, such as `{:.2f} s`."""

    name: str
    figure: Figure
    form: str


def _of_cost(case: str, value: Callable[[Cost], float]) -> Figure:
    def figure(results: Results, tool: str) -> float | None:
        cost = results.cost(tool, case)
        return value(cost) if cost else None

    return figure


def wall(case: str) -> Figure:
    """Seconds by the clock."""
    return _of_cost(case, lambda cost: cost.wall)


def cpu(case: str) -> Figure:
    """Seconds of all processors, those of the processes that were started included."""
    return _of_cost(case, lambda cost: cost.cpu)


def peak(case: str) -> Figure:
    """Megabytes (10⁶) of the largest process."""
    return _of_cost(case, lambda cost: cost.peak / 1e6)


def _of_latency(edit: str, value: Callable[[Latency], float]) -> Figure:
    def figure(results: Results, tool: str) -> float | None:
        latency = results.latency(tool, edit)
        return value(latency) if latency else None

    return figure


def page(edit: str) -> Figure:
    """Seconds from a save until the edited page showed it."""
    return _of_latency(edit, lambda latency: latency.page)


def consistent(edit: str) -> Figure:
    """Seconds from a save until nothing changed any more."""
    return _of_latency(edit, lambda latency: latency.consistent)


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
    Row("peak of the largest process", peak(COLD), "{:.0f} MB"),
    Row("growth of CPU from a tenth", growth, "{:.1f} ×"),
    Row("search index, wall", wall(SEARCH), "{:.2f} s"),
    Row("search index, CPU", cpu(SEARCH), "{:.2f} s"),
    Row("social cards, wall", wall(CARDS), "{:.2f} s"),
    Row("social cards, CPU", cpu(CARDS), "{:.2f} s"),
)
