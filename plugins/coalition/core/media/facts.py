"""What is known of an episode's media, read from the files and never typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Audio:
    """A recording: `path` is that of the file in the project, or empty when it lies elsewhere, at `url`.

    `bytes` is its size, `type` its media type.
    """

    path: str
    bytes: int
    type: str
    seconds: float
    url: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of speech: seconds from the start, who speaks (or nobody known), and the words."""

    start: float
    end: float
    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What is said, in order; without times when it is not `timed`, and then all cues begin and end at 0.

    `key` names what the file says, where that is known: with the same key it says the same.
    """

    path: str
    cues: Sequence[Cue]
    timed: bool = True
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the episode that begins at `start` seconds.

    `image` is the address of a picture for it. A chapter that is not `listed` only changes the picture.
    """

    start: float
    title: str
    url: str = ""
    image: str = ""
    listed: bool = True


@dataclass(frozen=True, slots=True)
class OtherForm:
    """The episode in another form, lying where an `Audio` may; `integrity` is a digest (SRI), or empty."""

    path: str
    url: str
    bytes: int
    type: str
    integrity: str = ""


@dataclass(frozen=True, slots=True)
class EpisodeMedia:
    """All that lies beside the text of an episode, or of a show, which has a cover alone.

    `cover` is the path of its own artwork, or empty, and `cover_version` names what is in it: directories
    look at artwork again when its address is another. `others` are the alternate enclosures in the
    order of the front matter. `origins` are those that the address of a recording elsewhere leads to, and
    `waveform` is how loud the recording is, as `core/media/waveform.py` writes it.
    """

    audio: Audio | None = None
    transcript: Transcript | None = None
    chapters: tuple[Chapter, ...] = ()
    cover: str = ""
    cover_version: str = ""
    others: tuple[OtherForm, ...] = ()
    origins: tuple[str, ...] = ()
    waveform: str = ""
