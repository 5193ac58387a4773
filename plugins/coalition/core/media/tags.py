"""What a recording says of itself: the title and the description in its tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from mutagen import MutagenError
from mutagen.id3 import ID3
from mutagen.mp4 import MP4

from coalition.core.source import FORBIDDEN


@dataclass(frozen=True, slots=True)
class Tags:
    """Each is one line, and empty where the recording does not say it."""

    title: str = ""
    description: str = ""


def read_tags(file: BinaryIO, suffix: str) -> Tags:
    """Return the tags of an MP3 (ID3) or M4A; none where there are none that can be read."""
    file.seek(0)
    try:
        title, *descriptions = _of_mp4(file) if suffix == ".m4a" else _of_mp3(file)
    except (MutagenError, ValueError, LookupError, TypeError):
        return Tags()
    return Tags(title, next(filter(None, descriptions), ""))


def _of_mp3(file: BinaryIO) -> Iterator[str]:
    """Yield the title, and then what may describe it: iTunes' description, or a comment without a name."""
    tags = ID3(file)
    yield _line(tags.get("TIT2"))
    yield _line(tags.get("TDES"))
    # Programs keep data of their own in comments that have a name, such as iTunNORM.
    yield from (_line(comment) for comment in tags.getall("COMM") if not comment.desc)


def _of_mp4(file: BinaryIO) -> Iterator[str]:
    tags: Any = MP4(file).tags or {}
    for key in ("\xa9nam", "ldes", "desc", "\xa9cmt"):
        yield _line(next(iter(tags.get(key, ())), None))


def _line(value: object) -> str:
    return "" if value is None else " ".join(FORBIDDEN.sub("", str(value)).split())
