"""What is said in an episode, read from the file beside it: WebVTT, SubRip or plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf
from pathlib import PurePosixPath
from types import MappingProxyType

from coalition.core.diagnostics import Diagnostic
from coalition.core.media.cue_reading import CueReading
from coalition.core.media.facts import Transcript
from coalition.core.media.plain_transcript import read_plain
from coalition.core.media.subrip import read_subrip
from coalition.core.media.web_vtt import read_web_vtt

_READERS: Mapping[str, Callable[[str, CueReading], None]] = MappingProxyType(
    {".vtt": read_web_vtt, ".srt": read_subrip, ".txt": read_plain}
)

TRANSCRIPT_NAMES = tuple(f"transcript{suffix}" for suffix in _READERS)
"""What a transcript is called, the richest form first: when there are several that one is read."""


def parse_transcript(text: str, path: str, length: float = inf) -> tuple[Transcript, tuple[Diagnostic, ...]]:
    """Return what a transcript says, and what is wrong with it (bad-transcript).

    `length` is the audio's in seconds; no cue may reach beyond it by more than a second.
    """
    suffix = PurePosixPath(path).suffix
    reading = CueReading(path, length)
    _READERS.get(suffix, read_web_vtt)(text, reading)
    return Transcript(path, tuple(reading.cues), suffix != ".txt"), tuple(reading.found)
