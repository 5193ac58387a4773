"""What the pages of the podcasts show."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from coalition.core.views.parts import Day, EpisodeCard, Head, Link, PartnerCard, PersonCard, Picture


@dataclass(frozen=True, slots=True)
class ShowCard:
    """A show in the list of all shows; `feed_url` is absolute, `episodes` such as `12 episodes`."""

    title: str
    href: str
    summary: str
    cover: Picture
    feed_url: str
    episodes: str


@dataclass(frozen=True, slots=True)
class PodcastIndex:
    """The list of all shows (template podcasts.html); `latest` are the newest episodes of all shows."""

    head: Head
    title: str
    shows: tuple[ShowCard, ...]
    latest: tuple[EpisodeCard, ...]


@dataclass(frozen=True, slots=True)
class ShowPage:
    """A show (template show.html).

    `summary` is plain text. `episodes` are all but the `trailer`, newest first. `feed_url` is absolute, for
    copying into an app. `license` has an href when the licence is a known one.
    """

    head: Head
    title: str
    summary: str
    body: Markup
    cover: Picture
    author: str
    language: str
    hosts: tuple[PersonCard, ...]
    feed_url: str
    episodes: tuple[EpisodeCard, ...]
    trailer: EpisodeCard | None
    funding: tuple[Link, ...]
    license: Link | None
    copyright: str


@dataclass(frozen=True, slots=True)
class AudioView:
    """An episode's audio: `src` is for the player, `url` absolute, `size` such as `6.4 MB`.

    `duration` is ISO 8601's, such as `PT42M10S`.
    """

    src: str
    url: str
    type: str
    bytes: int
    size: str
    seconds: int
    duration: str


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter: `start` in seconds and as `time`, such as `0:12`.

    `href` is the audio from that time on (a media fragment, `…audio.mp3#t=12`): it plays without a script.
    `url` is the web address that the chapter is about, or empty.
    """

    start: int
    time: str
    title: str
    href: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """What one voice says without a break, in paragraphs of plain text.

    It begins at `start` seconds, for readers `time`, such as `1:02:03`; `href` plays it from there.
    The `speaker` has an href when there is a page of theirs, and is None when nobody is named.
    """

    start: int
    time: str
    href: str
    speaker: Link | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EpisodePage:
    """An episode (template episode.html).

    `number` is such as `Episode 3`, `Trailer` or `Bonus`, or empty; `length` such as `42 min`. `summary` is
    plain text. `partners` are those that the episode is about and those that its speakers worked for on that
    day. `previous` is older, `next` is newer. `transcript_href` is the WebVTT file, or empty;
    `feed_href` is that of the show's feed.
    """

    head: Head
    title: str
    number: str
    day: Day
    length: str
    show: Link
    cover: Picture | None
    audio: AudioView | None
    summary: str
    body: Markup
    language: str
    explicit: bool
    chapters: tuple[ChapterView, ...]
    transcript: tuple[Speech, ...]
    transcript_href: str
    hosts: tuple[PersonCard, ...]
    guests: tuple[PersonCard, ...]
    partners: tuple[PartnerCard, ...]
    topics: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    feed_href: str


@dataclass(frozen=True, slots=True)
class FeedStylesheet:
    """What makes a page of a feed in a browser (template feed.xsl); `podcasts` leads to the list of shows."""

    podcasts: Link
