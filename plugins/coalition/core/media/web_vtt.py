"""Transcripts in WebVTT (https://www.w3.org/TR/webvtt1/), read strictly: apps differ in what they forgive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

from coalition.core.media.cue_reading import CueReading, Line, blocks, seconds
from coalition.core.media.facts import Cue
from coalition.core.media.times import stamp

_SIGNATURE = re.compile(r"WEBVTT(?:[ \t].*)?$")
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?$")
_NOT_CUES = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[\w.:]*)(?:[ \t\n](?P<rest>[^<>]*))?>")
_NOT_NEWLINE = re.compile(r"[^\n]")
_ADVICE = "write the times as 00:00:01.000 --> 00:00:04.000"


def read_web_vtt(text: str, reading: CueReading) -> None:
    """Read the cues of a WebVTT file, and what is wrong with it."""
    first, *others = blocks(text)
    _read_header(first, reading)
    for block in others:
        if not _NOT_CUES.match(block[0].text):
            _read_cue(block, reading)
    reading.not_empty(first[0])


def _read_header(block: list[Line], reading: CueReading) -> None:
    if not _SIGNATURE.match(block[0].text):
        reading.wrong(block[0], "a transcript begins with WEBVTT", "put that word alone on the first line")
    early = next((line for line in block[1:] if "-->" in line.text), None)
    if early:
        reading.wrong(early, "this cue is read as part of the header", "leave an empty line after WEBVTT")


def _read_cue(block: list[Line], reading: CueReading) -> None:
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


def _read_times(line: Line, reading: CueReading) -> tuple[float, float] | None:
    match = _TIMES.match(line.text)
    if not match:
        reading.wrong(line, "these are not the times of a cue", _ADVICE)
        return None
    return reading.timed(line, seconds(match.groups()[:4]), seconds(match.groups()[4:]))


def _has_stray_bracket(lines: list[Line], reading: CueReading) -> bool:
    text = "\n".join(line.text for line in lines)
    if "<" not in text:
        return False
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


def write_web_vtt(cues: Iterable[Cue]) -> str:
    """Return a WebVTT file of cues; each says who speaks."""
    return "WEBVTT\n" + "".join(f"\n{_written(cue)}\n" for cue in cues)


def _written(cue: Cue) -> str:
    words = escape(cue.text, quote=False)
    voice = f"<v {escape(cue.speaker, quote=False)}>{words}</v>" if cue.speaker else words
    return f"{stamp(cue.start)} --> {stamp(cue.end)}\n{voice}"
