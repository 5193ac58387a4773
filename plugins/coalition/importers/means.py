"""What an import is done with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coalition.core.media.lock import LockedMedia, MediaLock
from coalition.core.progress import Progress
from coalition.core.settings import Settings
from coalition.importers.notes import Render
from coalition.importers.people import People
from coalition.importers.recordings import Store
from coalition.importers.report import Report
from coalition.importers.web import Web

Measure = Callable[[Mapping[str, bool]], Mapping[str, LockedMedia | str]]
"""Asks for recordings by their addresses, with whether each is only another form of an episode, and returns
what was measured of each, or why it cannot be had."""


@dataclass(frozen=True, slots=True)
class Means:
    """Without a `store` recordings stay where they are.

    `slug_of` makes a slug of a title, or nothing where it cannot. `lock` is what is known of recordings
    already. `published` are the guids of shows and
    episodes that ever were on the web, by the slugs of these: `clock-off`, `clock-off/trailer`. `begin` is
    called before anything is written, once nothing is refused any more.
    """

    settings: Settings
    people: People
    web: Web
    store: Store | None
    measure: Measure
    lock: MediaLock
    published: Mapping[str, str]
    render: Render
    slug_of: Callable[[str], str]
    progress: Progress
    report: Report
    begin: Callable[[], None]
