"""The kinds of files that tools make alike, told apart by their addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

OTHER = "other"
"""What only some of the tools make: counted, not compared."""

KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("home", r"index\.html"),
        ("articles", r"news/\d{4}/[^/]+/index\.html"),
        ("pages of the news", r"news/(page/\d+/)?index\.html"),
        ("list of topics", r"topics/index\.html"),
        ("pages of topics", r"topics/[^/]+/(page/\d+/)?index\.html"),
        ("list of people", r"people/index\.html"),
        ("people", r"people/[^/]+/index\.html"),
        ("list of partners", r"partners/index\.html"),
        ("partners", r"partners/(?!former/|map/|timeline/)[^/]+/index\.html"),
        ("list of shows", r"podcasts/index\.html"),
        ("shows", r"podcasts/[^/]+/index\.html"),
        ("episodes", r"podcasts/[^/]+/[^/]+/index\.html"),
        ("recordings", r"podcasts/[^/]+/[^/]+/audio\.mp3"),
        ("plain pages", r"(about|join)/index\.html"),
        ("feeds of the site", r"feeds/all\.(atom|rss)\.xml"),
        ("feeds of topics", r"topics/[^/]+/feed\.(atom|rss)\.xml"),
        ("feeds of people", r"people/[^/]+/feed\.(atom|rss)\.xml"),
        ("feeds of partners", r"partners/[^/]+/feed\.(atom|rss)\.xml"),
        ("feeds of shows", r"podcasts/[^/]+/feed\.xml"),
    )
)


def count(output: Path) -> Mapping[str, int]:
    """Return how many files of each kind there are below `output`."""
    files = (path.relative_to(output) for path in output.rglob("*") if path.is_file())
    found = Counter(_kind(path.as_posix()) for path in files)
    return {name: found[name] for name in (*(name for name, _ in KINDS), OTHER)}


def _kind(path: str) -> str:
    return next((name for name, pattern in KINDS if pattern.fullmatch(path)), OTHER)
