"""The smaller parts of an episode's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from coalition.core.content import Episode
from coalition.core.media.facts import EpisodeMedia
from coalition.core.media.times import clock, in_seconds
from coalition.core.site import Site
from coalition.core.views.cards import episode_url, person_link
from coalition.core.views.parts import Link
from coalition.core.words import Words
from coalition.podcast.addresses import episode_file_url
from coalition.podcast.transcripts import forms_of, transcript_url
from coalition.podcast.views import ChapterView, Credit, SoundbiteView

_NETWORKS: Mapping[str, str] = MappingProxyType(
    {
        "atproto": "Bluesky",
        "lightning": "Lightning",
        "matrix": "Matrix",
        "nostr": "Nostr",
        "twitter": "X",
    }
)


def chapters(media: EpisodeMedia, src: str) -> Iterator[ChapterView]:
    """Yield the chapters that have a title to show."""
    for chapter in media.chapters:
        if chapter.listed:
            start = int(chapter.start)
            yield ChapterView(start, clock(start), chapter.title, f"{src}#t={start}", chapter.url)


def soundbites(site: Site, episode: Episode, src: str) -> Iterator[SoundbiteView]:
    """Yield the parts to share, in their order in the episode."""
    page = site.urls.absolute(episode_url(site, episode))
    for one in sorted(episode.header.soundbites, key=lambda bite: bite.start):
        stretch = f"t={in_seconds(one.start)},{in_seconds(one.start + one.duration)}"
        length = site.words.gettext("{number} s", number=round(one.duration))
        yield SoundbiteView(one.title, clock(one.start), length, f"{src}#{stretch}", f"{page}?{stretch}")


def credits(site: Site, episode: Episode) -> Iterator[Credit]:
    """Yield who did what besides speaking."""
    for role, slugs in site.credits_of(episode):
        people = tuple(person_link(site, slug) for slug in slugs if slug in site.people)
        if people:
            yield Credit(site.words.gettext(role.capitalize()), people)


def discussion(site: Site, episode: Episode) -> Iterator[Link]:
    """Yield the posts below which the episode is discussed."""
    for one in episode.header.discuss:
        if one.url:
            yield Link(_discuss_on(site.words, one.protocol), one.url)


def _discuss_on(words: Words, protocol: str) -> str:
    if protocol == "activitypub":
        return words.gettext("Discuss on the Fediverse")
    return words.gettext("Discuss on {network}", network=_NETWORKS[protocol])


def other_forms(site: Site, episode: Episode) -> Iterator[Link]:
    """Yield the episode in other forms, such as a video."""
    forms = zip(episode.header.alternate_enclosures, site.media_of(episode).others, strict=False)
    for typed, form in forms:
        href = form.url or site.urls.href(episode_file_url(site, episode, form.path))
        yield Link(f"{typed.title or form.type} ({site.words.size(form.bytes)})", href)


def transcript_files(site: Site, episode: Episode) -> Iterator[Link]:
    """Yield the transcript in the forms that people open or convert."""
    for form in forms_of(site, episode):
        if form.name:
            yield Link(form.name, site.urls.href(transcript_url(site, episode, form)))
