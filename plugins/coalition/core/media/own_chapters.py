"""Chapters that a recording brings along: ID3 CHAP frames in MP3, a track of text or a list in M4A.

https://id3.org/id3v2-chapters-1.0. The list of MP4 (`chpl`) holds 255 chapters at most, so that the track is
looked at first.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from mutagen import MutagenError
from mutagen.id3 import ID3
from mutagen.mp4 import MP4

from coalition.core.fields import is_web_url
from coalition.core.media.chapter_tracks import track_chapters
from coalition.core.media.facts import Chapter
from coalition.core.source import FORBIDDEN

_UNREADABLE = (
    MutagenError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    ArithmeticError,
    struct.error,
)
_LONGEST_TITLE = 255


def own_chapters(file: BinaryIO, suffix: str) -> tuple[Chapter, ...]:
    """Return the chapters in a recording, in order; none where a program wrote what nobody can read."""
    file.seek(0)
    read = _of_mp4 if suffix in (".m4a", ".mp4", ".m4v") else _of_mp3
    try:
        return tuple(_in_order(read(file)))
    except _UNREADABLE:
        return ()


def _of_mp3(file: BinaryIO) -> Iterator[Chapter]:
    for frame in ID3(file).getall("CHAP"):
        title = " ".join(str(one) for one in frame.sub_frames.getall("TIT2"))
        links = (getattr(one, "url", "") for one in frame.sub_frames.values())
        url = next(filter(is_web_url, links), "")
        yield Chapter(frame.start_time / 1000, title, url)


def _of_mp4(file: BinaryIO) -> Iterable[Chapter]:
    try:
        found = list(track_chapters(file))
    except ValueError:
        found = []
    return found if any(one.title for one in found) else _of_the_list(file)


def _of_the_list(file: BinaryIO) -> Iterator[Chapter]:
    file.seek(0)
    found: Iterable[Any] = MP4(file).chapters or ()
    return (Chapter(float(one.start), str(one.title)) for one in found)


def _in_order(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """Yield chapters that have a title and begin where no other does; the first begins at 0."""
    last = -1.0
    for chapter in sorted(chapters, key=lambda one: one.start):
        title = " ".join(FORBIDDEN.sub("", chapter.title).split())[:_LONGEST_TITLE].rstrip()
        start = chapter.start if last >= 0 else 0.0
        if title and start > last:
            yield replace(chapter, start=start, title=title)
            last = start
