"""What the template of the page about the data receives."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.views.parts import Head, Link


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of data: its name as a link, its format and what it holds."""

    link: Link
    format: str
    holds: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """The list of all files of data (template data.html); `license` has an href when its address is known."""

    head: Head
    title: str
    summary: str
    files: tuple[FileEntry, ...]
    license: Link | None
