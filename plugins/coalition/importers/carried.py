"""Front matter that fits its model, without what `check` would refuse of it all the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf
from typing import Any

from coalition.core.media.lock import LockedMedia
from coalition.core.media.times import clock
from coalition.importers.taken import Taken
from coalition.podcast.licenses import known_license

Keys = dict[str, Any]
Tell = Callable[[str], None]


def with_known_license(keys: Mapping[str, Any], tell: Tell) -> Keys:
    """Return the keys without a licence that nobody could look up."""
    name = keys.get("license")
    if not name or keys.get("license_url") or known_license(name):
        return dict(keys)
    tell(f"the licence “{name}” is not one that directories know, and has no address; it is left out")
    return {key: value for key, value in keys.items() if key != "license"}


def with_free_number(keys: Mapping[str, Any], taken: Taken, tell: Tell, *, serial: bool) -> Keys:
    """Return the keys with a number that no other full episode of the season has.

    Of two with one number the older keeps it. A `serial` show is heard in the order of its numbers, so that
    an episode without one gets the next.
    """
    if keys.get("type", "full") != "full":
        return dict(keys)
    season, number = keys.get("season"), keys.get("episode")
    kept = dict(keys)
    if number and (season, number) in taken.numbers:
        where = f"season {season}" if season else "the show"
        tell(f"another episode of {where} has the number {number}, which is left out")
        number = kept.pop("episode")
    if serial and "episode" not in kept:
        kept["episode"] = taken.next_number(season)
        tell(f"episodes of a serial show need numbers; this one has the next that is free, {kept['episode']}")
    return kept


def with_soundbites_within(keys: Mapping[str, Any], seconds: float | None, tell: Tell) -> Keys:
    """Return the keys without soundbites that go on beyond the recording, where its length is known."""
    return _with_those(keys, "soundbites", lambda one: _beyond(one, seconds or inf), tell)


def _beyond(soundbite: Mapping[str, Any], seconds: float) -> str:
    end = soundbite["start"] + soundbite["duration"]
    if end <= seconds:
        return ""
    return f"a soundbite ends at {clock(end)}, and the recording at {clock(seconds)}; it is left out"


def with_forms_that_answer(
    keys: Mapping[str, Any], asked: Mapping[str, LockedMedia | str], tell: Tell
) -> Keys:
    """Return the keys without other forms of the episode that cannot be had, by what was `asked` of them."""

    def fault(form: Mapping[str, Any]) -> str:
        found = asked.get(form["url"], "nobody asked for it")
        return f"{form['url']} is left out: {found}" if isinstance(found, str) else ""

    return _with_those(keys, "alternate_enclosures", fault, tell)


def _with_those(
    keys: Mapping[str, Any], key: str, fault: Callable[[Mapping[str, Any]], str], tell: Tell
) -> Keys:
    """Return the keys with those items of a list that have no fault; `tell` hears of the others."""
    faults = [fault(one) for one in keys.get(key, ())]
    for message in filter(None, faults):
        tell(message)
    kept = [one for one, message in zip(keys.get(key, ()), faults, strict=True) if not message]
    return {name: kept if name == key else value for name, value in keys.items() if name != key or kept}
