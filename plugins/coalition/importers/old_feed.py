"""A podcast as its old feed tells it, before it is made into files.

What maps onto a key of the front matter is in `front_matter` under that key, as an editor would write it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coalition.core.media.facts import Chapter


@dataclass(frozen=True, slots=True)
class OldFile:
    """A file that the feed names: `type` its media type, `bytes` its size, each only as the feed says."""

    url: str
    type: str = ""
    bytes: int = 0
    language: str = ""
    integrity: str = ""


@dataclass(frozen=True, slots=True)
class OldPerson:
    """Somebody who takes part (podcast:person), with a role in small letters; `href` may be empty."""

    name: str
    role: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class OldShow:
    """The channel: `description` is HTML or plain text, `url` where the feed says that it lies."""

    title: str
    description: str
    categories: tuple[str, ...]
    cover: str
    url: str
    guid: str
    persons: tuple[OldPerson, ...]
    front_matter: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OldEpisode:
    """An item: `published` is None where the date as `dated` says nothing, `notes` is HTML or plain text.

    `guid` is the feed's own, or what apps take in its place; `has_guid` tells which.
    """

    title: str
    guid: str
    has_guid: bool
    dated: str
    published: datetime | None
    audio: OldFile | None
    seconds: float | None
    notes: str
    summary: str
    cover: str
    transcripts: tuple[OldFile, ...]
    chapters_file: str
    chapters: tuple[Chapter, ...]
    persons: tuple[OldPerson, ...]
    front_matter: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OldFeed:
    """A feed, or one page of it: the episodes are in its order, `older` is the address of the next page.

    `left_out` counts the elements by name for which there is no place here.
    """

    show: OldShow
    episodes: tuple[OldEpisode, ...]
    older: str
    left_out: Mapping[str, int]
    fault: str = ""
