"""What the pages of the podcasts show."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from coalition.core.views.parts import (
    Day,
    EpisodeCard,
    Head,
    Link,
    Pagination,
    PartnerCard,
    PersonCard,
    Picture,
)
from coalition.core.views.snippets import Snippet


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
class Waveform:
    """How loud a recording is, as a drawing: `path` are the strokes of an SVG so wide and high."""

    width: int
    height: int
    path: str


@dataclass(frozen=True, slots=True)
class PlayableCard:
    """An episode in a list, with its audio where there is some."""

    card: EpisodeCard
    audio: AudioView | None


@dataclass(frozen=True, slots=True)
class SeasonEpisodes:
    """The episodes of a season, newest first; `title` has an href when the season has a page."""

    title: Link
    episodes: tuple[EpisodeCard, ...]


@dataclass(frozen=True, slots=True)
class ShowPage:
    """A show (template show.html).

    `summary` is plain text. `feed_url` is absolute, for copying into an app; `apps` are where else to follow
    the show. The `trailer` is in none of the `seasons`; all other episodes are, the `newest` among them, on
    this page or, where they are many, on those that follow it. `podroll` are shows that this one recommends.
    `license` has an href when the licence is a known one.
    """

    head: Head
    title: str
    summary: str
    body: Markup
    cover: Picture
    author: str
    frequency: str
    language: str
    hosts: tuple[PersonCard, ...]
    feed_url: str
    apps: tuple[Link, ...]
    trailer: PlayableCard | None
    newest: PlayableCard | None
    seasons: tuple[SeasonEpisodes, ...]
    pagination: Pagination
    funding: tuple[Link, ...]
    podroll: tuple[Link, ...]
    license: Link | None
    copyright: str


@dataclass(frozen=True, slots=True)
class EpisodeListing:
    """Episodes of a show on a page of their own (template season.html).

    These are a season that has a name, with `number` such as `Season 2`, or, where a show has many, a later
    page of all. `previous` and `next` are the other seasons that have a page.
    """

    head: Head
    title: str
    number: str
    show: Link
    cover: Picture
    language: str
    seasons: tuple[SeasonEpisodes, ...]
    pagination: Pagination
    previous: Link | None
    next: Link | None


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
class SoundbiteView:
    """A part of an episode to share: `href` plays it alone, and `url` is the page's at that part, absolute.

    `time` is when it begins, `length` such as `20 s`.
    """

    title: str
    time: str
    length: str
    href: str
    url: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are said from `start` seconds on."""

    start: float
    text: str


@dataclass(frozen=True, slots=True)
class Speech:
    """What one voice says without a break: paragraphs, each of phrases with a space between them.

    It begins at `start` seconds, for readers `time`, such as `1:02:03`; `href` plays it from there. Both are
    empty where the transcript has no times. The `speaker` has an href when there is a page of theirs, and is
    None when nobody is named.
    """

    start: int
    time: str
    href: str
    speaker: Link | None
    paragraphs: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """People who did something for an episode; `role` is such as `Producer`."""

    role: str
    people: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Embedding:
    """How other sites show an episode: addresses are absolute, lengths in pixels.

    `url` is the page for their frames, `oembed` tells programs about it, `snippet` is for people to copy.
    """

    url: str
    oembed: str
    width: int
    height: int
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class EpisodePage:
    """An episode (template episode.html).

    `number` is such as `Episode 3`, `Trailer` or `Bonus`, or empty; `length` such as `42 min`. `summary` is
    plain text. `partners` are those that the episode is about and those that its speakers worked for on that
    day. `previous` is older, `next` is newer. `transcript_files` is the transcript as files;
    `feed_href` is that of the show's feed. `discussion` are posts below which the episode is discussed,
    `other_forms` the same episode as a video, say. Without audio there is no `script` and no `embedding`,
    and a `waveform` of an MP3 beside the text alone. `spoken` is the language of the recording, of its
    chapters and of its transcript, where that is not the text's.
    """

    head: Head
    title: str
    number: str
    season: Link | None
    day: Day
    length: str
    show: Link
    cover: Picture | None
    audio: AudioView | None
    waveform: Waveform | None
    summary: str
    body: Markup
    language: str
    spoken: str
    explicit: bool
    chapters: tuple[ChapterView, ...]
    soundbites: tuple[SoundbiteView, ...]
    transcript: tuple[Speech, ...]
    transcript_files: tuple[Link, ...]
    hosts: tuple[PersonCard, ...]
    guests: tuple[PersonCard, ...]
    credits: tuple[Credit, ...]
    partners: tuple[PartnerCard, ...]
    topics: tuple[Link, ...]
    license: Link | None
    discussion: tuple[Link, ...]
    other_forms: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    feed_href: str
    embedding: Embedding | None
    script: str


@dataclass(frozen=True, slots=True)
class EmbeddedEpisode:
    """An episode for the frames of others (template embed_episode.html); `href` leads to its page."""

    head: Head
    title: str
    href: str
    number: str
    length: str
    show: Link
    cover: Picture | None
    waveform: Waveform | None
    audio: AudioView
    script: str


@dataclass(frozen=True, slots=True)
class FeedStylesheet:
    """What makes a page of a feed in a browser (template feed.xsl); `podcasts` leads to the list of shows.

    `prefixes` stand before the addresses of recordings in feeds; who listens on that page does without.
    """

    podcasts: Link
    prefixes: tuple[str, ...]
