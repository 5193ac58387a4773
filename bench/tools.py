"""The tools that are measured. Each reads the same texts and makes the same kinds of files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import coalition_site, hugo_site, pelican_site
from bench.generate import Article, Sizes

OUTPUT = "output"
"""The folder of a site into which every tool builds."""

_PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class Tool:
    """A site generator: `lay_out(site, code, sizes)` writes its sources, `command` builds them.

    Articles lie in `content/articles` under the same names for every tool; `article` is the text of such a
    file. `code` holds the snapshot of this project that is measured. `serve(port)` is the command that
    watches the sources and keeps the folder `preview` up to date.
    """

    name: str
    lay_out: Callable[[Path, Path, Sizes], None]
    article: Callable[[Article], str]
    command: tuple[str, ...]
    serve: Callable[[int], tuple[str, ...]]
    preview: str


def _pelican(output: str, *options: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", output, *options)


OURS = Tool(
    "coalition",
    coalition_site.lay_out,
    coalition_site.article_text,
    _pelican(OUTPUT),
    lambda port: (sys.executable, "tasks.py", "serve", "--port", str(port)),
    ".coalition/preview",
)

STOCK = Tool(
    "pelican",
    lambda site, _, sizes: pelican_site.lay_out(site, sizes),
    pelican_site.article_text,
    _pelican(OUTPUT),
    lambda _: _pelican(_PREVIEW, "--autoreload"),
    _PREVIEW,
)
"""Pelican as it comes, without a cache."""


def hugo_tool(program: Path) -> Tool:
    """Return Hugo; it has no other build than a full one."""
    quiet = ("--quiet", "--noBuildLock")
    served = ("--disableFastRender", "--disableLiveReload", "--destination", _PREVIEW)
    return Tool(
        "hugo",
        lambda site, _, sizes: hugo_site.lay_out(site, sizes),
        hugo_site.article_text,
        (str(program), *quiet, "--destination", OUTPUT),
        lambda port: (str(program), "server", *quiet, *served, "--port", str(port)),
        _PREVIEW,
    )
