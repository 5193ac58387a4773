"""Chapters that a recording brings along: ID3 CHAP frames in MP3, the list of chapters in M4A.

https://id3.org/id3v2-chapters-1.0. Of MP4 the `chpl` list is read, not tracks of text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from mutagen import MutagenError
from mutagen.id3 import ID3
from mutagen.mp4 import MP4

from coalition.core.media.facts import Chapter
from coalition.core.source import FORBIDDEN


def own_chapters(file: BinaryIO, suffix: str) -> tuple[Chapter, ...]:
    """Return the chapters in a recording, in order; none where a program wrote what nobody can read."""
    file.seek(0)
    read = _of_mp4 if suffix in (".m4a", ".mp4", ".m4v") else _of_mp3
    try:
        return tuple(_in_order(read(file)))
    except (MutagenError, ValueError, LookupError, AttributeError, TypeError):
        return ()


def _of_mp3(file: BinaryIO) -> Iterator[Chapter]:
    for frame in ID3(file).getall("CHAP"):
        title = " ".join(str(one) for one in frame.sub_frames.getall("TIT2"))
        links = (getattr(one, "url", "") for one in frame.sub_frames.values())
        url = next((link for link in links if link.startswith(("https://", "http://"))), "")
        yield Chapter(frame.start_time / 1000, title, url)


def _of_mp4(file: BinaryIO) -> Iterator[Chapter]:
    found: Iterable[Any] = MP4(file).chapters or ()
    return (Chapter(float(one.start), str(one.title)) for one in found)


def _in_order(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """Yield chapters that have a title and begin where no other does; the first begins at 0."""
    last = -1.0
    for chapter in sorted(chapters, key=lambda one: one.start):
        title = " ".join(FORBIDDEN.sub("", chapter.title).split())
        start = chapter.start if last >= 0 else 0.0
        if title and start > last:
            yield replace(chapter, start=start, title=title)
            last = start
