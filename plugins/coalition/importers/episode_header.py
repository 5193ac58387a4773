"""The front matter and the text of an imported episode."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from coalition.core.media.lock import LockedMedia
from coalition.core.model.podcast import EpisodeHeader, ShowHeader
from coalition.importers.carried import (
    with_forms_that_answer,
    with_free_number,
    with_known_license,
    with_soundbites_within,
)
from coalition.importers.feed_reading import plain
from coalition.importers.fitting import fitting
from coalition.importers.notes import Render, notes_as_markdown, plain_words
from coalition.importers.old_feed import OldEpisode
from coalition.importers.people import People
from coalition.importers.recordings import Sound
from coalition.importers.taken import Taken
from coalition.importers.texts import date_text, episode_text

_LONGEST_SUMMARY = 300
_LONGEST_TITLE = 255


Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Writing:
    """What texts are written with: `address` is that of the feed, which relative links count from.

    A text file has at most `text_limit` bytes. `asked` is what recordings elsewhere have answered.
    """

    show: ShowHeader
    people: People
    zone: tzinfo
    address: str
    render: Render
    text_limit: int
    taken: Taken
    asked: Mapping[str, LockedMedia | str]


def episode_file(
    old: OldEpisode, moment: datetime, sound: Sound, writing: Writing, tell: Tell, *, draft: bool
) -> str:
    """Return the index.md of an episode whose recording is `sound`."""
    title = title_of(old, tell)
    free = writing.taken.free_moment(moment)
    if free != moment:
        tell("another episode has the same date; a second was added")
    keys = {
        "title": title,
        "date": date_text(free, writing.zone),
        **({"audio": sound.address} if sound.address else {}),
        **_own(old.front_matter, writing.show),
        **_people(old, writing, tell),
        **_summary(old),
        **({"status": "draft"} if draft else {}),
        "guid": old.guid,
    }
    fit = _carried(fitting(EpisodeHeader, keys, writing.zone, tell), sound, writing, tell)
    text = episode_text(
        fit, notes_as_markdown(old.notes or old.summary or title, writing.address, writing.render)
    )
    if len(text.encode()) <= writing.text_limit:
        return text
    tell(f"the notes make a file of more than {writing.text_limit:,} bytes, and are left out")
    return episode_text(fit, notes_as_markdown(title, "", writing.render))


def _carried(keys: Mapping[str, Any], sound: Sound, writing: Writing, tell: Tell) -> dict[str, Any]:
    """Return what of the keys passes `check`."""
    kept = with_known_license(keys, tell)
    kept = with_free_number(kept, writing.taken, tell, serial=writing.show.type == "serial")
    kept = with_soundbites_within(kept, sound.seconds, tell)
    kept = with_forms_that_answer(kept, writing.asked, tell)
    return kept | ({"status": "draft"} if sound.address and "audio" not in kept else {})


def title_of(old: OldEpisode, tell: Tell) -> str:
    """Return the title, or what some apps show where there is none: the name of the recording's file."""
    if len(old.title) > _LONGEST_TITLE:
        tell(f"a title of more than {_LONGEST_TITLE} characters was shortened")
    if old.title or old.audio is None:
        return old.title[:_LONGEST_TITLE] or "Untitled"
    tell("there is no title; the name of the recording stands in for it")
    name = unquote(old.audio.url.partition("?")[0].rpartition("/")[2])
    return PurePosixPath(plain(name)).stem[:_LONGEST_TITLE] or "Untitled"


def _own(front_matter: Mapping[str, Any], show: ShowHeader) -> dict[str, Any]:
    """Leave out what holds anyway."""
    usual = {"type": "full", "explicit": show.explicit}
    return {key: value for key, value in front_matter.items() if usual.get(key) != value}


def _people(old: OldEpisode, writing: Writing, tell: Tell) -> dict[str, Any]:
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
