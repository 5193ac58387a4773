"""The files beside the episodes' texts, read: what is new is read on all cores, and kept by content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import PurePosixPath

from coalition.core.content import Content, Episode
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.fingerprint import digest
from coalition.core.keeping import Keeping
from coalition.core.media.audio import FORMATS
from coalition.core.media.facts import Audio, Chapter, EpisodeMedia, OtherForm
from coalition.core.media.files import (
    AUDIO_NAMES,
    CHAPTERS_NAMES,
    COVER_NAMES,
    other_type,
)
from coalition.core.media.lock import ADVICE, MediaLock
from coalition.core.media.recordings import Recording, RecordingFile, read_recordings
from coalition.core.media.texts import MediaText, ReadText, read_texts
from coalition.core.media.transcript import TRANSCRIPT_NAMES
from coalition.core.rules import catalog
from coalition.core.source import SourceFile, SourceRefusedError, read_bytes
from coalition.core.suggestion import did_you_mean

_VERSION = 8
_RECORDINGS = frozenset({*FORMATS, ".wav", ".aac", ".aif", ".aiff", ".flac", ".ogg", ".opus", ".mp4", ".wma"})


@dataclass(frozen=True, slots=True)
class _Beside:
    """The files of an episode that mean something, found by their names."""

    episode: Episode
    audio: SourceFile | None
    transcript: SourceFile | None
    chapters: SourceFile | None
    cover: tuple[SourceFile, ...]
    others: tuple[SourceFile, ...]


@dataclass(slots=True)
class _Found:
    """What was read, by the files' paths, and what is wrong."""

    recordings: dict[str, Recording] = field(default_factory=dict)
    texts: dict[str, ReadText] = field(default_factory=dict)
    wrong: list[Diagnostic] = field(default_factory=list)


def read_media(
    content: Content, lock: MediaLock, text_limit: int, keeping: Keeping
) -> tuple[dict[str, EpisodeMedia], tuple[Diagnostic, ...]]:
    """Return what lies beside each episode and show, by the path of its text, and what is wrong with it.

    `text_limit` is the size in bytes that a transcript may have. A draft may still be without audio.
    """
    found = _Found()
    folders = _by_folder(content)
    beside = [_look(one, folders.get(one.folder, {}), found) for one in content.episodes]
    covers = _show_covers(content)
    found.recordings = _recordings(beside, covers.values(), keeping)
    found.texts = _texts(beside, found, lock, text_limit, keeping)
    media = {one.episode.path: _media(one, found, lock) for one in beside}
    for path, cover in covers.items():
        media[path] = EpisodeMedia(None, None, (), *_cover((cover,), found.recordings))
    _check_lock(content, lock, found)
    return media, tuple(found.wrong)


def _by_folder(content: Content) -> dict[str, dict[str, SourceFile]]:
    """The files of each folder by their names."""
    folders: dict[str, dict[str, SourceFile]] = {}
    for shown, source in content.files.items():
        folder, _, name = shown.rpartition("/")
        folders.setdefault(folder, {})[name] = source
    return folders


def _look(episode: Episode, files: dict[str, SourceFile], found: _Found) -> _Beside:
    def first(names: Iterable[str]) -> SourceFile | None:
        return next((files[name] for name in names if name in files), None)

    if "chapters.txt" in files and "chapters.json" in files:
        found.wrong.append(_two_of_chapters(files["chapters.json"]))
    cover = first(COVER_NAMES)
    return _Beside(
        episode,
        _audio_file(episode, files, found),
        first(TRANSCRIPT_NAMES),
        first(CHAPTERS_NAMES),
        (cover,) if cover else (),
        tuple(_other_files(episode, files, found)),
    )


def _audio_file(episode: Episode, files: dict[str, SourceFile], found: _Found) -> SourceFile | None:
    recordings = [files[name] for name in AUDIO_NAMES if name in files]
    header = episode.header
    if not recordings and not header.audio and header.status != "draft":
        found.wrong.append(_no_audio(episode, files))
    if len(recordings) > 1:
        found.wrong.append(_two_recordings(recordings))
    if recordings and header.audio:
        advice = f"keep one of the two: the key, or {PurePosixPath(recordings[0].shown).name} beside the text"
        message = "this recording lies elsewhere, and another one beside the text"
        found.wrong.append(catalog.BAD_AUDIO.at(episode.marks.key_at("audio"), message, advice))
    return recordings[0] if recordings else None


def _no_audio(episode: Episode, files: dict[str, SourceFile]) -> Diagnostic:
    beside = (PurePosixPath(name) for name in sorted(files))
    other = next((path for path in beside if path.suffix.lower() in _RECORDINGS), None)
    if other is None:
        advice = "put audio.mp3 or audio.m4a beside it, write audio: https://…, or status: draft"
    elif other.suffix.lower() in FORMATS:
        advice = f"name {other.name} audio{other.suffix.lower()}"
    else:
        advice = f"export {other.name} as audio.mp3"
    return catalog.NO_AUDIO.at(episode.place(), "this episode has no audio", advice)


def _two_recordings(recordings: Sequence[SourceFile]) -> Diagnostic:
    kept, other = (PurePosixPath(source.shown).name for source in recordings[:2])
    return catalog.BAD_AUDIO.at(
        Place(recordings[1].shown), f"there are two recordings, {kept} and {other}", "keep one of them"
    )


def _two_of_chapters(other: SourceFile) -> Diagnostic:
    message = "there are two files of chapters, chapters.txt and chapters.json"
    return catalog.BAD_CHAPTERS.at(Place(other.shown), message, "keep one of them")


