"""Transcripts and chapters, read on all cores; what was read is kept by content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import PurePosixPath

from pydantic_core import from_json, to_json

from coalition.core.diagnostics import Diagnostic
from coalition.core.fingerprint import digest
from coalition.core.keeping import Codec, Keeping, kept
from coalition.core.media.chapters import parse_chapters
from coalition.core.media.cues import WrittenCues, write_cues
from coalition.core.media.facts import Chapter, Transcript
from coalition.core.media.json_chapters import parse_json_chapters
from coalition.core.media.transcript import TRANSCRIPT_NAMES, parse_transcript
from coalition.core.source import SourceRefusedError, decode_text


@dataclass(frozen=True, slots=True)
class MediaText:
    """A transcript or a file of chapters as found; `length` is that of the audio in seconds."""

    shown: str
    data: bytes
    length: float


@dataclass(frozen=True, slots=True)
class ReadText:
    """What such a text says, and what is wrong with it."""

    transcript: Transcript | None = None
    chapters: tuple[Chapter, ...] = ()
    found: tuple[Diagnostic, ...] = ()


def read_texts(texts: Sequence[MediaText], keeping: Keeping) -> list[ReadText]:
    """Read texts. One with findings is read anew each time, so that they are told each time."""
    keys = [_key(text, keeping.version) for text in texts]
    return kept(texts, keys, _read, Codec(_dump, _load), keeping, "reading transcripts")


def _key(text: MediaText, version: str) -> str:
    facts = f"{version} {text.length} {text.shown}".encode()
    return digest(b"media text", facts, text.data)


def _read(text: MediaText) -> ReadText:
    name = PurePosixPath(text.shown).name
    try:
        typed = decode_text(text.data, text.shown)
    except SourceRefusedError as refused:
        return ReadText(found=(refused.diagnostic,))
    if name in TRANSCRIPT_NAMES:
        transcript, found = parse_transcript(typed, text.shown, text.length)
        return ReadText(transcript, found=found)
    parse = parse_json_chapters if name.endswith(".json") else parse_chapters
    chapters, found = parse(typed, text.shown, text.length)
    return ReadText(chapters=chapters, found=found)


def _dump(read: ReadText) -> bytes | None:
    if read.found:
        return None
    if read.transcript:
        facts = to_json((read.transcript.path, read.transcript.timed))
        return facts + b"\n" + write_cues(read.transcript.cues)
    return to_json([astuple(one) for one in read.chapters]) + b"\n"


def _load(key: str, value: bytes) -> ReadText:
    facts, _, cues = value.partition(b"\n")
    if not cues:
        return ReadText(chapters=tuple(Chapter(*one) for one in from_json(facts)))
    path, timed = from_json(facts)
    return ReadText(Transcript(path, WrittenCues(cues), timed, key))
