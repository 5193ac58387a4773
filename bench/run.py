"""The measurement: every tool in every case, by turns, in a directory that is gone afterwards."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import hugo
from bench.generate import Sizes, edited_article, newest_article
from bench.kinds import count
from bench.measure import ProgramFailedError, measure
from bench.preview import ResidentError
from bench.resident import latencies
from bench.results import Latency, Measurement, Results, load, save, this_machine
from bench.rows import CARDS, COLD, NO_CHANGE, ONE_EDIT, SEARCH, TENTH
from bench.search_index import index_cost
from bench.social_cards import cards_cost
from bench.table import table
from bench.tools import OURS, OUTPUT, STOCK, Tool, hugo_tool
from bench.workplace import Sites, Workplace, workplace

_EDIT = "A sentence that an editor has added."
_INSTALLED = ".tools"


@dataclass(frozen=True, slots=True)
class Course:
    """What is measured: sites of which sizes, how often, how many edits of each kind, the growth, Hugo."""

    sizes: Sizes
    runs: int
    edits: int
    growth: bool = False
    hugo: bool = True


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools at hand, ours first, the versions of those that are programs, and what is missing."""

    tools: tuple[Tool, ...]
    versions: Mapping[str, str]
    notes: tuple[str, ...]


class UnpublishedError(Exception):
    """A tool ended well and did not publish what it was given."""


def bench(root: Path, course: Course) -> int:
    """Measure builds of generated sites, print the report, keep it in bench/results/; return an exit code.

    A target that is missed is printed and changes no exit code; a build that fails does.
    """
    try:
        results = _measured(root, course)
    except (ProgramFailedError, UnpublishedError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    path = save(results, root / "bench" / "results")
    print(table(load(path)))
    print(f"\nevery figure of every run: {path.relative_to(root)}")
    return 0


def _measured(root: Path, course: Course) -> Results:
    at_hand = _at_hand(root, course)
    tools, sizes = at_hand.tools, course.sizes
    builds: list[Measurement] = []
    with workplace(root, sizes.texts) as place:
        machine = this_machine(place.disk, at_hand.versions)
        with place.sites(tools, sizes) as sites:
            builds += _builds(tools, sites, sizes, 1)
            files = {name: count(site / OUTPUT) for name, site in sites.items()}
            builds += _search_index(sites)
            builds += _social_cards(sites)
            answers, silent = _answers(tools, sites, course)
        for run in range(2, course.runs + 1):
            with place.sites(tools, sizes) as sites:
                builds += _builds(tools, sites, sizes, run)
        if course.growth:
            builds += _growth(place, tools, course)
    return Results(sizes, machine, files, tuple(builds), tuple(answers), (*at_hand.notes, *silent))


def _at_hand(root: Path, course: Course) -> Tools:
    if not course.hugo:
        return Tools((OURS, STOCK), {}, ("hugo: left out",))
    try:
        program = hugo.install(root / "bench" / _INSTALLED)
    except hugo.InstallationError as error:
        return Tools((OURS, STOCK), {}, (f"hugo: could not be installed: {error}",))
    return Tools((OURS, STOCK, hugo_tool(program)), {"hugo": hugo.version(program)}, ())


def _builds(tools: Sequence[Tool], sites: Sites, sizes: Sizes, run: int) -> Iterator[Measurement]:
    """Build every site cold, again without a change, and again after one edit."""
    article = edited_article(sizes)
    yield from _case(tools, sites, COLD, run)
    yield from _case(tools, sites, NO_CHANGE, run)
    for site in sites.values():
        with (site / "content" / "articles" / article.file).open("a", encoding="utf-8") as file:
            file.write(f"\n{_EDIT}\n")
    yield from _case(tools, sites, ONE_EDIT, run)
    for name, site in sites.items():
        if _EDIT not in (site / OUTPUT / article.page).read_text(encoding="utf-8"):
            raise UnpublishedError(f"{name} did not publish the edit")


def _search_index(sites: Sites) -> Iterator[Measurement]:
    """Make the index of our site, which was built before."""
    cost = index_cost(sites[OURS.name])
    if cost:
        _say(f"search index: {cost.wall:.2f} s")
        yield Measurement(OURS.name, SEARCH, 1, cost)


def _social_cards(sites: Sites) -> Iterator[Measurement]:
    """Draw the cards of our site, which was built before."""
    cost = cards_cost(sites[OURS.name])
    _say(f"social cards: {cost.wall:.2f} s")
    yield Measurement(OURS.name, CARDS, 1, cost)


def _growth(place: Workplace, tools: Sequence[Tool], course: Course) -> Iterator[Measurement]:
    for run in range(1, course.runs + 1):
        with place.sites(tools, course.sizes.tenth) as sites:
            yield from _case(tools, sites, TENTH, run)


def _case(tools: Sequence[Tool], sites: Sites, case: str, run: int) -> Iterator[Measurement]:
    for tool in tools:
        cost = measure(tool.command, sites[tool.name])
        _say(f"run {run}: {case}, {tool.name}: {cost.wall:.2f} s")
        yield Measurement(tool.name, case, run, cost)


def _answers(tools: Sequence[Tool], sites: Sites, course: Course) -> tuple[list[Latency], list[str]]:
    """Return how soon each tool's resident process answered edits, and which did not and why."""
    if not course.edits:
        return [], ["resident processes: left out"]
    answers: list[Latency] = []
    silent: list[str] = []
    article = newest_article(course.sizes)
    for tool in tools:
        try:
            for answer in latencies(tool, sites[tool.name], article, course.edits):
                _say(f"{answer.edit} edit, {tool.name}: {answer.page:.3f} s, all {answer.consistent:.3f} s")
                answers.append(answer)
        except ResidentError as error:
            silent.append(f"{tool.name}, resident: {error}")
    return answers, silent


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
