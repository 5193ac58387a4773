"""What a site consists of: every file by its path, and what it is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coalition.core.diagnostics import Place


@dataclass(frozen=True, slots=True)
class PageOutput:
    """A page: `template` is rendered with the view that `view(site, *args)` returns.

    The view must be a function of the arguments and of what it asks the site: from that follows when it has
    to be made again. Arguments are records, texts, numbers, and tuples or frozen dataclasses of them.
    The site is that of the `language`, which is empty for the site's own.
    """

    path: str
    template: str
    view: Callable[..., Any]
    args: tuple[Any, ...]
    origin: Place
    language: str = ""


@dataclass(frozen=True, slots=True)
class DataOutput:
    """A file that `make` makes from the view: a feed, a table of data. The view is as for a page."""

    path: str
    make: Callable[[Any], bytes]
    view: Callable[..., Any]
    args: tuple[Any, ...]
    origin: Place
    language: str = ""


@dataclass(frozen=True, slots=True)
class FileOutput:
    """A file that is published as it is."""

    path: str
    source: Path
    origin: Place


@dataclass(frozen=True, slots=True)
class ArchiveOutput:
    """A zip of files, each by its name in the archive; `notes` are texts that go with them."""

    path: str
    files: tuple[tuple[str, Path], ...]
    notes: tuple[tuple[str, str], ...]
    origin: Place


@dataclass(frozen=True, slots=True)
class PictureOutput:
    """A picture that `make` makes of the `sources` and of `args`: texts, numbers, and tuples of them.

    Each source is a file with the digest of what is in it. With the same sources and arguments it comes to
    the same bytes; those are kept, unless they are as quickly made, and then `keep` is False.
    """

    path: str
    make: Callable[..., bytes]
    sources: tuple[tuple[Path, str], ...]
    args: tuple[Any, ...]
    origin: Place
    keep: bool = True


ViewOutput = PageOutput | DataOutput
SourceOutput = FileOutput | ArchiveOutput | PictureOutput
Output = ViewOutput | SourceOutput
