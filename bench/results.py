"""What was measured, as it is printed and kept."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping
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
class Machine:
    """Where it was measured: the cores that may be used, the system, the versions.

    `load` is how many programs wanted a core in the minute before: figures from a busy machine say little.
    """

    cores: int
    load: float
    system: str
    python: str
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Results:
    """One comparison: `files` are counted for each tool by their kind."""

    sizes: Sizes
    machine: Machine
    files: Mapping[str, Mapping[str, int]]
    measurements: tuple[Measurement, ...]

    @property
    def tools(self) -> tuple[str, ...]:
        return tuple(self.files)

    @property
    def cases(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.case for one in self.measurements))

    @property
    def runs(self) -> int:
        return max(one.run for one in self.measurements)

    def median(self, tool: str, case: str) -> Cost:
        """Return the medians of a tool's costs in a case, each figure's for itself."""
        costs = [one.cost for one in self.measurements if one.tool == tool and one.case == case]
        return Cost(
            median(cost.wall for cost in costs),
            median(cost.cpu for cost in costs),
            round(median(cost.peak for cost in costs)),
        )


def this_machine(packages: Iterable[str] = _PACKAGES) -> Machine:
    """Return the facts of this machine."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Machine(
        cores,
        round(os.getloadavg()[0], 2),
        f"{platform.system()} {platform.machine()}",
        f"{platform.python_implementation()} {platform.python_version()}",
        {name: version(name) for name in packages},
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
    return Results(Sizes(**raw["sizes"]), Machine(**raw["machine"]), raw["files"], tuple(measurements))
