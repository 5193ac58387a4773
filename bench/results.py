"""What was measured, as it is printed and kept."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench.generate import Sizes
from bench.measure import Cost

_PACKAGES = ("pelican", "markdown", "jinja2", "pydantic", "feedgen", "nh3")


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one build cost: which tool, in which case, in which of the runs (from 1)."""

    tool: str
    case: str
    run: int
    cost: Cost


@dataclass(frozen=True, slots=True)
class Latency:
    """How soon a resident process had an edit of one kind on the disk, in seconds from the save.

    `page` is until the edited page showed it, `consistent` until nothing changed any more.
    """

    tool: str
    edit: str
    page: float
    consistent: float


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured: the cores that may be used, the disk, the system, the versions.

    `load` is how many programs wanted a core in the minute before: figures from a busy machine say little.
    """

    cores: int
    disk: str
    load: float
    system: str
    python: str
    versions: Mapping[str, str]

    @property
    def summary(self) -> str:
        """All of it in a line."""
        versions = ", ".join(f"{name} {number}" for name, number in self.versions.items())
        return (
            f"{self.system}, {self.cores} cores (load {self.load:.1f}), everything {self.disk}, "
            f"{self.python}, {versions}"
        )


@dataclass(frozen=True, slots=True)
class Results:
    """One comparison: `files` are counted for each tool by their kind; `notes` say what is missing and why.

    The first tool is ours.
    """

    sizes: Sizes
    machine: Machine
    files: Mapping[str, Mapping[str, int]]
    measurements: tuple[Measurement, ...]
    latencies: tuple[Latency, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def tools(self) -> tuple[str, ...]:
        return tuple(self.files)

    @property
    def runs(self) -> int:
        return max(one.run for one in self.measurements)

    def cost(self, tool: str, case: str) -> Cost | None:
        """Return the medians of a tool's costs in a case, each figure's for itself, if there are any."""
        costs = [one.cost for one in self.measurements if one.tool == tool and one.case == case]
        if not costs:
            return None
        return Cost(
            median(cost.wall for cost in costs),
            median(cost.cpu for cost in costs),
            round(median(cost.peak for cost in costs)),
        )

    def latency(self, tool: str, edit: str) -> Latency | None:
        """Return the medians of a tool's latencies over edits of a kind, if there are any."""
        found = [one for one in self.latencies if one.tool == tool and one.edit == edit]
        if not found:
            return None
        page, consistent = (one.page for one in found), (one.consistent for one in found)
        return Latency(tool, edit, median(page), median(consistent))


def this_machine(disk: str, programs: Mapping[str, str]) -> Machine:
    """Return the facts of this machine, with the versions of programs that are no packages of ours."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Machine(
        cores,
        disk,
        round(os.getloadavg()[0], 2),
        f"{platform.system()} {platform.machine()}",
        f"{platform.python_implementation()} {platform.python_version()}",
        {name: version(name) for name in _PACKAGES} | dict(programs),
    )


def save(results: Results, folder: Path) -> Path:
    """Write the results as JSON below `folder`, named after the sizes; seconds and bytes."""
    sizes = results.sizes
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{sizes.articles}-{sizes.episodes}-{sizes.partners}.json"
    path.write_text(json.dumps(asdict(results), indent=1) + "\n", encoding="utf-8")
    return path


def load(path: Path) -> Results:
    """Read what `save` has written."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    measurements = (Measurement(**{**one, "cost": Cost(**one["cost"])}) for one in raw["measurements"])
    return Results(
        Sizes(**raw["sizes"]),
        Machine(**raw["machine"]),
        raw["files"],
        tuple(measurements),
        tuple(Latency(**one) for one in raw["latencies"]),
        tuple(raw["notes"]),
    )
