"""A small coalition of which everything is told, and the files that are made of it."""

import csv
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from coalition.core.outputs import DataOutput
from coalition.core.site import Site
from coalition.data import outputs
from tests.core.conftest import make_site, read

__all__ = ["make_site", "read"]

REGISTRY = """\
version: 1
coalition:
  name: Slow Clocks Coalition
  short_name: Slow Clocks
  license: CC BY 4.0
  license_url: https://creativecommons.org/licenses/by/4.0/
topics:
  naps: {name: Naps & rest}
  hats: {name: Hats}
types:
  guild: {name: Guild}
  club: {name: Club}
tiers:
  gold: {name: Gold}
people:
  bo-reed: {name: Bo Reed}
  ada-lamp:
    name: Ada Lamp
    alternate_name: A. Lamp
    image: images/ada.svg
    image_alt: Ada with a lamp
    bio: Ada lights lamps for the [guild]({partner}moon-guild).
    same_as: [https://ada.example.net/]
    topics: [naps]
    spokesperson: true
    affiliations:
      - {org: coalition, job_title: Founder}
      - {org: moon-guild, start: 2018, end: 2020-03}
partners:
  sun-guild: {name: Sun Guild, type: guild, joined: 2015-02-01, left: 2024, country: PT}
  moon-guild:
    name: Moon Guild
    legal_name: Moon Guild Ltd
    alternate_name: [The Moons, Lunatics]
    aliases: [night-guild]
    type: guild
    tier: gold
    url: https://moon.example.org/
    summary: Works by night.
    description: See [us](/people/).
    topics: [naps, hats]
    country: IE
    location: {name: Galway, lat: 53.27, lon: -9.05}
    logo: {file: images/moon.svg, alt: A moon}
    same_as: [https://social.example.net/@moon]
    identifier: {ror: 03yrm5c26}
    feeds: {blog: "https://moon.example.org/feed?a=1&b=2", podcast: https://moon.example.org/cast.xml}
    podcast_guid: 7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001
    commitments: [No meetings before noon.]
    quotes: [{text: It is late., person: ada-lamp, source: A letter}]
    resources: [{title: How to nap, type: guide, date: 2019-05}]
    appearances: [{title: On naps, show: Night FM, date: 2020, people: [ada-lamp], type: radio}]
    membership:
      - {start: 2014, end: 2016-05, end_reason: lapsed}
      - {start: 2017-02-03}
    renews: 2026-05
    contact: {name: The night desk, email: secret@moon.example.org, phone: "+353 555 0100"}
  dusk-club: {name: Dusk Club, type: club}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
FILES = {
    "content/images/ada.svg": SVG,
    "content/images/moon.svg": SVG,
    "content/articles/2017-02-05-moon-guild-joins.md": (
        "---\ntitle: Moon Guild joins\nannounces: moon-guild\n---\nAgain.\n"
    ),
}


class Files(dict[str, bytes]):
    """The files of data by their paths."""

    def json(self, name: str) -> Any:
        """Return a file that holds JSON as a program reads it."""
        return json.loads(self[f"data/{name}"])

    def rows(self) -> list[dict[str, str]]:
        """Return the rows of the table as a program reads them."""
        text = self["data/partners.csv"].decode()
        return list(csv.DictReader(text.splitlines(keepends=True), strict=True))


@pytest.fixture
def files_of(make_site: Callable[..., Site]) -> Callable[..., Files]:
    """Return a function that makes a site and gives its files of data."""

    def files(registry: str = REGISTRY, texts: Mapping[str, str] = FILES, **settings: object) -> Files:
        site = make_site(texts, registry, **settings)
        made = (one for one in outputs(site) if isinstance(one, DataOutput))
        return Files({one.path: one.make(one.view(site, *one.args)) for one in made})

    return files


@pytest.fixture
def files(files_of: Callable[..., Files]) -> Files:
    """The files of data of the registry above."""
    return files_of()
