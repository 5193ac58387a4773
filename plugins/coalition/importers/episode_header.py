"""The front matter and the text of an imported episode."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from coalition.core.model.podcast import EpisodeHeader, ShowHeader
from coalition.importers.fitting import fitting
from coalition.importers.notes import Render, notes_as_markdown, plain_words
from coalition.importers.old_feed import OldEpisode
from coalition.importers.people import People
from coalition.importers.texts import date_text, episode_text

_LONGEST_SUMMARY = 300
_LONGEST_TITLE = 255


@dataclass(frozen=True, slots=True)
class Writing:
    """What texts are written with: `address` is that of the feed, which relative links count from."""

    show: ShowHeader
    people: People
    zone: tzinfo
    address: str
    render: Render


def episode_file(
    old: OldEpisode,
    moment: datetime,
    audio: str,
    writing: Writing,
    tell: Callable[[str], None],
    *,
    draft: bool,
) -> str:
    """Return the index.md of an episode; `audio` is the address of a recording that stays elsewhere."""
    keys = {
        "title": title_of(old, tell),
        "date": date_text(moment, writing.zone),
        **({"audio": audio} if audio else {}),
        **_own(old.front_matter, writing.show),
        **_people(old, writing, tell),
        **_summary(old),
        **({"status": "draft"} if draft else {}),
        "guid": old.guid,
    }
    notes = old.notes or old.summary or title_of(old, tell)
    body = notes_as_markdown(notes, writing.address, writing.render)
    return episode_text(fitting(EpisodeHeader, keys, writing.zone, tell), body)


def title_of(old: OldEpisode, tell: Callable[[str], None]) -> str:
    """Return the title, or what some apps show where there is none: the name of the recording's file."""
    if len(old.title) > _LONGEST_TITLE:
        tell(f"a title of more than {_LONGEST_TITLE} characters was shortened")
    if old.title or old.audio is None:
        return old.title[:_LONGEST_TITLE] or "Untitled"
    tell("there is no title; the name of the recording stands in for it")
    return PurePosixPath(unquote(urlsplit(old.audio.url).path)).stem[:_LONGEST_TITLE] or "Untitled"


def _own(front_matter: Mapping[str, Any], show: ShowHeader) -> dict[str, Any]:
    """Leave out what holds anyway."""
    usual = {"type": "full", "explicit": show.explicit}
    return {key: value for key, value in front_matter.items() if usual.get(key) != value}


def _people(old: OldEpisode, writing: Writing, tell: Callable[[str], None]) -> dict[str, Any]:
    """Return who takes part. An item's persons replace the channel's: where it has some, only they count."""
    keys = writing.people.keys(old.persons, tell)
    if keys and "hosts" not in keys:
        return {"hosts": [], **keys} if writing.show.hosts else keys
    return {key: value for key, value in keys.items() if key != "hosts" or tuple(value) != writing.show.hosts}


def _summary(old: OldEpisode) -> dict[str, str]:
    """Return the summary, if it is one: short, and not how the notes begin."""
    words = plain_words(old.summary)
    if not words or len(words) > _LONGEST_SUMMARY or plain_words(old.notes).startswith(words.rstrip("….")):
        return {}
    return {"summary": words}
