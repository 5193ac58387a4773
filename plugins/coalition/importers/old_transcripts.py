"""Transcripts of an old feed, in the richest form that it has, as files that pass `check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import inf
from types import MappingProxyType

from pydantic_core import from_json

from coalition.core.media.facts import Cue
from coalition.core.media.transcript import parse_transcript
from coalition.core.media.web_vtt import write_web_vtt
from coalition.core.source import SourceRefusedError, decode_text
from coalition.importers.notes import cleaned
from coalition.importers.old_feed import OldFile
from coalition.importers.shown_text import shown

_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "text/vtt": "vtt",
        "application/srt": "srt",
        "application/x-subrip": "srt",
        "text/srt": "srt",
        "application/json": "json",
        "text/plain": "txt",
        "text/html": "html",
    }
)
_RICHEST = ("vtt", "srt", "json", "txt", "html")


@dataclass(frozen=True, slots=True)
class TranscriptFile:
    """A transcript: its file's name and text, and whether something had to be set right."""

    name: str
    text: str
    mended: bool = False


def form_of(file: OldFile) -> str:
    """Return the form of a transcript, by its type or else by how its name ends; or nothing."""
    ending = file.url.partition("?")[0].rpartition(".")[2].lower()
    return _FORMS.get(file.type) or (ending if ending in _RICHEST else "")


def in_order(files: Iterable[OldFile]) -> list[OldFile]:
    """Return the transcripts of which something can be made, the richest form first."""
    known = (file for file in files if form_of(file))
    return sorted(known, key=lambda file: _RICHEST.index(form_of(file)))


def transcript_file(data: bytes, form: str, length: float = inf) -> TranscriptFile:
    """Return a transcript of a recording of `length` seconds. Raises ValueError for what is none."""
    try:
        text = decode_text(data, form)
    except SourceRefusedError as refused:
        raise ValueError(str(refused)) from None
    if form == "json":
        return _in_order(tuple(_segments(text)), length)
    if form == "html":
        return _plain("\n\n".join(_paragraphs(text)) + "\n")
    name = f"transcript.{form}"
    transcript, found = parse_transcript(text, name, length)
    if not found:
        return TranscriptFile(name, text)
    if not transcript.cues or not transcript.timed:
        raise ValueError(found[0].message)
    return replace(_in_order(tuple(transcript.cues), length), mended=True)


def _segments(text: str) -> Iterator[Cue]:
    """Yield the segments of a transcript in JSON.

    https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#json
    """
    document = from_json(text)
    segments = document.get("segments") if isinstance(document, dict) else None
    for one in segments if isinstance(segments, list) else ():
        try:
            words = " ".join(str(one["body"]).split())
            cue = Cue(float(one["startTime"]), float(one["endTime"]), words, str(one.get("speaker") or ""))
        except (TypeError, KeyError, ValueError, AttributeError):
            raise ValueError("its segments have no times or no words") from None
        if words:
            yield cue


def _in_order(cues: tuple[Cue, ...], length: float) -> TranscriptFile:
    """Return cues in WebVTT; each ends where the next begins, at the latest."""
    listed = sorted(cues, key=lambda cue: cue.start)
    starts = [*(cue.start for cue in listed[1:]), length]
    ended = (
        replace(cue, end=min(cue.end if cue.end > cue.start else begins, begins))
        for cue, begins in zip(listed, starts, strict=True)
    )
    text = write_web_vtt(cue for cue in ended if cue.start < cue.end < inf)
    found = parse_transcript(text, "transcript.vtt", length)[1]
    if found:
        raise ValueError(found[0].message)
    return TranscriptFile("transcript.vtt", text)


def _paragraphs(html: str) -> Iterator[str]:
    for block in shown(cleaned(html, "")):
        yield "".join(glyph.text for glyph in block.glyphs)


def _plain(text: str) -> TranscriptFile:
    found = parse_transcript(text, "transcript.txt")[1]
    if found:
        raise ValueError(found[0].message)
    return TranscriptFile("transcript.txt", text)
