"""What lies beside an episode, by the names of the files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from coalition.core.media.audio import FORMATS
from coalition.core.media.transcript import TRANSCRIPT_NAMES

AUDIO_NAMES = tuple(f"audio{suffix}" for suffix in FORMATS)
CHAPTERS_NAMES = ("chapters.txt", "chapters.json")
COVER_NAMES = ("cover.jpg", "cover.png")

READ_NAMES = frozenset({*AUDIO_NAMES, *TRANSCRIPT_NAMES, *CHAPTERS_NAMES, *COVER_NAMES})
"""The names that mean something in an episode's folder."""

NAMES_FOR_APPS = (
    "chapters.json",
    "oembed.json",
    "transcript.html",
    "transcript.json",
    "transcript.srt",
    "transcript.txt",
    "transcript.vtt",
)
"""The names of the files that are published beside an episode's page for apps."""

OTHER_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".aac": "audio/aac",
        ".flac": "audio/flac",
        ".m4a": "audio/x-m4a",
        ".m4v": "video/x-m4v",
        ".mov": "video/quicktime",
        ".mp3": "audio/mpeg",
        ".mp4": "video/mp4",
        ".oga": "audio/ogg",
        ".ogg": "audio/ogg",
        ".opus": "audio/ogg",
        ".wav": "audio/wav",
        ".webm": "video/webm",
    }
)
"""The media types of other forms of an episode, by how their names end."""


def other_type(path: str) -> str:
    """Return the media type of another form of an episode by its path or address, or nothing."""
    return OTHER_TYPES.get(PurePosixPath(path).suffix.lower(), "")
