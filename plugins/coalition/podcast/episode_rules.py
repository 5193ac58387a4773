"""Mistakes in episodes that apps would not forgive, beyond how they are numbered and dated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from coalition.core.content import Episode, Show
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.media.files import OTHER_TYPES
from coalition.core.media.times import clock
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.core.suggestion import did_you_mean
from coalition.podcast.artwork import check_artwork
from coalition.podcast.feed_said import license_of
from coalition.podcast.licenses import KNOWN

_PLAYED = frozenset({".mp3", ".m4a", ".mp4", ".m4v", ".mov"})
_NUMBERED = re.compile(
    r"(?:#|(?:episode|ep|folge|épisode|episodio)\b\.?\s*#?)\s*\d+|\d{1,3}\s*[.:–—-]\s", re.I
)


def check_episodes(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each of them."""
    for episode in site.content.episodes:
        yield from _title(site, episode)
        yield from _soundbites(site, episode)
        yield from _address(episode)
        yield from check_license(site, episode)
        cover = site.media_of(episode).cover
        if cover:
            yield from check_artwork(site.content.files[cover], Place(cover))
    yield from _same_recording(site)


def check_license(site: Site, document: Show | Episode) -> Iterator[Diagnostic]:
    """Yield a finding for a licence that is neither known nor has an address."""
    name = document.header.license
    if name and license_of(site, document) is None:
        advice = did_you_mean("-".join(name.split()), KNOWN) or _LICENSE_ADVICE
        message = f'nobody knows where the licence "{name}" is to be read'
        yield catalog.UNKNOWN_LICENSE.at(document.marks.at("license"), message, advice)


_LICENSE_ADVICE = f"add license_url:, or name one such as {KNOWN[0]}"


def _title(site: Site, episode: Episode) -> Iterator[Diagnostic]:
    title, place = episode.header.title, episode.marks.at("title")
    show = site.show_of(episode)
    if _NUMBERED.match(title):
        advice = "take it out: apps show season: and episode: beside the title"
        yield catalog.EPISODE_TITLE.at(place, "this title begins with the episode's number", advice)
    elif show and title.casefold().startswith(f"{show.header.title.casefold()}:"):
        advice = "take it out: apps show it above the title"
        yield catalog.EPISODE_TITLE.at(place, "this title begins with the name of the show", advice)


def _soundbites(site: Site, episode: Episode) -> Iterator[Diagnostic]:
    audio = site.media_of(episode).audio
    for index, one in enumerate(episode.header.soundbites):
        end = one.start + one.duration
        if audio and end > audio.seconds:
            message = f"this soundbite ends at {clock(end)}, and the audio at {clock(audio.seconds)}"
            place = episode.marks.at("soundbites", index, "start")
            yield catalog.BAD_SOUNDBITE.at(place, message, "let it end with the audio")


def _address(episode: Episode) -> Iterator[Diagnostic]:
    url = episode.header.audio
    suffix = PurePosixPath(urlsplit(url).path).suffix.lower() if url else ""
    if url and suffix not in _PLAYED:
        message = "this address does not end as Apple wants it"
        advice = "directories want .mp3 or .m4a at its end"
        if suffix in OTHER_TYPES:
            advice = "export the recording as MP3"
        yield catalog.AUDIO_ADDRESS.at(episode.marks.at("audio"), message, advice)


def _same_recording(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for a recording that two episodes name, or that lies beside two of them."""
    first: dict[tuple[object, ...], Place] = {}
    for episode in site.one_of_each(site.content.episodes):
        found = _recording(site, episode)
        if found is None:
            continue
        known, place = found
        if known in first:
            message = "another episode has this recording already"
            yield catalog.RECORDING_TWICE.at(place, message, "give each its own", first[known])
        first.setdefault(known, place)


def _recording(site: Site, episode: Episode) -> tuple[tuple[object, ...], Place] | None:
    """Return what an episode's recording is known by, and its place, or None where nothing tells it apart."""
    media = site.media_of(episode)
    if episode.header.audio:
        return (episode.header.audio,), episode.marks.at("audio")
    if media.audio and media.waveform:  # which no two recordings have in common
        return (media.audio.bytes, media.audio.seconds, media.waveform), Place(media.audio.path)
    return None
