"""What people do for a show, in the words of the Podcast Taxonomy Project.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/taxonomy.json
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator

from coalition.core.fields import complaint
from coalition.core.suggestion import did_you_mean

_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "creative direction": (
            "director",
            "assistant director",
            "executive producer",
            "senior producer",
            "producer",
            "associate producer",
            "development producer",
            "creative director",
        ),
        "cast": (
            "host",
            "co-host",
            "guest host",
            "guest",
            "voice actor",
            "narrator",
            "announcer",
            "reporter",
        ),
        "writing": (
            "author",
            "editorial director",
            "co-writer",
            "writer",
            "songwriter",
            "guest writer",
            "story editor",
            "managing editor",
            "script editor",
            "script coordinator",
            "researcher",
            "editor",
            "fact checker",
            "translator",
            "transcriber",
            "logger",
        ),
        "audio production": (
            "studio coordinator",
            "technical director",
            "technical manager",
            "audio engineer",
            "remote recording engineer",
            "post production engineer",
        ),
        "audio post-production": (
            "audio editor",
            "sound designer",
            "foley artist",
            "composer",
            "theme music",
            "music production",
            "music contributor",
        ),
        "administration": (
            "production coordinator",
            "booking coordinator",
            "production assistant",
            "content manager",
            "marketing manager",
            "sales representative",
            "sales manager",
        ),
        "visuals": ("graphic designer", "cover art designer"),
        "community": ("social media manager",),
        "misc.": ("consultant", "intern"),
        "video production": ("camera operator", "lighting designer", "camera grip", "assistant camera"),
        "video post-production": ("assistant editor",),
    }
)


def _groups_by_role() -> Iterator[tuple[str, str]]:
    for group, roles in _GROUPS.items():
        yield from ((role, group) for role in roles)


GROUPS: Mapping[str, str] = MappingProxyType(dict(_groups_by_role()))
"""The group of each role, both in small letters: apps do not tell capitals from them."""

# These have keys of their own.
_HEARD = {"host": "hosts", "guest": "guests"}


def _role(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    role = value.strip()
    if role in _HEARD:
        raise complaint("role", '"{typed}" has a key of its own', f"write {_HEARD[role]}:", typed=value)
    if role not in GROUPS:
        advice = did_you_mean(role, GROUPS) or "write one such as producer, editor or sound designer"
        raise complaint("role", '"{typed}" is not a role of the podcast taxonomy', advice, typed=value)
    return role


Role = Annotated[str, BeforeValidator(_role)]
"""A role that is no host and no guest, in small letters."""
