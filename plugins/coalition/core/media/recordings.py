"""Recordings, measured on all cores; what was measured is kept for as long as the file is not touched."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from hashlib import file_digest
from pathlib import PurePosixPath

from pydantic_core import from_json, to_json

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.fingerprint import digest, state_of
from coalition.core.keeping import Codec, Keeping, kept
from coalition.core.media.audio import after_id3, probe
from coalition.core.media.facts import Audio, Chapter, OtherForm
from coalition.core.media.files import other_type
from coalition.core.media.own_chapters import own_chapters
from coalition.core.media.waveform import waveform
from coalition.core.rules import catalog
from coalition.core.source import SourceFile, SourceRefusedError


@dataclass(frozen=True, slots=True)
class RecordingFile:
    """A recording to look at: for its length and its own chapters, or as another form of an episode."""

    source: SourceFile
    with_chapters: bool = False
    other_form: bool = False


@dataclass(frozen=True, slots=True)
class Recording:
    """What a file is: the audio or another form of an episode, or what is wrong with it."""

    audio: Audio | None = None
    chapters: tuple[Chapter, ...] = ()
    waveform: str = ""
    other: OtherForm | None = None
    found: tuple[Diagnostic, ...] = ()


def read_recordings(files: Sequence[RecordingFile], keeping: Keeping) -> list[Recording]:
    """Look at recordings, those among them that were not looked at before."""
    codec = Codec(_dump, _load)
    keys = [_key(file, keeping.version) for file in files]
    return kept(files, keys, _read, codec, keeping, "measuring recordings")


def _key(file: RecordingFile, version: str) -> str:
    flags = f"{file.with_chapters} {file.other_form}".encode()
    try:
        state = state_of(file.source.path)
    except OSError as error:  # which looking at it will say
        state = (repr(error.errno).encode(),)
    return digest(b"recording", version.encode(), file.source.shown.encode(), flags, *state)


def _read(file: RecordingFile) -> Recording:
    try:
        return _other_form(file.source) if file.other_form else _audio(file)
    except SourceRefusedError as refused:
        return Recording(found=(refused.diagnostic,))


def _audio(file: RecordingFile) -> Recording:
    audio, suffix = probe(file.source), PurePosixPath(file.source.shown).suffix
    with file.source.path.open("rb") as opened:
        found = own_chapters(opened, suffix) if file.with_chapters else ()
        drawn = waveform(opened, after_id3(opened)) if suffix == ".mp3" else ""
    return Recording(audio, tuple(one for one in found if one.start < audio.seconds), drawn)


def _other_form(source: SourceFile) -> Recording:
    """The whole file is read, for the digest with which apps can tell that it came over well."""
    try:
        size = source.path.stat().st_size
        with source.path.open("rb") as file:
            made = b64encode(file_digest(file, "sha384").digest()).decode()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        found = catalog.UNREADABLE.at(Place(source.shown), f"this file cannot be read: {reason}")
        return Recording(found=(found,))
    if not size:
        message, advice = "this recording is empty (0 bytes)", "copy or export it again"
        return Recording(found=(catalog.BAD_AUDIO.at(Place(source.shown), message, advice),))
    return Recording(other=OtherForm(source.shown, "", size, other_type(source.shown), f"sha384-{made}"))


def _dump(recording: Recording) -> bytes | None:
    if recording.found:
        return None
    chapters = [astuple(one) for one in recording.chapters]
    audio = astuple(recording.audio) if recording.audio else None
    other = astuple(recording.other) if recording.other else None
    return to_json((audio, chapters, recording.waveform, other))


def _load(_: str, value: bytes) -> Recording:
    audio, chapters, drawn, other = from_json(value)
    return Recording(
        Audio(*audio) if audio else None,
        tuple(Chapter(*one) for one in chapters),
        drawn,
        OtherForm(*other) if other else None,
    )
