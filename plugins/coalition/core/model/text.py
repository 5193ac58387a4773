"""Articles and plain pages: Markdown with front matter."""

from __future__ import annotations

from typing import Literal

from coalition.core.dates import PartialDate
from coalition.core.fields import (
    Focus,
    InsidePath,
    Language,
    Moment,
    Name,
    Names,
    Record,
    Slug,
    Slugs,
    Summary,
    Text,
    WebUrl,
)

Status = Literal["published", "draft", "hidden"]


class Image(Record):
    """A picture of an article, with what is owed to its maker (schema.org ImageObject).

    `focus` is the point that stays in sight where the picture is cut to fit, from the left and from the top.
    """

    file: InsidePath
    alt: str | None = None
    caption: Text | None = None
    credit: Name | None = None
    license: Name | None = None
    source: WebUrl | None = None
    focus: Focus | None = None


class Portrait(Record):
    """A picture of a person; the file is named from the content folder."""

    file: InsidePath
    alt: str | None = None
    license: Name | None = None
    focus: Focus | None = None


class VoiceHeader(Record):
    """The front matter of a person's own words on why they joined.

    `consent` is when they agreed to stand here; it is for the coalition alone and is never published.
    """

    name: Name
    date: Moment
    slug: Slug | None = None
    place: Name | None = None
    person: Slug | None = None
    partner: Slug | None = None
    portrait: Portrait | None = None
    consent: PartialDate | None = None
    status: Literal["published", "draft"] = "published"
    language: Language | None = None


class ArticleHeader(Record):
    """The front matter of an article."""

    title: Name
    date: Moment
    modified: Moment | None = None
    slug: Slug | None = None
    summary: Summary | None = None
    authors: Names = ()
    on_behalf_of: Slug | None = None
    announces: Slugs = ()
    departs: Slugs = ()
    partners: Slugs = ()
    topics: Slugs = ()
    category: Name | None = None
    status: Status = "published"
    language: Language | None = None
    sign_off: Text | None = None
    image: Image | None = None
    images: tuple[Image, ...] = ()


class PageHeader(Record):
    """The front matter of a plain page; `nav` orders the pages of the navigation."""

    title: Name
    slug: Slug | None = None
    summary: Summary | None = None
    status: Status = "published"
    nav: int | None = None
    date: Moment | None = None
    modified: Moment | None = None
    language: Language | None = None
    images: tuple[Image, ...] = ()
