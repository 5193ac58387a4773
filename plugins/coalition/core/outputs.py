"""What a site consists of: every file by its path, and what it is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coalition.core.diagnostics import Place


@dataclass(frozen=True, slots=True)
class PageOutput:
    """A page: `template` is rendered with the view `this` (and the site's own view)."""

    path: str
    template: str
    this: Any
    origin: Place


@dataclass(frozen=True, slots=True)
class DataOutput:
    """A file that a function of this program makes from a view: a feed, a table of data."""

    path: str
    view: Any
    make: Callable[[Any], bytes]
    origin: Place


@dataclass(frozen=True, slots=True)
class FileOutput:
    """A file that is published as it is."""

    path: str
    source: Path
    origin: Place


Output = PageOutput | DataOutput | FileOutput
