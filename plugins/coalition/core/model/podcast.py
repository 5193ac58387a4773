"""Shows and episodes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

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
    Slug,
    Slugs,
    Summary,
    Text,
    WebUrl,
)
from coalition.core.model.text import Image, Status


class Owner(Record):
    """Whom directories write to."""

    name: Name
    email: Email


class Funding(Record):
    """A place to support the show (podcast:funding)."""

    url: WebUrl
    text: Annotated[Name, Field(max_length=128)]


class ShowHeader(Record):
    """The front matter of a show: the channel of its feed."""

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
    type: Literal["episodic", "serial"] = "episodic"
    license: Name | None = None
    copyright: Name | None = None
    funding: tuple[Funding, ...] = ()


class EpisodeHeader(Record):
    """The front matter of an episode; bytes, type and length of its audio are read from the file."""

    title: Name
    date: Moment
    guid: Guid
    slug: Slug | None = None
    season: Number | None = None
    episode: Number | None = None
    type: Literal["full", "trailer", "bonus"] = "full"
    explicit: bool | None = None
    hosts: Slugs | None = None
    guests: Slugs = ()
    summary: Summary | None = None
    partners: Slugs = ()
    topics: Slugs = ()
    status: Status = "published"
    language: Language | None = None
    images: tuple[Image, ...] = ()
