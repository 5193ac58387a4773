"""A recording and a picture that are as small as they may be, and what was said meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image

# MPEG-1 Layer III, 32 kbit/s, 44.1 kHz, mono (ISO/IEC 11172-3, 2.4.1.3). A frame of zeros is silence.
_FRAME = b"\xff\xfb\x10\xc4" + bytes(100)
_FRAMES = 77


def silent_mp3() -> bytes:
    """Return two seconds of silence, 8 kB."""
    return _FRAME * _FRAMES


def plain_cover() -> bytes:
    """Return a show's artwork in one colour, of the least size that directories take."""
    made = BytesIO()
    Image.new("RGB", (1400, 1400), (24, 88, 96)).save(made, "JPEG")
    return made.getvalue()


def transcript(sentences: Sequence[str]) -> str:
    """Return a transcript in WebVTT that says the sentences, two voices by turns, within the two seconds."""
    cues = (_cue(number, len(sentences), said) for number, said in enumerate(sentences))
    return "\n\n".join(("WEBVTT", *cues)) + "\n"


def _cue(number: int, count: int, said: str) -> str:
    start, end = (2000 * n // count for n in (number, number + 1))
    return f"{_clock(start)} --> {_clock(end)}\n<v Speaker {number % 2 + 1}>{said}"


def _clock(milliseconds: int) -> str:
    return f"00:00:{milliseconds // 1000:02}.{milliseconds % 1000:03}"
