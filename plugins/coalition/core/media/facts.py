"""What is known of an episode's media, read from the files and never typed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Audio:
    """An audio file: `path` is that of the file in the project, `bytes` its size, `type` its media type."""

    path: str
    bytes: int
    type: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of speech: seconds from the start, who speaks (or nobody known), and the words."""

    start: float
    end: float
    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What is said, in order."""

    path: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the episode that begins at `start` seconds."""

    start: float
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class EpisodeMedia:
    """All that lies beside an episode's text."""

    audio: Audio | None = None
    transcript: Transcript | None = None
    chapters: tuple[Chapter, ...] = ()

    @property
    def length_in_words(self) -> str:
        """The length as a list shows it: `42 min`, or seconds when it is under two minutes."""
        if self.audio is None:
            return ""
        seconds = round(self.audio.seconds)
        return f"{seconds} s" if seconds < 120 else f"{round(seconds / 60)} min"
