"""The files beside the episodes' texts, read."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from pathlib import PurePosixPath
from typing import TypeVar

from coalition.core.content import Content, Episode
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.media.audio import FORMATS, probe
from coalition.core.media.chapters import parse_chapters
from coalition.core.media.facts import Audio, EpisodeMedia
from coalition.core.media.transcript import parse_transcript
from coalition.core.rules import catalog
from coalition.core.source import SourceFile, SourceRefusedError, decode_text, read_bytes

T = TypeVar("T")
Parser = Callable[[str, str, float], tuple[T, tuple[Diagnostic, ...]]]

TRANSCRIPT_NAME = "transcript.vtt"
_OTHER_TRANSCRIPT_NAME = "transcript.srt"
CHAPTERS_NAME = "chapters.txt"
AUDIO_NAMES = tuple(f"audio{suffix}" for suffix in FORMATS)
_RECORDINGS = frozenset({*FORMATS, ".wav", ".aac", ".aif", ".aiff", ".flac", ".ogg", ".opus", ".mp4", ".wma"})


def read_media(content: Content, text_limit: int) -> tuple[dict[str, EpisodeMedia], tuple[Diagnostic, ...]]:
    """Return what lies beside each episode, by the path of its text, and what is wrong with it.

    `text_limit` is the size in bytes that a transcript may have. A draft may still be without audio.
    """
    found: list[Diagnostic] = []
    media = {episode.path: _read_episode(episode, content, text_limit, found) for episode in content.episodes}
    return media, tuple(found)


def _read_episode(
    episode: Episode, content: Content, text_limit: int, found: list[Diagnostic]
) -> EpisodeMedia:
    audio = _read_audio(episode, content, found)
    length = audio.seconds if audio else inf

    def read(name: str, parse: Parser[T]) -> T | None:
        source = content.files.get(f"{episode.folder}/{name}")
        return _read_text(source, parse, text_limit, length, found) if source else None

    transcript = read(TRANSCRIPT_NAME, parse_transcript)
    other = f"{episode.folder}/{_OTHER_TRANSCRIPT_NAME}"
    if transcript is None and other in content.files:
        found.append(_not_web_vtt(other))
    return EpisodeMedia(audio, transcript, read(CHAPTERS_NAME, parse_chapters) or ())


def _read_audio(episode: Episode, content: Content, found: list[Diagnostic]) -> Audio | None:
    paths = (f"{episode.folder}/{name}" for name in AUDIO_NAMES)
    recordings = [content.files[path] for path in paths if path in content.files]
    if not recordings and episode.header.status != "draft":
        found.append(_no_audio(episode, content))
    if len(recordings) > 1:
        found.append(_two_recordings(recordings))
    return _probed(recordings[0], found) if recordings else None


def _probed(source: SourceFile, found: list[Diagnostic]) -> Audio | None:
    try:
        return probe(source)
    except SourceRefusedError as refused:
        found.append(refused.diagnostic)
        return None


def _no_audio(episode: Episode, content: Content) -> Diagnostic:
    beside = (PurePosixPath(path) for path in content.files if path.startswith(f"{episode.folder}/"))
    other = next((path for path in beside if path.suffix.lower() in _RECORDINGS), None)
    if other is None:
        advice = "put audio.mp3 or audio.m4a beside it, or write status: draft"
    elif other.suffix.lower() in FORMATS:
        advice = f"name {other.name} audio{other.suffix.lower()}"
    else:
        advice = f"export {other.name} as audio.mp3"
    return catalog.NO_AUDIO.at(episode.place(), "this episode has no audio", advice)


def _two_recordings(recordings: list[SourceFile]) -> Diagnostic:
    kept, other = (PurePosixPath(source.shown).name for source in recordings[:2])
    return catalog.BAD_AUDIO.at(
        Place(recordings[1].shown), f"there are two recordings, {kept} and {other}", "keep one of them"
    )


def _not_web_vtt(shown: str) -> Diagnostic:
    return catalog.BAD_TRANSCRIPT.at(
        Place(shown), "transcripts are read in WebVTT only", f"save it as {TRANSCRIPT_NAME}"
    )


def _read_text(
    source: SourceFile, parse: Parser[T], text_limit: int, length: float, found: list[Diagnostic]
) -> T | None:
    try:
        text = decode_text(read_bytes(source, text_limit), source.shown)
    except SourceRefusedError as refused:
        found.append(refused.diagnostic)
        return None
    value, wrong = parse(text, source.shown, length)
    found += wrong
    return value
