"""Large sites of one kind of content alone, measured, printed and kept."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.measure import ProgramFailedError
from bench.results import Machine, this_machine
from bench.table import markdown
from bench.targets import verdict
from bench.workplace import Workplace, workplace


@dataclass(frozen=True, slots=True)
class Figure:
    """What came out, in a unit or counted, and the most that it is to be if that was said."""

    name: str
    value: float
    unit: str = ""
    limit: float | None = None

    @property
    def written(self) -> str:
        return f"{self.value:,.2f} {self.unit}" if self.unit else f"{self.value:,.0f}"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured: its name, how many texts it has, and how its figures are had in some runs."""

    name: str
    texts: int
    figures: Callable[[Workplace, int], Iterator[Figure]]


def bench_large(root: Path, subject: Subject, runs: int) -> int:
    """Measure one subject, print what came out, keep it in bench/results/; return an exit code.

    A target that is missed is printed and changes no exit code; a build that fails does.
    """
    with workplace(root, subject.texts) as place:
        machine = this_machine(place.disk, {})
        try:
            figures = tuple(subject.figures(place, runs))
        except ProgramFailedError as error:
            print(f"error: {error}", file=sys.stderr)
            return 1
    path = root / "bench" / "results" / f"{subject.name}.json"
    _save(path, machine, runs, figures)
    print("\n".join((f"{subject.name}; {machine.summary}; medians of {runs}", "", *_report(figures), "")))
    print(f"kept in {path.relative_to(root)}")
    return 0


def _save(path: Path, machine: Machine, runs: int, figures: tuple[Figure, ...]) -> None:
    kept = {"machine": asdict(machine), "runs": runs, "figures": [asdict(one) for one in figures]}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _report(figures: tuple[Figure, ...]) -> Iterator[str]:
    yield from markdown(("", ""), [(one.name, one.written) for one in figures])
    yield ""
    for one in figures:
        if one.limit is not None:
            yield verdict(one.name, one.value, one.limit, f" {one.unit}")