def _other_files(episode: Episode, files: dict[str, SourceFile], found: _Found) -> Iterator[SourceFile]:
    for index, other in enumerate(episode.header.alternate_enclosures):
        if other.file is None:
            continue
        place = episode.marks.at("alternate_enclosures", index, "file")
        if other.file not in files:
            message = f'there is no file "{episode.folder}/{other.file}"'
            found.wrong.append(catalog.MISSING_FILE.at(place, message, did_you_mean(other.file, files)))
        elif not other_type(other.file):
            message = f'file: "{other.file}" is no audio or video that apps know'
            found.wrong.append(catalog.BAD_VALUE.at(place, message, "export it as MP4, MP3 or M4A"))
        else:
            yield files[other.file]


# What is in the files


def _recordings(
    beside: Sequence[_Beside], covers: Iterable[SourceFile], keeping: Keeping
) -> dict[str, Recording]:
    wanted = [
        file
        for one in beside
        for file in (
            *((RecordingFile(one.audio, one.chapters is None),) if one.audio else ()),
            *(RecordingFile(other, other_form=True) for other in (*one.others, *one.cover)),
        )
    ]
    wanted += [RecordingFile(cover, other_form=True) for cover in covers]
    read = read_recordings(wanted, keeping)
    return {f"{file.source.shown}": recording for file, recording in zip(wanted, read, strict=True)}


def _texts(
    beside: Sequence[_Beside], found: _Found, lock: MediaLock, text_limit: int, keeping: Keeping
) -> dict[str, ReadText]:
    wanted: list[MediaText] = []
    for one in beside:
        audio = _audio(one, found, lock)
        for source in (one.transcript, one.chapters):
            if source is None:
                continue
            try:
                data = read_bytes(source, text_limit)
            except SourceRefusedError as refused:
                found.wrong.append(refused.diagnostic)
            else:
                wanted.append(MediaText(source.shown, data, audio.seconds if audio else inf))
    read = read_texts(wanted, keeping)
    return {text.shown: result for text, result in zip(wanted, read, strict=True)}


def _audio(one: _Beside, found: _Found, lock: MediaLock) -> Audio | None:
    if one.audio:
        return found.recordings[one.audio.shown].audio
    url = one.episode.header.audio
    return lock.audio(url) if url else None


def _media(one: _Beside, found: _Found, lock: MediaLock) -> EpisodeMedia:
    recording = found.recordings.get(one.audio.shown) if one.audio else None
    transcript = found.texts.get(one.transcript.shown) if one.transcript else None
    chapters = found.texts.get(one.chapters.shown) if one.chapters else None
    for read in (recording, transcript, chapters):
        found.wrong += read.found if read else ()
    return EpisodeMedia(
        _audio(one, found, lock),
        transcript.transcript if transcript else None,
        chapters.chapters if chapters else _own_chapters(one, recording, lock),
        *_cover(one.cover, found.recordings),
        tuple(_others(one, found, lock)),
        _origins(one, lock),
        recording.waveform if recording else "",
    )


def _cover(files: tuple[SourceFile, ...], read: Mapping[str, Recording]) -> tuple[str, str]:
    """Return the path of artwork and its version, a digest of what is in the file."""
    for file in files:
        other = read[file.shown].other
        return file.shown, digest(other.integrity.encode())[:_VERSION] if other else ""
    return "", ""


def _show_covers(content: Content) -> dict[str, SourceFile]:
    """The artwork of each show, by the path of its text."""
    paths = {show.path: f"{show.folder}/{show.header.cover}" for show in content.shows}
    return {path: content.files[shown] for path, shown in paths.items() if shown in content.files}


def _own_chapters(one: _Beside, recording: Recording | None, lock: MediaLock) -> tuple[Chapter, ...]:
    if recording:
        return recording.chapters
    url = one.episode.header.audio
    return lock.chapters(url) if url and one.chapters is None else ()


def _origins(one: _Beside, lock: MediaLock) -> tuple[str, ...]:
    url = one.episode.header.audio
    return lock.origins(url) if url and not one.audio else ()


def _others(one: _Beside, found: _Found, lock: MediaLock) -> Iterator[OtherForm]:
    for other in one.episode.header.alternate_enclosures:
        if other.url:
            known = lock.other_form(other.url)
            if known:
                yield replace(known, type=other_type(other.url) or known.type)
        else:
            read = found.recordings.get(f"{one.episode.folder}/{other.file}")
            if read and read.other:
                yield read.other
            found.wrong += read.found if read else ()


# What is known of recordings elsewhere


def _check_lock(content: Content, lock: MediaLock, found: _Found) -> None:
    named: set[str] = set()
    for episode in content.episodes:
        for url, place in addresses_elsewhere(episode):
            if url not in lock.media and episode.header.status != "draft":
                message = "nothing is known yet of this recording"
                found.wrong.append(catalog.MEDIA_LOCK.at(place, message, ADVICE))
            named.add(url)
    if content.failed:  # what a text that cannot be read names is not known
        return
    for url in lock.media:
        if url not in named:
            place = lock.marks.key_at("media", url)
            found.wrong.append(catalog.MEDIA_LOCK.at(place, "no episode names this recording", ADVICE))


def addresses_elsewhere(episode: Episode) -> Iterator[tuple[str, Place]]:
    """Yield the address of each recording of an episode that lies elsewhere, with where it is named."""
    if episode.header.audio:
        yield episode.header.audio, episode.marks.at("audio")
    for index, other in enumerate(episode.header.alternate_enclosures):
        if other.url:
            yield other.url, episode.marks.at("alternate_enclosures", index, "url")
