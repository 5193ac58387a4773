"""show.md and index.md as an editor would have written them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any

from coalition.core.source import FORBIDDEN
from coalition.drafts.draft import to_yaml

_SHOW_KEYS = (
    "title",
    "summary",
    "language",
    "categories",
    "explicit",
    "cover",
    "author",
    "owner",
    "hosts",
    "credits",
)
_EPISODE_KEYS = (
    "title",
    "date",
    "audio",
    "season",
    "episode",
    "type",
    "explicit",
    "hosts",
    "guests",
    "credits",
)
_SHOW_GUID = "# Apps know the show by its guid. It never changes, even if the feed moves.\n"
_EPISODE_GUID = "# Apps know the episode by its guid. It never changes.\n"


def show_text(keys: Mapping[str, Any], body: str) -> str:
    """Return the file of a show."""
    return _text(keys, _SHOW_KEYS, _SHOW_GUID, body)


def episode_text(keys: Mapping[str, Any], body: str) -> str:
    """Return the file of an episode."""
    return _text(keys, _EPISODE_KEYS, _EPISODE_GUID, body)


def _text(keys: Mapping[str, Any], first: tuple[str, ...], about_guid: str, body: str) -> str:
    """What everybody has comes first, then what few have, and last the guid, which nobody edits."""
    order = [*(key for key in first if key in keys), *(key for key in keys if key not in first)]
    header = {key: keys[key] for key in order if key != "guid"}
    guid = to_yaml({"guid": keys["guid"]})
    clean = FORBIDDEN.sub("", body).strip()
    return f"---\n{to_yaml(header)}{about_guid}{guid}---\n\n{clean}\n"


def date_text(moment: datetime, zone: tzinfo) -> str:
    """Return a moment as an editor writes it, in the site's zone, or with its offset where need be."""
    local = moment.astimezone(zone)
    plain = local.replace(tzinfo=None)
    if plain.replace(tzinfo=zone) != moment or local.microsecond:
        return local.isoformat(" ")
    return f"{plain:%Y-%m-%d %H:%M:%S}" if plain.second else f"{plain:%Y-%m-%d %H:%M}"
