"""What the feed of a show says."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.content import Episode, Show
from coalition.core.media.facts import Audio, EpisodeMedia
from coalition.core.model.registry import Person
from coalition.core.site import Site
from coalition.core.views.cards import cover, episode_url, show_url, summary_of
from coalition.podcast.addresses import chapters_url, episode_file_url, feed_url
from coalition.podcast.categories import parts
from coalition.podcast.licenses import known_license
from coalition.podcast.notes import notes, paragraph

EPISODES_WITH_NOTES = 100
"""Older episodes keep their summary only: directories refuse feeds of several megabytes."""


@dataclass(frozen=True, slots=True)
class FeedPerson:
    """Somebody who is heard (podcast:person); `href` and `img` are absolute, `img` may be empty."""

    name: str
    role: str
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
class FeedRecommendation:
    """Another show that this one recommends (podcast:remoteItem in podcast:podroll); `url` may be empty."""

    guid: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An episode in a feed: addresses are absolute, `published` is ISO 8601, both texts are HTML."""

    title: str
    link: str
    guid: str
    published: str
    description: str
    notes: str
    audio_url: str
    audio_type: str
    audio_bytes: int
    seconds: int
    explicit: bool
    type: str
    season: int | None
    episode: int | None
    transcript_url: str
    transcript_language: str
    chapters_url: str
    persons: tuple[FeedPerson, ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """The feed of a show, newest episode first: addresses are absolute, `description` is plain text."""

    url: str
    title: str
    description: str
    link: str
    language: str
    image: str
    categories: tuple[tuple[str, ...], ...]
    explicit: bool
    guid: str
    type: str
    author: str
    owner_name: str
    owner_email: str
    copyright: str
    license: FeedLicense | None
    funding: tuple[FeedFunding, ...]
    podroll: tuple[FeedRecommendation, ...]
    persons: tuple[FeedPerson, ...]
    items: tuple[FeedItem, ...]


def feed_view(site: Site, show: Show) -> FeedView:
    """Return the feed of a show; an episode without audio is not in it."""
    header = show.header
    episodes = [one for one in site.episodes_of_show(show) if site.media_of(one).audio]
    return FeedView(
        site.urls.absolute(feed_url(site, show)),
        header.title,
        header.summary,
        site.urls.absolute(show_url(site, show)),
        header.language,
        cover_address(site, show),
        tuple(parts(category) for category in header.categories),
        header.explicit,
        header.guid,
        header.type,
        author_of(site, show),
        header.owner.name if header.owner else "",
        header.owner.email if header.owner else "",
        header.copyright or header.license or "",
        show_license(site, show),
        tuple(FeedFunding(one.url, one.text) for one in header.funding),
        _podroll(site, show),
        _persons(site, header.hosts, ()),
        tuple(_item(site, show, one, number) for number, one in enumerate(episodes)),
    )


def author_of(site: Site, show: Show) -> str:
    """Who makes the show: the coalition, unless the show says otherwise."""
    return show.header.author or site.coalition.name


def cover_address(site: Site, show: Show) -> str:
    """The absolute address of a show's artwork."""
    return site.urls.absolute_href(cover(site, show).src)


def show_license(site: Site, show: Show) -> FeedLicense | None:
    """The show's licence: a well-known one, or the coalition's own, of which the address is known."""
    name = show.header.license
    known = known_license(name) if name else None
    if known:
        return FeedLicense(known.identifier, known.url)
    if name and name == site.coalition.license and site.coalition.license_url:
        return FeedLicense(name, site.coalition.license_url)
    return None


def _item(site: Site, show: Show, episode: Episode, number: int) -> FeedItem:
    header, media = episode.header, site.media_of(episode)
    link = site.urls.absolute(episode_url(site, episode))
    audio = media.audio
    assert audio is not None
    explicit = show.header.explicit if header.explicit is None else header.explicit
    return FeedItem(
        header.title,
        link,
        header.guid,
        header.date.isoformat(),
        paragraph(summary_of(site, episode) or header.title),
        notes(site.body(episode).html, link, media.chapters) if number < EPISODES_WITH_NOTES else "",
        site.urls.absolute(episode_file_url(site, episode, audio.path)),
        audio.type,
        audio.bytes,
        whole_seconds(audio),
        explicit,
        header.type,
        header.season,
        header.episode,
        _transcript_address(site, episode, media),
        header.language or show.header.language,
        site.urls.absolute(chapters_url(site, episode)) if media.chapters else "",
        _persons(site, site.hosts_of(episode), header.guests),
    )


def whole_seconds(audio: Audio) -> int:
    """The length as feeds and pages give it; even the shortest audio has one second."""
    return max(round(audio.seconds), 1)


def _transcript_address(site: Site, episode: Episode, media: EpisodeMedia) -> str:
    if media.transcript is None:
        return ""
    return site.urls.absolute(episode_file_url(site, episode, media.transcript.path))


def _podroll(site: Site, show: Show) -> tuple[FeedRecommendation, ...]:
    """The podcasts of today's partners; an address is given where it is as safe as the namespace wants."""
    return tuple(
        FeedRecommendation(one.podcast_guid, _secure(one.feeds.podcast), one.name)
        for one in site.active_partners
        if one.podcast_guid and one.podcast_guid != show.header.guid
    )


def _secure(url: str | None) -> str:
    return url if url and url.startswith("https://") else ""


def _persons(site: Site, hosts: tuple[str, ...], guests: tuple[str, ...]) -> tuple[FeedPerson, ...]:
    roles = dict.fromkeys(hosts, "host")
    roles |= {slug: "guest" for slug in guests if slug not in roles}
    return tuple(
        _person(site, site.people[slug], role) for slug, role in roles.items() if slug in site.people
    )


def _person(site: Site, person: Person, role: str) -> FeedPerson:
    href = site.urls.absolute(site.urls.url("PERSON", slug=person.slug))
    return FeedPerson(person.name, role, href, site.urls.absolute(person.image) if person.image else "")
