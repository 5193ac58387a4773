"""Shows and episodes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from coalition.core.fields import (
    Email,
    Guid,
    InsidePath,
    Language,
    Moment,
    Name,
    Names,
    Number,
    PodcastGuid,
    Record,
    SecureUrl,
    Slug,
    Slugs,
    Summary,
    Text,
    WebUrl,
    WebUrls,
    complaint,
)
from coalition.core.model.extras import (
    AlternateEnclosure,
    Discussions,
    Frequency,
    Funding,
    Locations,
    Recommendation,
    ShortName,
    Soundbite,
    TextRecord,
    Value,
)
from coalition.core.model.roles import Role
from coalition.core.model.text import Image, Status


class Owner(Record):
    """Whom directories write to."""

    name: Name
    email: Email


def _prefix(value: Any) -> Any:
    if isinstance(value, str) and not value.strip().endswith("/"):
        advice = f'write "{value.strip()}/"'
        raise complaint("prefix", '"{typed}" does not end in a slash', advice, typed=value)
    return value


Prefix = Annotated[SecureUrl, BeforeValidator(_prefix)]
Credits = dict[Role, Slugs]
"""Who did what, besides speaking: people by their slugs, for each role."""


class ShowHeader(Record):
    """The front matter of a show: the channel of its feed.

    `prefix` stands before the address of every recording, for a service that counts. `moved_from` are the
    addresses that the feed had before. `block` names services, or `all`, that shall not list the show.
    """

    title: Name
    summary: Annotated[Text, Field(max_length=4000)]
    language: Language = "en"
    categories: Annotated[Names, Field(min_length=1)]
    explicit: bool
    cover: InsidePath
    guid: PodcastGuid
    slug: Slug | None = None
    author: Name | None = None
    owner: Owner | None = None
    hosts: Slugs = ()
    credits: Credits = Field(default_factory=dict)
    type: Literal["episodic", "serial"] = "episodic"
    medium: Literal["podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "course"] = (
        "podcast"
    )
    seasons: dict[Number, ShortName] = Field(default_factory=dict)
    license: Name | None = None
    license_url: SecureUrl | None = None
    copyright: Name | None = None
    funding: tuple[Funding, ...] = ()
    frequency: Frequency | None = None
    complete: bool = False
    location: Locations = ()
    podroll: tuple[Recommendation, ...] = ()
    subscribe: dict[Name, WebUrl] = Field(default_factory=dict)
    prefix: Prefix | None = None
    moved_from: WebUrls = ()
    locked: bool = True
    block: Slugs = ()
    txt: tuple[TextRecord, ...] = ()
    ai_content: Annotated[Text, Field(max_length=4000)] | None = None
    value: Value | None = None
    podping: bool = False
    hub: SecureUrl | None = None


class EpisodeHeader(Record):
    """The front matter of an episode; bytes, type and length of its audio are measured, never typed.

    `audio` is the address of a recording that lies elsewhere.
    """

    title: Name
    date: Moment
    guid: Guid
    audio: SecureUrl | None = None
    slug: Slug | None = None
    season: Number | None = None
    episode: Number | None = None
    type: Literal["full", "trailer", "bonus"] = "full"
    explicit: bool | None = None
    hosts: Slugs | None = None
    guests: Slugs = ()
    credits: Credits = Field(default_factory=dict)
    summary: Summary | None = None
    partners: Slugs = ()
    topics: Slugs = ()
    status: Status = "published"
    language: Language | None = None
    license: Name | None = None
    license_url: SecureUrl | None = None
    location: Locations = ()
    soundbites: tuple[Soundbite, ...] = ()
    alternate_enclosures: tuple[AlternateEnclosure, ...] = ()
    discuss: Discussions = ()
    txt: tuple[TextRecord, ...] = ()
    images: tuple[Image, ...] = ()
