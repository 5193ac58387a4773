"""What the feed of a show says of its episodes."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.body import shorten
from coalition.core.content import Episode, Show
from coalition.core.media.facts import Audio, EpisodeMedia, OtherForm
from coalition.core.model.extras import AlternateEnclosure
from coalition.core.site import Site
from coalition.core.views.cards import episode_url, summary_of
from coalition.core.views.prose import with_plain_pictures
from coalition.podcast.addresses import audio_address, chapters_url, episode_file_url
from coalition.podcast.description import description
from coalition.podcast.feed_parts import (
    FeedDiscussion,
    FeedImage,
    FeedItem,
    FeedOtherForm,
    FeedSoundbite,
    FeedTrailer,
    FeedTranscript,
)
from coalition.podcast.feed_said import artwork, license_of, persons, places, texts
from coalition.podcast.notes import chapter_lines, notes, paragraph
from coalition.podcast.transcripts import forms_of, transcript_url

_LONGEST_NAME = 128
_LONGEST_SUBTITLE = 255


def feed_item(site: Site, show: Show, episode: Episode) -> FeedItem:
    """Return an episode of which the audio is known."""
    header, media = episode.header, site.media_of(episode)
    link = site.urls.absolute(episode_url(site, episode))
    audio = media.audio
    assert audio is not None
    body = site.body(episode)
    text = notes(with_plain_pictures(site, body, body.html), link)
    lines = chapter_lines(media.chapters)
    return FeedItem(
        title=header.title,
        link=link,
        guid=header.guid,
        published=header.date.isoformat(),
        subtitle=shorten(header.summary or "", _LONGEST_SUBTITLE),
        description=description(text or paragraph(summary_of(site, episode) or header.title), lines),
        notes="\n".join(part for part in (text, lines) if part),
        audio_url=audio_address(site, episode, audio),
        audio_type=audio.type,
        audio_bytes=audio.bytes,
        seconds=whole_seconds(audio),
        explicit=show.header.explicit if header.explicit is None else header.explicit,
        type=header.type,
        season=header.season,
        season_name=show.header.seasons.get(header.season, "") if header.season else "",
        episode=header.episode,
        image=_image(site, episode, media),
        transcripts=tuple(_transcripts(site, episode)),
        chapters_url=site.urls.absolute(chapters_url(site, episode)) if media.chapters else "",
        chapters=media.chapters,
        persons=persons(site, site.hosts_of(episode), header.guests, site.credits_of(episode)),
        license=license_of(site, episode),
        places=places(header.location),
        soundbites=tuple(FeedSoundbite(one.start, one.duration, one.title) for one in header.soundbites),
        other_forms=tuple(_other_forms(site, episode, media)),
        discussions=tuple(_discussions(episode)),
        texts=texts(header.txt),
    )


def whole_seconds(audio: Audio) -> int:
    """The length as feeds and pages give it; even the shortest audio has one second."""
    return max(round(audio.seconds), 1)


def feed_trailer(site: Site, episode: Episode) -> FeedTrailer:
    """Return a trailer of which the audio is known."""
    header, audio = episode.header, site.media_of(episode).audio
    assert audio is not None
    return FeedTrailer(
        header.title[:_LONGEST_NAME].strip(),
        audio_address(site, episode, audio),
        header.date.isoformat(),
        audio.bytes,
        audio.type,
        header.season,
    )


def _image(site: Site, episode: Episode, media: EpisodeMedia) -> FeedImage | None:
    if not media.cover:
        return None
    return artwork(
        site, episode, media.cover, site.words.gettext("Cover of {title}", title=episode.header.title)
    )


def _transcripts(site: Site, episode: Episode) -> Iterator[FeedTranscript]:
    language = site.language_of_recording(episode)
    for form in forms_of(site, episode):
        url = site.urls.absolute(transcript_url(site, episode, form))
        yield FeedTranscript(url, form.type, language, form.needs_times)


def _other_forms(site: Site, episode: Episode, media: EpisodeMedia) -> Iterator[FeedOtherForm]:
    known = {one.url or one.path: one for one in media.others}
    for typed in episode.header.alternate_enclosures:
        found = known.get(typed.url or f"{episode.folder}/{typed.file}")
        if found:
            yield _other_form(site, episode, typed, found)


def _other_form(site: Site, episode: Episode, typed: AlternateEnclosure, found: OtherForm) -> FeedOtherForm:
    return FeedOtherForm(
        found.url or site.urls.absolute(episode_file_url(site, episode, found.path)),
        found.type,
        found.bytes,
        typed.title or "",
        typed.language or "",
        typed.rel or "",
        typed.bitrate,
        typed.height,
        typed.codecs or "",
        found.integrity,
    )


def _discussions(episode: Episode) -> Iterator[FeedDiscussion]:
    for one in episode.header.discuss:
        yield FeedDiscussion(one.protocol, one.url or "", one.account or "", one.account_url or "")
