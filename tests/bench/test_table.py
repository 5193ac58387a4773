"""What the benchmark tells people."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.generate import Sizes
from bench.kinds import KINDS, OTHER, count
from bench.measure import Cost, ProgramFailedError, measure
from bench.results import Latency, Machine, Measurement, Results, load, save
from bench.table import table

PYTHON = "/usr/bin/env"
COSTS = {
    ("coalition", "cold"): (30.0, 40.0, 300_000_000),
    ("pelican", "cold"): (60.0, 50.0, 600_000_000),
    ("hugo", "cold"): (15.0, 20.0, 1_200_000_000),
    ("coalition", "no change"): (0.5, 0.4, 100_000_000),
    ("pelican", "no change"): (50.0, 50.0, 600_000_000),
    ("hugo", "no change"): (15.0, 20.0, 1_200_000_000),
    ("coalition", "one edit"): (3.0, 2.0, 200_000_000),
    ("coalition", "search index"): (7.0, 6.5, 0),
    ("pelican", "one edit"): (60.0, 50.0, 600_000_000),
    ("hugo", "one edit"): (15.0, 20.0, 1_200_000_000),
}
TENTH = {"coalition": (3.0, 3.2, 90_000_000)}
LATENCIES = (
    Latency("coalition", "body", 0.05, 0.2),
    Latency("coalition", "title", 0.06, 1.5),
    Latency("hugo", "body", 0.5, 1.0),
)
TOOLS = ("coalition", "pelican", "hugo")
FILES = {tool: dict.fromkeys((*(name for name, _ in KINDS), OTHER), 7) for tool in TOOLS}


def results(
    articles: int = 10_000,
    runs: tuple[float, ...] = (1.0,),
    tools: tuple[str, ...] = TOOLS,
    notes: tuple[str, ...] = (),
) -> Results:
    """Results in which the n-th run took so many times the costs above."""
    machine = Machine(2, "in memory", 0.5, "Linux x86_64", "CPython 3.11.7", {"pelican": "4.12.0"})
    costs = COSTS | {(tool, "cold, a tenth"): cost for tool, cost in TENTH.items()}
    measurements = tuple(
        Measurement(tool, case, number, Cost(wall * factor, cpu * factor, peak))
        for number, factor in enumerate(runs, 1)
        for (tool, case), (wall, cpu, peak) in costs.items()
        if tool in tools
    )
    latencies = tuple(one for one in LATENCIES if one.tool in tools)
    files = {tool: FILES[tool] for tool in tools}
    return Results(Sizes(articles, 500, 500), machine, files, measurements, latencies, notes)


def row(text: str, name: str) -> list[str]:
    """The cells of a row of a table, after its name."""
    rows = (line.strip("|").split("|") for line in text.splitlines() if line.startswith("|"))
    return next([cell.strip() for cell in rest] for first, *rest in rows if first.strip() == name)


def verdict(text: str, name: str) -> list[str]:
    """What is said of a figure, in words; the first is the figure."""
    line = next(one for one in text.splitlines() if one.startswith(f"{name}  "))
    return line.removeprefix(name).split()


def test_a_row_begins_with_the_ratios_and_goes_on_with_what_each_tool_took() -> None:
    text = table(results())
    names = ["coalition : pelican", "coalition : hugo", "coalition", "pelican", "hugo"]
    assert row(text, "") == names
    assert row(text, "cold, wall") == ["0.50", "2.00", "30.00 s", "60.00 s", "15.00 s"]
    assert row(text, "cold, CPU") == ["0.80", "2.00", "40.00 s", "50.00 s", "20.00 s"]
    assert row(text, "no change, wall") == ["0.010", "0.033", "0.50 s", "50.00 s", "15.00 s"]
    assert row(text, "one edit, a new process, wall") == ["0.050", "0.20", "3.00 s", "60.00 s", "15.00 s"]
    assert row(text, "peak of the largest process") == ["0.50", "0.25", "300 MB", "600 MB", "1200 MB"]


def test_a_figure_that_a_tool_has_not_is_a_dash() -> None:
    text = table(results())
    assert row(text, "resident, the edited page") == ["–", "0.10", "0.050 s", "–", "0.500 s"]
    assert row(text, "resident, all after a title edit") == ["–", "–", "1.500 s", "–", "–"]
    assert row(text, "growth of CPU from a tenth") == ["–", "–", "12.5 ×", "–", "–"]
    assert row(text, "search index, wall") == ["–", "–", "7.00 s", "–", "–"]


def test_the_figures_are_medians_of_the_runs() -> None:
    cells = row(table(results(runs=(1.0, 9.0, 2.0))), "cold, wall")
    assert cells[2:4] == ["60.00 s", "120.00 s"]


def test_each_target_is_reached_or_missed() -> None:
    text = table(results())
    judged = {
        "cold, wall against pelican": ["0.500", "MISSED"],
        "cold, wall against hugo": ["2.000", "reached"],
        "peak of the largest process": ["300.000", "reached"],
        "growth of CPU from a tenth": ["12.500", "MISSED"],
        "no change, wall": ["0.500", "reached"],
        "one edit, wall": ["3.000", "MISSED"],
        "one edit, wall against hugo": ["0.200", "reached"],
        "resident, the edited page": ["0.050", "reached"],
        "resident, all after a body edit": ["0.200", "reached"],
        "resident, all after a title edit": ["1.500", "MISSED"],
    }
    assert {name: verdict(text, name)[:: len(verdict(text, name)) - 1] for name in judged} == judged


def test_without_hugo_it_is_said_why_and_what_is_not_measured() -> None:
    text = table(results(tools=("coalition", "pelican"), notes=("hugo: could not be installed: no network",)))
    assert "\nhugo: could not be installed: no network\n" in text
    assert row(text, "") == ["coalition : pelican", "coalition", "pelican"]
    assert verdict(text, "cold, wall against hugo")[-2:] == ["not", "measured"]


def test_other_sizes_have_figures_without_a_verdict() -> None:
    text = table(results(articles=1000))
    assert verdict(text, "no change, wall")[-3:] == ["at", "10,000", "articles)"]
    assert "MISSED" not in text
    assert "reached" not in text


def test_what_is_kept_makes_the_same_table(tmp_path: Path) -> None:
    measured = results(runs=(1.0, 1.5))
    path = save(measured, tmp_path / "kept")
    assert path.name == "10000-500-500.json"
    assert load(path) == measured


def test_a_busy_machine_can_be_told_from_an_idle_one() -> None:
    assert "2 cores (load 0.5)" in table(results())


def test_a_disk_in_memory_can_be_told_from_another() -> None:
    assert "(load 0.5), everything in memory, CPython" in table(results())


def test_files_are_counted_by_kind(tmp_path: Path) -> None:
    for name in ("news/2020/a/index.html", "news/index.html", "news/page/2/index.html", "404.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    counts = count(tmp_path)
    assert (counts["articles"], counts["pages of the news"], counts["people"]) == (1, 2, 0)
    assert counts[OTHER] == 1


def test_kinds_of_which_the_tools_made_other_numbers_are_marked() -> None:
    measured = results(tools=("coalition", "pelican"))
    fewer = {**FILES["pelican"], "people": 6}
    text = table(replace(measured, files={**measured.files, "pelican": fewer}))
    assert row(text, "people") == ["7", "6", "differ"]
    assert row(text, "articles") == ["7", "7", ""]


def test_a_program_is_measured(tmp_path: Path) -> None:
    burn = "x = bytearray(60_000_000)\nfor _ in range(2_000_000): pass"
    cost = measure([PYTHON, "python3", "-c", burn], tmp_path)
    assert 60_000_000 < cost.peak < 120_000_000
    assert 0 < cost.cpu <= cost.wall + 0.5


def test_a_program_that_fails_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailedError, match=r"ended with 3:\nno such luck"):
        measure([PYTHON, "python3", "-c", "print('no such luck'); raise SystemExit(3)"], tmp_path)
