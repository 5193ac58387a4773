"""What the benchmark tells people."""

from pathlib import Path

import pytest

from bench.generate import Sizes
from bench.kinds import KINDS, OTHER, count, unequal
from bench.measure import Cost, ProgramFailedError, measure
from bench.results import Machine, Measurement, Results, load, save
from bench.table import table

PYTHON = "/usr/bin/env"
COSTS = {
    ("coalition", "cold"): (30.0, 40.0, 300_000_000),
    ("pelican", "cold"): (60.0, 50.0, 600_000_000),
    ("coalition", "no change"): (0.5, 0.4, 100_000_000),
    ("pelican", "no change"): (50.0, 50.0, 600_000_000),
    ("coalition", "one edit"): (3.0, 2.0, 200_000_000),
    ("pelican", "one edit"): (60.0, 50.0, 600_000_000),
}
FILES = {tool: dict.fromkeys((*(name for name, _ in KINDS), OTHER), 7) for tool in ("coalition", "pelican")}


def results(articles: int = 10_000, runs: tuple[float, ...] = (1.0,)) -> Results:
    """Results in which the n-th run took so many times the costs above."""
    machine = Machine(2, 0.5, "Linux x86_64", "CPython 3.11.7", {"pelican": "4.12.0"})
    measurements = tuple(
        Measurement(tool, case, number, Cost(wall * factor, cpu * factor, peak))
        for number, factor in enumerate(runs, 1)
        for (tool, case), (wall, cpu, peak) in COSTS.items()
    )
    return Results(Sizes(articles, 500, 500), machine, FILES, measurements)


def line(text: str, start: str) -> list[str]:
    return next(one for one in text.splitlines() if one.startswith(start)).split()


def test_a_row_begins_with_the_ratios_of_wall_processor_time_and_memory() -> None:
    assert line(table(results()), "cold")[:4] == ["cold", "0.50", "0.80", "0.50"]


def test_a_row_goes_on_with_what_each_tool_took() -> None:
    row = " ".join(line(table(results()), "no change"))
    assert row.endswith("0.50 s 0.40 s 100 MB 50.00 s 50.00 s 600 MB")


def test_the_figures_are_medians_of_the_runs() -> None:
    row = " ".join(line(table(results(runs=(1.0, 9.0, 2.0))), "cold"))
    assert row.endswith("60.00 s 80.00 s 300 MB 120.00 s 100.00 s 600 MB")


def test_a_missed_target_is_called_missed() -> None:
    text = table(results())
    assert line(text, "cold build")[-1] == "MISSED"
    assert line(text, "one edit, wall")[-1] == "MISSED"
    assert line(text, "no change, wall")[-1] == "met"


def test_other_sizes_have_figures_without_a_verdict() -> None:
    text = table(results(articles=1000))
    assert line(text, "cold build")[-2:] == ["10,000", "articles)"]
    assert "MISSED" not in text
    assert " met" not in text


def test_what_is_kept_makes_the_same_table(tmp_path: Path) -> None:
    measured = results(runs=(1.0, 1.5))
    path = save(measured, tmp_path / "kept")
    assert path.name == "10000-500-500.json"
    assert load(path) == measured


def test_a_busy_machine_can_be_told_from_an_idle_one() -> None:
    assert "2 cores (load 0.5)" in table(results())


def test_files_are_counted_by_kind(tmp_path: Path) -> None:
    for name in ("news/2020/a/index.html", "news/index.html", "news/page/2/index.html", "index.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    counts = count(tmp_path)
    assert (counts["articles"], counts["pages of the news"], counts["people"]) == (1, 2, 0)
    assert counts[OTHER] == 1


def test_tools_that_made_different_sites_are_told_apart() -> None:
    fewer = {**FILES["pelican"], "people": 6, OTHER: 1}
    assert unequal({"coalition": FILES["coalition"], "pelican": fewer}) == (
        "people: coalition made 7, pelican made 6",
    )


def test_a_program_is_measured(tmp_path: Path) -> None:
    burn = "x = bytearray(60_000_000)\nfor _ in range(2_000_000): pass"
    cost = measure([PYTHON, "python3", "-c", burn], tmp_path)
    assert 60_000_000 < cost.peak < 120_000_000
    assert 0 < cost.cpu <= cost.wall + 0.5


def test_a_program_that_fails_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailedError, match=r"ended with 3:\nno such luck"):
        measure([PYTHON, "python3", "-c", "print('no such luck'); raise SystemExit(3)"], tmp_path)
