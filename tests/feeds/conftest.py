"""A small coalition, read from files as the real one is."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coalition.core.body import Converter
from coalition.core.content import read_content
from coalition.core.diagnostics import Report
from coalition.core.layout import Layout
from coalition.core.links import Resolver
from coalition.core.registry import read_registry
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.texts import Texts
from coalition.core.urls import Urls
from coalition.feeds import outputs

REGISTRY = """\
version: 1
coalition:
  name: Slow Clocks Coalition
  short_name: Slow Clocks
  tagline: More time for everybody
topics:
  naps: {name: Naps & rest, summary: Sleep at work.}
  hats: {name: Hats}
types:
  guild: {name: Guild}
people:
  ada-lamp:
    name: Ada Lamp
    affiliations: [{org: moon-guild, start: 2018}]
  bo-reed: {name: Bo Reed}
  cy-idle: {name: Cy Idle}
partners:
  moon-guild: {name: Moon Guild, type: guild, joined: 2019, summary: Workers of the night.}
  sun-guild: {name: Sun Guild, type: guild}
"""

MOON_GUILD_JOINS = """\
---
title: The Moon Guild joins
modified: 2019-03-01 12:00
summary: Night workers & friends.
authors: [Ada Lamp, Zed Nobody]
announces: moon-guild
topics: [naps]
---
They [met]({partner}moon-guild) at night.[^1]

[^1]: Under [a lamp](https://lamps.example.net/).
"""

ON_NAPS = """\
---
title: On naps
date: 2020-05-06 07:30
topics: [naps]
---
A nap is short.
"""

SHOW = """\
---
title: Night Shift Radio
summary: Talk about work at night.
categories: [Business]
explicit: false
cover: cover.jpg
guid: 7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001
hosts: [bo-reed]
---
The show.
"""

EPISODE = """\
---
title: The lamp lighter
date: 2021-01-02
guid: night-1
guests: [ada-lamp]
topics: [naps]
---
Ada lights lamps.
"""

FILES: Mapping[str, str] = {
    "articles/2019-02-03-moon-guild-joins.md": MOON_GUILD_JOINS,
    "articles/2020-05-06-on-naps.md": ON_NAPS,
    "podcasts/night/show.md": SHOW,
    "podcasts/night/001-lamp-lighter/index.md": EPISODE,
}

SiteMaker = Callable[..., Site]


@pytest.fixture
def make_site(tmp_path: Path) -> SiteMaker:
    """Return a function that writes files below content/ and reads them into a Site."""

    def make(files: Mapping[str, str] = FILES, registry: str = REGISTRY, **settings: object) -> Site:
        content = tmp_path / "content"
        content.mkdir(exist_ok=True)
        for old in [path for path in content.rglob("*") if path.is_file()]:
            old.unlink()
        for name, text in files.items():
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return _read(tmp_path, registry, settings)

    return make


def _read(root: Path, registry_text: str, changed: Mapping[str, object]) -> Site:
    layout = Layout(root / "content")
    urls = Urls("https://clocks.example.org/base")
    now = datetime(2026, 1, 1, tzinfo=UTC)
    settings = Settings(root=root, registry="partners.yaml", layout=layout, theme=root, urls=urls, now=now)
    decoded = read_registry(registry_text, "partners.yaml")
    content, wrong = read_content(layout)
    assert decoded.registry is not None
    assert Report.of((*decoded.diagnostics, *wrong)).errors == ()
    texts = Texts().of(content, decoded.registry, decoded.marks)
    converter = Converter(settings.markdown)
    bodies = {text.at.key: converter.convert(text.at.text, text.trust, text.images) for text in texts}
    settings = replace(settings, **changed)  # type: ignore[arg-type]
    site = Site(settings, decoded.registry, decoded.marks, content, bodies)
    resolved, broken = Resolver().resolve(site, (text.at for text in texts))
    assert broken == ()
    return replace(site, bodies=resolved)


@pytest.fixture
def feeds(make_site: SiteMaker) -> Callable[..., dict[str, bytes]]:
    """Return a function that makes a site and gives all its feeds by their output paths."""

    def make(*arguments: object, **settings: object) -> dict[str, bytes]:
        site = make_site(*arguments, **settings)
        return {output.path: output.make(output.view(site, *output.args)) for output in outputs(site)}

    return make
