"""A show of many episodes, each with its transcript: how long its feed is made, and what else there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench import coalition_site, generate, words
from bench.generate import Sizes
from bench.kinds import count
from bench.large import Figure, Subject
from bench.measure import measure
from bench.media import transcript
from bench.stages import reader, timed
from bench.tools import OURS, OUTPUT
from bench.workplace import Workplace
from coalition.core.outputs import DataOutput
from coalition.core.site import Site
from coalition.podcast import outputs
from coalition.podcast.feed import make_feed

_SENTENCES = 200


def podcast(episodes: int = 2000) -> Subject:
    """Return the measurement of a show."""

    def figures(place: Workplace, runs: int) -> Iterator[Figure]:
        site = place.folder / "site"
        _lay_out(site, place.code, Sizes(1, episodes, 1))
        yield from _stages(site, place.folder, runs)
        yield from _build(site)

    return Subject(f"podcast-{episodes}", episodes, figures)


def _lay_out(site: Path, code: Path, sizes: Sizes) -> None:
    coalition_site.lay_out(site, code, sizes)
    for episode in generate.episodes(sizes):
        random = Random(f"transcript {episode.number}")
        said = transcript([words.sentence(random) for _ in range(_SENTENCES)])
        folder = site / "content" / "podcasts" / generate.SHOW / episode.slug
        (folder / "transcript.vtt").write_text(said, encoding="utf-8")


def _stages(root: Path, state: Path, runs: int) -> Iterator[Figure]:
    read = reader(root)
    seconds, site = timed(runs, lambda run: read(state / f"{run}.sqlite"))
    seconds_of_feed, pages = timed(runs, lambda _: _feed(site))
    yield Figure("feed, all its pages, from the site to XML", seconds_of_feed, "s", 2)
    yield Figure("pages of the feed", len(pages))
    yield Figure("newest page of the feed", len(pages[0]) / 2**20, "MiB", 1)
    yield Figure("decode, convert, read transcripts, relate and check", seconds, "s")


def _feed(site: Site) -> list[bytes]:
    """Return the pages of the feed of the only show, the newest first."""
    made = (one for one in outputs(site) if isinstance(one, DataOutput) and one.make is make_feed)
    return [one.make(one.view(site, *one.args)) for one in made]


def _build(site: Path) -> Iterator[Figure]:
    cost = measure(OURS.command, site)
    counted = count(site / OUTPUT)
    yield Figure("pages of shows and episodes", counted["shows"] + counted["episodes"])
    yield Figure("cold build, wall", cost.wall, "s")
    yield Figure("cold build, CPU", cost.cpu, "s")
    yield Figure("cold build, peak of the largest process", cost.peak / 1e6, "MB")
