"""The tools that are measured. Each reads the same texts and makes the same kinds of files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import coalition_site, pelican_site
from bench.generate import Sizes

OUTPUT = "output"
"""The folder of a site into which every tool builds."""

_PELICAN = (sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", OUTPUT)


@dataclass(frozen=True, slots=True)
class Tool:
    """A site generator: `lay_out(site, code, sizes)` writes its sources, `command` builds them.

    Articles lie in `content/articles` under the same names for every tool. `code` holds the snapshot of this
    project that is measured.
    """

    name: str
    lay_out: Callable[[Path, Path, Sizes], None]
    command: tuple[str, ...]


OURS = Tool("coalition", coalition_site.lay_out, _PELICAN)
STOCK = Tool("pelican", lambda site, _, sizes: pelican_site.lay_out(site, sizes), _PELICAN)

TOOLS = (OURS, STOCK)
"""The first is ours; the others are what it is compared with. Pelican runs as it comes, without a cache."""
