"""Transcripts in WebVTT (https://www.w3.org/TR/webvtt1/), read strictly: apps differ in what they forgive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from math import inf

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.media.facts import Cue, Transcript
from coalition.core.media.times import clock
from coalition.core.rules import catalog

_SIGNATURE = re.compile(r"WEBVTT(?:[ \t].*)?$")
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?$")
_NOT_CUES = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[\w.:]*)(?:[ \t\n](?P<rest>[^<>]*))?>")
_NOT_NEWLINE = re.compile(r"[^\n]")
_ADVICE = "write the times as 00:00:01.000 --> 00:00:04.000"


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


@dataclass(slots=True)
class _Reading:
    """What has been read so far of one file."""

    path: str
    length: float
    cues: list[Cue] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    last_start: float = 0.0
    last_end: float = 0.0

    def wrong(self, line: _Line, message: str, advice: str = "") -> None:
        column = len(line.text) - len(line.text.lstrip()) + 1
        place = Place(self.path, line.number, column, max(len(line.text.strip()), 1))
        self.found.append(catalog.BAD_TRANSCRIPT.at(place, message, advice))


def parse_transcript(text: str, path: str, length: float = inf) -> tuple[Transcript, tuple[Diagnostic, ...]]:
    """Return the cues of a WebVTT file, and what is wrong with it (bad-transcript).

    `length` is the audio's in seconds; no cue may reach beyond it by more than a second.
    """
    reading = _Reading(path, length)
    first, *blocks = _blocks(text)
    _read_header(first, reading)
    for block in blocks:
        if not _NOT_CUES.match(block[0].text):
            _read_cue(block, reading)
    if not reading.cues and not reading.found:
        reading.wrong(
            first[0], "there are no cues in this transcript", "write what is said, or remove the file"
        )
    return Transcript(path, tuple(reading.cues)), tuple(reading.found)


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the lines between empty lines; the header is always the first block."""
    block: list[_Line] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line or number == 1:
            block.append(_Line(number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _read_header(block: list[_Line], reading: _Reading) -> None:
    if not _SIGNATURE.match(block[0].text):
        reading.wrong(block[0], "a transcript begins with WEBVTT", "put that word alone on the first line")
    early = next((line for line in block[1:] if "-->" in line.text), None)
    if early:
        reading.wrong(early, "this cue is read as part of the header", "leave an empty line after WEBVTT")


def _read_cue(block: list[_Line], reading: _Reading) -> None:
    at = next((index for index, line in enumerate(block[:2]) if "-->" in line.text), None)
    if at is None:
        reading.wrong(block[0], "this text has no times", _ADVICE)
        return
    times = _read_times(block[at], reading)
    late = next((line for line in block[at + 1 :] if "-->" in line.text), None)
    if late:
        reading.wrong(late, "this cue is read as words of the one above it", "leave an empty line before it")
    elif times and not _has_stray_bracket(block[at + 1 :], reading):
        reading.cues += _voices("\n".join(line.text for line in block[at + 1 :]), *times)


def _read_times(line: _Line, reading: _Reading) -> tuple[float, float] | None:
    match = _TIMES.match(line.text)
    if not match:
        reading.wrong(line, "these are not the times of a cue", _ADVICE)
        return None
    start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
    _check_times(line, start, end, reading)
    reading.last_start, reading.last_end = start, end
    return start, end


def _check_times(line: _Line, start: float, end: float, reading: _Reading) -> None:
    if end <= start:
        reading.wrong(line, "this cue ends before it begins", "correct its times")
    elif start < reading.last_start:
        reading.wrong(line, "this cue begins before the one above it", "put the cues in order")
    elif start < reading.last_end:
        message = f"this cue begins at {clock(start)}, before the one above it has ended"
        reading.wrong(line, message, "let one end where the next begins")
    elif end > reading.length + 1:
        message = f"this cue ends at {clock(end)}, and the audio at {clock(reading.length)}"
        reading.wrong(line, message, "the transcript may belong to another recording")


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return (hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + thousandths) / 1000


def _has_stray_bracket(lines: list[_Line], reading: _Reading) -> bool:
    text = "\n".join(line.text for line in lines)
    bare = _TAG.sub(lambda tag: _NOT_NEWLINE.sub(" ", tag[0]), text)
    at = bare.find("<")
    if at < 0:
        return False
    reading.wrong(lines[bare.count("\n", 0, at)], 'there is a "<" that begins no tag', "write &lt; for it")
    return True


def _voices(text: str, start: float, end: float) -> Iterator[Cue]:
    """Yield a cue for each voice in the words of one; `<v Name>` says who speaks until the next or `</v>`."""
    speaker, words, position = "", "", 0
    for tag in _TAG.finditer(text):
        words += text[position : tag.start()]
        position = tag.end()
        if tag["name"].split(".")[0] == "v":
            yield from _cue(start, end, words, speaker)
            speaker, words = unescape(tag["rest"] or "").strip(), ""
    yield from _cue(start, end, words + text[position:], speaker)


def _cue(start: float, end: float, words: str, speaker: str) -> Iterator[Cue]:
    text = " ".join(unescape(words).split())
    if text:
        yield Cue(start, end, text, speaker)
