"""The parts of what a feed says; all addresses are absolute."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.media.facts import Chapter


@dataclass(frozen=True, slots=True)
class FeedPerson:
    """Somebody who is heard, or did something else (podcast:person); `img` may be empty."""

    name: str
    role: str
    group: str
    href: str
    img: str = ""


@dataclass(frozen=True, slots=True)
class FeedLicense:
    """A licence (podcast:license): the identifier of a known one, or a name with a `url`."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedFunding:
    """A place to support the show (podcast:funding)."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class FeedReference:
    """Another feed (podcast:remoteItem); all but the `guid` may be empty."""

    guid: str
    url: str
    title: str = ""
    medium: str = ""


@dataclass(frozen=True, slots=True)
class FeedPlace:
    """A place (podcast:location); `geo` is a URI of RFC 5870, and like the rest may be empty."""

    name: str
    rel: str
    geo: str = ""
    osm: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class FeedText:
    """A text for programs (podcast:txt)."""

    text: str
    purpose: str


@dataclass(frozen=True, slots=True)
class FeedFrequency:
    """How often episodes come (podcast:updateFrequency); `start` is ISO 8601."""

    text: str
    rrule: str
    start: str
    complete: bool


@dataclass(frozen=True, slots=True)
class FeedRecipient:
    """Who gets a share of payments (podcast:valueRecipient)."""

    name: str
    type: str
    address: str
    split: int
    custom_key: str
    custom_value: str
    fee: bool


@dataclass(frozen=True, slots=True)
class FeedValue:
    """How apps may pay the makers (podcast:value)."""

    type: str
    method: str
    suggested: str
    recipients: tuple[FeedRecipient, ...]


@dataclass(frozen=True, slots=True)
class FeedTrailer:
    """A trailer, as the channel names it (podcast:trailer); `published` is ISO 8601."""

    title: str
    url: str
    published: str
    bytes: int
    type: str
    season: int | None


@dataclass(frozen=True, slots=True)
class FeedTranscript:
    """A transcript in one form (podcast:transcript); `captions` have times."""

    url: str
    type: str
    language: str
    captions: bool


@dataclass(frozen=True, slots=True)
class FeedSoundbite:
    """A part of the episode to share (podcast:soundbite), in seconds."""

    start: float
    duration: float
    title: str


@dataclass(frozen=True, slots=True)
class FeedDiscussion:
    """Where the episode is discussed (podcast:socialInteract)."""

    protocol: str
    url: str
    account: str
    account_url: str


@dataclass(frozen=True, slots=True)
class FeedOtherForm:
    """The episode in another form (podcast:alternateEnclosure); `integrity` is a digest (SRI), or empty."""

    url: str
    type: str
    bytes: int
    title: str
    language: str
    rel: str
    bitrate: int | None
    height: int | None
    codecs: str
    integrity: str


@dataclass(frozen=True, slots=True)
class FeedImage:
    """Square artwork (podcast:image); a `width` of 0 is not known."""

    url: str
    alt: str
    width: int


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An episode in a feed: `published` is ISO 8601, `description` and `notes` are HTML.

    Its summary is the `subtitle`: some apps would show itunes:summary in place of the notes.
    """

    title: str
    link: str
    guid: str
    published: str
    subtitle: str
    description: str
    notes: str
    audio_url: str
    audio_type: str
    audio_bytes: int
    seconds: int
    explicit: bool
    type: str
    season: int | None
    season_name: str
    episode: int | None
    image: FeedImage | None
    transcripts: tuple[FeedTranscript, ...]
    chapters_url: str
    chapters: tuple[Chapter, ...]
    persons: tuple[FeedPerson, ...]
    license: FeedLicense | None
    places: tuple[FeedPlace, ...]
    soundbites: tuple[FeedSoundbite, ...]
    other_forms: tuple[FeedOtherForm, ...]
    discussions: tuple[FeedDiscussion, ...]
    texts: tuple[FeedText, ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """A page of the feed of a show, newest episode first; `description` is plain text.

    `pages` are links to other pages of it (RFC 5005), each with its relation. `updated` is ISO 8601, or
    empty. `moved` says that the feed had another address once.
    """

    url: str
    stylesheet: str
    pages: tuple[tuple[str, str], ...]
    hub: str
    updated: str
    title: str
    description: str
    link: str
    language: str
    image: FeedImage
    categories: tuple[tuple[str, ...], ...]
    explicit: bool
    guid: str
    type: str
    medium: str
    author: str
    owner_name: str
    owner_email: str
    locked: bool
    moved: bool
    complete: bool
    blocked: tuple[str, ...]
    podping: bool
    copyright: str
    license: FeedLicense | None
    funding: tuple[FeedFunding, ...]
    frequency: FeedFrequency | None
    places: tuple[FeedPlace, ...]
    podroll: tuple[FeedReference, ...]
    publisher: FeedReference | None
    persons: tuple[FeedPerson, ...]
    texts: tuple[FeedText, ...]
    value: FeedValue | None
    trailers: tuple[FeedTrailer, ...]
    items: tuple[FeedItem, ...]
