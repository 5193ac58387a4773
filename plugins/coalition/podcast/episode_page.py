"""The page of an episode."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.content import Episode, Show
from coalition.core.media.facts import Audio, EpisodeMedia
from coalition.core.media.times import clock, iso_duration
from coalition.core.site import Site
from coalition.core.views.cards import (
    cover,
    day,
    episode_number,
    episode_url,
    partner_card,
    person_card,
    show_link,
    summary_of,
    topic_links,
)
from coalition.core.views.head import head, listing_link
from coalition.core.views.parts import FeedLink, Head, Link, PersonCard, html
from coalition.podcast.addresses import FEED_TYPE, audio_href, feed_url, section_url
from coalition.podcast.feed_items import whole_seconds
from coalition.podcast.speech import speeches
from coalition.podcast.transcripts import forms_of, transcript_url
from coalition.podcast.views import AudioView, ChapterView, EpisodePage


def episode_page(
    site: Site, show: Show, episode: Episode, newer: Episode | None, older: Episode | None
) -> EpisodePage:
    """Return the view of an episode."""
    header, media = episode.header, site.media_of(episode)
    audio = _audio(site, episode, media.audio) if media.audio else None
    src = audio.src if audio else ""
    transcript = media.transcript
    return EpisodePage(
        head=_head(site, show, episode),
        title=header.title,
        number=episode_number(episode),
        day=day(header.date),
        length=media.length_in_words,
        show=show_link(site, show),
        cover=cover(site, show),
        audio=audio,
        summary=summary_of(site, episode),
        body=html(site.body(episode).html),
        language=header.language or show.header.language,
        explicit=show.header.explicit if header.explicit is None else header.explicit,
        chapters=tuple(_chapters(media, src)),
        transcript=tuple(speeches(site, transcript.cues, src)) if transcript else (),
        transcript_href=_transcript_href(site, episode),
        hosts=_people(site, site.hosts_of(episode)),
        guests=_people(site, header.guests),
        partners=tuple(site.remember(partner_card, site.partners[slug]) for slug in _partners(site, episode)),
        topics=topic_links(site, header.topics),
        previous=_link(site, older),
        next=_link(site, newer),
        feed_href=site.urls.href(feed_url(site, show)),
    )


def _head(site: Site, show: Show, episode: Episode) -> Head:
    return head(
        site,
        episode_url(site, episode),
        episode.header.title,
        summary_of(site, episode) or f"{episode.header.title}, an episode of {show.header.title}",
        section=section_url(site),
        kind="article",
        picture=cover(site, show),
        feeds=(show_feed_link(site, show),),
        breadcrumb=(listing_link(site, "PODCASTS", "Podcasts"), show_link(site, show)),
        indexed=episode.header.status != "hidden",
        held=site.why_held(episode),
    )


def show_feed_link(site: Site, show: Show) -> FeedLink:
    """The feed of a show, for the heads of pages."""
    return FeedLink(show.header.title, site.urls.absolute(feed_url(site, show)), FEED_TYPE)


def _audio(site: Site, episode: Episode, audio: Audio) -> AudioView:
    src = audio_href(site, episode, audio)
    seconds = whole_seconds(audio)
    return AudioView(
        src,
        audio.url or site.urls.absolute_href(src),
        audio.type,
        audio.bytes,
        size_in_words(audio.bytes),
        seconds,
        iso_duration(seconds),
    )


def size_in_words(size: int) -> str:
    """Return a size in bytes as readers see it: `6.4 MB`, or `165 kB` when it is under one megabyte."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"


def _chapters(media: EpisodeMedia, src: str) -> Iterator[ChapterView]:
    for chapter in media.chapters:
        start = int(chapter.start)
        yield ChapterView(start, clock(start), chapter.title, f"{src}#t={start}", chapter.url)


def _transcript_href(site: Site, episode: Episode) -> str:
    """The form that apps like best; without times there is another."""
    form = next(iter(forms_of(site, episode)), None)
    return site.urls.href(transcript_url(site, episode, form)) if form else ""


def _people(site: Site, slugs: tuple[str, ...]) -> tuple[PersonCard, ...]:
    return tuple(site.remember(person_card, site.people[slug]) for slug in slugs if slug in site.people)


def _partners(site: Site, episode: Episode) -> tuple[str, ...]:
    """The partners that the episode names, then those that its speakers worked for on that day."""
    return tuple(slug for slug in dict.fromkeys(site.partners_of_episode(episode)) if slug in site.partners)


def _link(site: Site, episode: Episode | None) -> Link | None:
    if episode is None:
        return None
    return Link(episode.header.title, site.urls.href(episode_url(site, episode)))
