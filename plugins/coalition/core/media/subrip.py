"""Transcripts in SubRip (.srt): numbered cues, with `Name:` before what a person says.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#srt
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from coalition.core.media.cue_reading import CueReading, Line, blocks, seconds
from coalition.core.media.facts import Cue
from coalition.core.media.times import stamp

_TIME = r"(\d{1,3}):([0-5]?\d):([0-5]?\d)[,.](\d{3})"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?$")
_STYLE = re.compile(r"</?(?:b|i|u|s|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
_ADVICE = "write the times as 00:00:01,000 --> 00:00:04,000"
SPEAKER = re.compile(r"(?P<name>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,3}):\s+(?=\S)")
"""A name, each of its words with a capital, and a colon, before what its bearer says."""


def read_subrip(text: str, reading: CueReading) -> None:
    """Read the cues of a SubRip file, and what is wrong with it. A voice goes on until another is named."""
    speaker = ""
    first: Line | None = None
    for block in blocks(text):
        first = first or block[0]
        speaker = _read_cue(block, speaker, reading)
    reading.not_empty(first or Line(1, ""))


def _read_cue(block: list[Line], speaker: str, reading: CueReading) -> str:
    """Read a cue and return who speaks at its end."""
    lines = block[1:] if block[0].text.strip().isdigit() else block
    if not lines or not any(line.text.strip() for line in lines):
        return speaker
    match = _TIMES.match(lines[0].text)
    if not match:
        is_time = "-->" in lines[0].text
        message = "these are not the times of a cue" if is_time else "this text has no times"
        reading.wrong(lines[0], message, _ADVICE)
        return speaker
    times = reading.timed(lines[0], seconds(match.groups()[:4]), seconds(match.groups()[4:]))
    late = next((line for line in lines[1:] if "-->" in line.text), None)
    if late:
        reading.wrong(late, "this cue is read as words of the one above it", "leave an empty line before it")
        return speaker
    said = list(_voices(" ".join(line.text for line in lines[1:]), *times, speaker))
    reading.cues += said
    return said[-1].speaker if said else speaker


def _voices(words: str, start: float, end: float, speaker: str) -> Iterator[Cue]:
    text = " ".join(unescape(_STYLE.sub("", words)).split())
    named = SPEAKER.match(text)
    if named:
        speaker, text = named["name"], text[named.end() :]
    if text:
        yield Cue(start, end, text, speaker)


def write_subrip(cues: Iterable[Cue]) -> str:
    """Return a SubRip file of cues; who speaks is named where another begins."""
    return "\n".join(_written(cues))


def _written(cues: Iterable[Cue]) -> Iterator[str]:
    speaker = ""
    for number, cue in enumerate(cues, 1):
        name = f"{cue.speaker}: " if cue.speaker and cue.speaker != speaker else ""
        speaker = cue.speaker
        yield f"{number}\n{stamp(cue.start, ',')} --> {stamp(cue.end, ',')}\n{name}{cue.text}\n"
