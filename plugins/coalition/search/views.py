"""What the template of search receives."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.views.parts import Head, Link


@dataclass(frozen=True, slots=True)
class IndexedTopic:
    """A topic with how many articles and episodes are on it."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What stands in an index: a link, and what it leads to, such as `Partner`."""

    link: Link
    kind: str


@dataclass(frozen=True, slots=True)
class IndexLetter:
    """The entries that begin with a letter, which is empty where they begin with none; `id` is its anchor."""

    id: str
    letter: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The page for searching, which is an index of the site for whoever has no script.

    `script` and `bundle` lead to the script and to the folder of the index; both are empty on a site without
    search. `elsewhere` are lists of what is too much for the index.
    """

    head: Head
    title: str
    script: str
    bundle: str
    preview: bool
    topics: tuple[IndexedTopic, ...]
    letters: tuple[IndexLetter, ...]
    elsewhere: tuple[Link, ...]
