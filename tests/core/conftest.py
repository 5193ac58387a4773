"""A small coalition, read from files as a real one is."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coalition.core.body import Converter
from coalition.core.keeping import Keeping
from coalition.core.layout import Layout
from coalition.core.reading import Reading, read_site
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.store import Store
from coalition.core.urls import Urls

REGISTRY = """\
version: 1
coalition:
  name: Slow Clocks Coalition
  short_name: Slow Clocks
topics:
  naps: {name: Naps}
  hats: {name: Hats}
types:
  guild: {name: Guild}
people:
  ada-lamp:
    name: Ada Lamp
    alternate_name: A. Lamp
    affiliations:
      - {org: moon-guild, job_title: Lighter, start: 2018, end: 2020}
      - {org: sun-guild, start: 2021}
  bo-reed: {name: Bo Reed}
partners:
  moon-guild: {name: Moon Guild, type: guild, joined: 2019, topics: [naps, hats]}
  sun-guild: {name: Sun Guild, type: guild, joined: 2015, left: 2024, topics: [naps]}
  dusk-guild: {name: Dusk Guild, type: guild, topics: [hats]}
  dawn-guild: {name: dawn guild, type: guild, topics: [hats, naps]}
"""

ReadSite = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> ReadSite:
    """Return a function that puts files into a project and reads it; `changed` are settings."""

    def read(files: Mapping[str, str], registry: str = REGISTRY, **changed: object) -> Reading:
        for name, text in {"partners.yaml": registry, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (tmp_path / "content").mkdir(exist_ok=True)
        given: dict[str, object] = {
            "layout": Layout(tmp_path / "content"),
            "urls": Urls("https://clocks.example.org/base"),
            "now": datetime(2026, 1, 1, tzinfo=UTC),
        } | changed
        settings = Settings(root=tmp_path, registry="partners.yaml", theme=tmp_path, **given)  # type: ignore[arg-type]
        keeping = Keeping(Store(tmp_path / "store.sqlite", print), "", 1)
        return read_site(settings, Converter(settings.markdown), keeping)

    return read


@pytest.fixture
def make_site(read: ReadSite) -> Callable[..., Site]:
    """Return a function as `read` is, for a project without errors, that gives its Site."""

    def make(files: Mapping[str, str], registry: str = REGISTRY, **changed: object) -> Site:
        reading = read(files, registry, **changed)
        assert reading.report.errors == ()
        assert reading.site is not None
        return reading.site

    return make


def article(title: str = "Naps", text: str = "Sleep.", **header: str) -> str:
    """Return the text of an article."""
    lines = [f"title: {title}", *(f"{key}: {value}" for key, value in header.items())]
    return "---\n" + "\n".join(lines) + f"\n---\n{text}\n"
