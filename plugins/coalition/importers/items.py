"""The items of an old feed that are episodes, in the order in which they came out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from coalition.importers.feed_xml import FeedRefusedError
from coalition.importers.old_feed import OldEpisode
from coalition.importers.report import Report

_LONGEST_GUID = 255


@dataclass(frozen=True, slots=True)
class Dated:
    """An episode with the moment that it gets; `draft` says that nobody knows its date."""

    old: OldEpisode
    moment: datetime
    draft: bool


def episodes_in(items: Iterable[OldEpisode], elsewhere: frozenset[str], report: Report) -> tuple[Dated, ...]:
    """Return what is an episode to apps, oldest first; `elsewhere` are the guids that other shows have.

    Raises FeedRefusedError where no date can be read.
    """
    return tuple(_dated(_usable(items, elsewhere, report), report))


def _usable(
    episodes: Iterable[OldEpisode], elsewhere: frozenset[str], report: Report
) -> Iterator[OldEpisode]:
    """Yield what is an episode to apps: what has a recording, and each guid once."""
    seen: set[str] = set()
    for old in episodes:
        if old.audio is None:
            report.remark("this item has no recording and is left out", old.title or old.guid)
        elif len(old.guid) > _LONGEST_GUID:
            report.remark(
                f"a guid has at most {_LONGEST_GUID} characters, and this one is left out", old.title
            )
        elif old.guid in seen:
            report.remark(f"the guid {old.guid} comes twice; only the first is taken", old.title)
        elif old.guid in elsewhere:
            report.remark("another show here has this episode already, and it is left out", old.title)
        else:
            if not old.has_guid:
                message = "there is no guid; the address of the recording is one now, as apps take it"
                report.remark(message, old.title)
            seen.add(old.guid)
            yield old


def _dated(episodes: Iterator[OldEpisode], report: Report) -> Iterator[Dated]:
    """Yield the episodes oldest first; one without a date comes as a draft, beside its neighbour."""
    listed = list(episodes)
    known = [old.published for old in listed if old.published]
    if listed and not known:
        raise FeedRefusedError("no episode of this feed has a date that can be read")
    found: list[Dated] = []
    beside = known[0] if known else None
    for old in listed:
        if old.published is None:
            report.remark(f"the date “{old.dated}” says nothing, so that the episode is a draft", old.title)
        beside = old.published or beside
        assert beside is not None
        found.append(Dated(old, beside, old.published is None))
    found.reverse()
    yield from sorted(found, key=lambda one: one.moment)
