"""A large registry: how long it is read, and how large the page is that lists it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from bench import coalition_site, generate
from bench.generate import Sizes
from bench.large import Figure, Subject
from bench.measure import measure
from bench.stages import reader, timed
from bench.tools import OURS, OUTPUT
from bench.workplace import Workplace

_TOPICS = 12
_DIRECTORY = "partners/index.html"


def registry(partners: int = 2500, people: int = 700) -> Subject:
    """Return the measurement of a registry; by default it is as large as the CNCF's."""

    def figures(place: Workplace, runs: int) -> Iterator[Figure]:
        site = place.folder / "site"
        _lay_out(site, place.code, Sizes(_TOPICS, 1, partners), people)
        yield from _reading(site, place.folder, runs)
        yield from _directory(site)

    return Subject(f"registry-{partners}-{people}", partners + people, figures)


def _lay_out(site: Path, code: Path, sizes: Sizes, people: int) -> None:
    """Write a site repository whose content is a registry and two pages."""
    coalition_site.lay_out_frame(site, code)
    everybody = (generate.person(number) for number in range(1, people + 1))
    coalition_site.write_registry(site, everybody, sizes)


def _reading(site: Path, state: Path, runs: int) -> Iterator[Figure]:
    read = reader(site)
    new, _ = timed(runs, lambda run: read(state / f"{run}.sqlite"))
    kept, _ = timed(runs, lambda _: read(state / "0.sqlite"))
    yield Figure("decode, relate and check, descriptions converted before", kept, "s", 1.5)
    yield Figure("decode, convert descriptions, relate and check", new, "s")


def _directory(site: Path) -> Iterator[Figure]:
    cost = measure(OURS.command, site)
    page = (site / OUTPUT / _DIRECTORY).read_bytes()
    yield Figure("directory page", len(page) / 1000, "kB", 300)
    yield Figure("directory page, gzip", len(gzip.compress(page)) / 1000, "kB", 60)
    yield Figure("cold build, wall", cost.wall, "s")
    yield Figure("cold build, peak of the largest process", cost.peak / 1e6, "MB")
