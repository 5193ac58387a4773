"""What the readers of timed transcripts share: lines, the order of cues, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.media.facts import Cue
from coalition.core.media.times import clock
from coalition.core.rules import catalog


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, numbered from 1."""

    number: int
    text: str


@dataclass(slots=True)
class CueReading:
    """What has been read so far of one file; `length` is the audio's in seconds."""

    path: str
    length: float
    cues: list[Cue] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    last_start: float = 0.0
    last_end: float = 0.0

    def wrong(self, line: Line, message: str, advice: str = "") -> None:
        """Note a finding about a line."""
        column = len(line.text) - len(line.text.lstrip()) + 1
        place = Place(self.path, line.number, column, max(len(line.text.strip()), 1))
        self.found.append(catalog.BAD_TRANSCRIPT.at(place, message, advice))

    def timed(self, line: Line, start: float, end: float) -> tuple[float, float]:
        """Hold the times of a cue against those of the one above it and against the audio."""
        self._check(line, start, end)
        self.last_start, self.last_end = start, end
        return start, end

    def _check(self, line: Line, start: float, end: float) -> None:
        if end <= start:
            self.wrong(line, "this cue ends before it begins", "correct its times")
        elif start < self.last_start:
            self.wrong(line, "this cue begins before the one above it", "put the cues in order")
        elif start < self.last_end:
            message = f"this cue begins at {clock(start)}, before the one above it has ended"
            self.wrong(line, message, "let one end where the next begins")
        elif end > self.length + 1:
            message = f"this cue ends at {clock(end)}, and the audio at {clock(self.length)}"
            self.wrong(line, message, "the transcript may belong to another recording")

    def not_empty(self, first: Line) -> None:
        """Note that nothing was said, unless something else is wrong."""
        if not self.cues and not self.found:
            advice = "write what is said, or remove the file"
            self.wrong(first, "there are no cues in this transcript", advice)


def blocks(text: str) -> Iterator[list[Line]]:
    """Yield the lines between empty lines; the first line always stands in the first block."""
    block: list[Line] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line or number == 1:
            block.append(Line(number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def seconds(parts: tuple[str | None, ...]) -> float:
    """Return the time that hours, minutes, seconds and thousandths make."""
    hours, minutes, whole, thousandths = (int(part or 0) for part in parts)
    return (hours * 3_600_000 + minutes * 60_000 + whole * 1000 + thousandths) / 1000
