"""What a show or an episode may say besides, in the words of the podcast namespace.

https://github.com/Podcastindex-org/podcast-namespace/tree/main/docs/tags
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from coalition.core.fields import (
    Country,
    InsidePath,
    Language,
    Moment,
    Name,
    PodcastGuid,
    Record,
    SecureUrl,
    complaint,
)
from coalition.core.model.registry import Location

_RRULE = re.compile(r"(?:[A-Z]+=[A-Z0-9,+:.-]+)(?:;[A-Z]+=[A-Z0-9,+:.-]+)*")
_FREQ = re.compile(r"(?:^|;)FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)")
_OSM = re.compile(r"[NWR]\d+(?:#\d+)?")
_CLOCK = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:\.\d+)?)")

ShortName = Annotated[str, StringConstraints(min_length=1, max_length=128)]


def _rrule(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    typed = value.strip().removeprefix("RRULE:")
    if not _RRULE.fullmatch(typed) or not _FREQ.search(typed):
        advice = "write one such as FREQ=WEEKLY;INTERVAL=2;BYDAY=WE (RFC 5545)"
        raise complaint("rrule", '"{typed}" is not a rule of recurrence', advice, typed=value)
    return typed


def _osm(value: Any) -> Any:
    if isinstance(value, str) and not _OSM.fullmatch(value.strip()):
        advice = "write N, W or R and the number, as in openstreetmap.org/relation/113314: R113314"
        raise complaint("osm", '"{typed}" is not an object of OpenStreetMap', advice, typed=value)
    return value


def _seconds(value: Any) -> Any:
    """Read a time in the recording, `1:02:03`, `2:03` or `123.5`, as seconds."""
    if not isinstance(value, str):
        return value
    match = _CLOCK.fullmatch(value.strip())
    if match is None:
        advice = "write seconds, or a time such as 0:12:30"
        raise complaint("seconds", '"{typed}" is not a time in the recording', advice, typed=value)
    hours, minutes, seconds = match.groups()
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds)


Seconds = Annotated[float, BeforeValidator(_seconds), Field(ge=0)]


class Funding(Record):
    """A place to support the show (podcast:funding)."""

    url: SecureUrl
    text: ShortName


class Recommendation(Record):
    """Another show that this one recommends (podcast:remoteItem in podcast:podroll)."""

    guid: PodcastGuid
    url: SecureUrl | None = None
    title: Name | None = None


class Frequency(Record):
    """How often episodes come (podcast:updateFrequency); `complete` when no more will."""

    text: ShortName
    rrule: Annotated[str, BeforeValidator(_rrule)] | None = None
    start: Moment | None = None
    complete: bool = False

    @model_validator(mode="after")
    def _counted_from_a_start(self) -> Self:
        if self.rrule and "COUNT=" in self.rrule and self.start is None:
            raise ValueError("a rule with COUNT says how often from when on: add start: with the first day")
        return self


class ContentLocation(Location):
    """A place that the content is about, or that it was made at (podcast:location)."""

    name: ShortName
    rel: Literal["subject", "creator"] = "subject"
    osm: Annotated[str, BeforeValidator(_osm)] | None = None
    country: Country | None = None


class TextRecord(Record):
    """Free text for a program, such as a proof of ownership (podcast:txt)."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=4000)]
    purpose: ShortName | None = None


class Recipient(Record):
    """Who gets a share of payments (podcast:valueRecipient)."""

    name: Name | None = None
    type: Name = "node"
    address: Name
    split: Annotated[int, Field(ge=0)]
    custom_key: Name | None = None
    custom_value: Name | None = None
    fee: bool = False


class Value(Record):
    """How apps may pay the makers while somebody listens (podcast:value)."""

    type: Name = "lightning"
    method: Name = "keysend"
    suggested: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)?$")] | None = None
    recipients: Annotated[tuple[Recipient, ...], Field(min_length=1)]


class Soundbite(Record):
    """A part of the episode to share (podcast:soundbite), in seconds."""

    start: Seconds
    duration: Annotated[Seconds, Field(ge=15, le=120)]
    title: ShortName


class Discussion(Record):
    """The post below which an episode is discussed (podcast:socialInteract)."""

    protocol: Literal["activitypub", "atproto", "lightning", "matrix", "nostr", "twitter", "disabled"]
    url: SecureUrl | None = None
    account: Name | None = None
    account_url: SecureUrl | None = None

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if self.url is None and self.protocol != "disabled":
            raise ValueError("a discussion needs the url: of its first post")
        return self


class AlternateEnclosure(Record):
    """The episode in another form: a `file` beside it, or one at a `url` elsewhere."""

    file: InsidePath | None = None
    url: SecureUrl | None = None
    title: Annotated[str, StringConstraints(min_length=1, max_length=32)] | None = None
    language: Language | None = None
    rel: Annotated[str, StringConstraints(min_length=1, max_length=32)] | None = None
    bitrate: Annotated[int, Field(ge=1)] | None = None
    height: Annotated[int, Field(ge=1)] | None = None
    codecs: Name | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.file is None) == (self.url is None):
            raise ValueError("name either the file: beside the episode or the url: where it lies")
        return self


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, dict) else value


def _discussions(value: Any) -> Any:
    """Read `none` as the wish that nobody discusses this episode."""
    if isinstance(value, str) and value.strip() == "none":
        return [{"protocol": "disabled"}]
    return _one_or_many(value)


Locations = Annotated[tuple[ContentLocation, ...], BeforeValidator(_one_or_many)]
Discussions = Annotated[tuple[Discussion, ...], BeforeValidator(_discussions)]
