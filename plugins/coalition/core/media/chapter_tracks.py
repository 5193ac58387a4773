"""Chapters that are a track of text in an MP4 or QuickTime file, to which another track refers.

The reference is `tref/chap` (QuickTime File Format, "Track Reference Atoms"); where the titles lie and when
they begin is in the tables of samples (ISO/IEC 14496-12, 8.6.1 and 8.7).
"""

from __future__ import annotations

from bisect import bisect_right
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from itertools import islice
from struct import iter_unpack
from typing import BinaryIO

from coalition.core.media.facts import Chapter
from coalition.core.media.mp4_boxes import Box, BoxReader

_MOST = 500
_LONGEST_TITLE = 2_048
_TEXT = (b"text", b"sbtl")
_TABLE = (b"mdia", b"minf", b"stbl")


def track_chapters(file: BinaryIO) -> Iterator[Chapter]:
    """Yield the chapters of the first track of text that is said to hold chapters, as they are stored.

    No more than 500 are read, whatever the file says of itself.
    """
    reader = BoxReader(file)
    movie = reader.find(reader.whole, b"moov")
    track = _chapter_track(reader, movie) if movie else None
    if movie is None or track is None:
        return
    scale = _after_dates(reader.content(track, b"mdia", b"mdhd", limit=32))
    waits = _empty_edit(reader, movie, track)
    starts = _starts(reader.content(track, *_TABLE, b"stts", limit=8 + 8 * _MOST))
    for start, (offset, size) in zip(starts, islice(_samples(reader, track), _MOST), strict=False):
        title = _title(reader.read(offset, min(size, _LONGEST_TITLE)))
        yield Chapter(start / scale + waits, title)


def _chapter_track(reader: BoxReader, movie: Box) -> Box | None:
    tracks = [box for box in reader.inside(movie) if box.kind == b"trak"]
    wanted: set[int] = set()
    for track in tracks:
        wanted.update(_numbers(reader.content(track, b"tref", b"chap", limit=64)))
    for track in tracks:
        handler = reader.content(track, b"mdia", b"hdlr", limit=12)[8:]
        if handler in _TEXT and _after_dates(reader.content(track, b"tkhd", limit=32)) in wanted:
            return track
    return None


def _after_dates(header: bytes) -> int:
    """Return the number after the two dates of a header: the track's in tkhd, the time scale in the others.

    Raises ValueError where there is none.
    """
    start = 20 if header[:1] == b"\1" else 12
    number = int.from_bytes(header[start : start + 4], "big")
    if not number:
        raise ValueError("there is no such number in this header")
    return number


def _empty_edit(reader: BoxReader, movie: Box, track: Box) -> float:
    """Return the seconds of silence before a track begins, which its edit list may say (8.6.6)."""
    edits = reader.content(track, b"edts", b"elst", limit=24)
    width = 8 if edits[:1] == b"\1" else 4
    length, begins = edits[8 : 8 + width], edits[8 + width : 8 + 2 * width]
    if begins != b"\xff" * width:
        return 0.0
    return int.from_bytes(length, "big") / _after_dates(reader.content(movie, b"mvhd", limit=32))


# Tables of samples


def _starts(table: bytes) -> Iterator[int]:
    """Yield when each sample begins: the table says of how many in a row each lasts how long."""
    start = 0
    for count, length in _pairs(table[8:]):
        for _ in range(min(count, _MOST)):
            yield start
            start += length


def _samples(reader: BoxReader, track: Box) -> Iterator[tuple[int, int]]:
    """Yield where each sample lies, and its size: one after another in chunks."""
    sizes = _sizes(reader.content(track, *_TABLE, b"stsz", limit=12 + 4 * _MOST))
    runs = list(_runs(reader.content(track, *_TABLE, b"stsc", limit=8 + 12 * _MOST)[8:]))
    firsts = [first for first, _ in runs]
    for number, offset in enumerate(_chunks(reader, track), 1):
        run = bisect_right(firsts, number) - 1
        for size in islice(sizes, runs[run][1] if run >= 0 else 0):
            yield offset, size
            offset += size


def _sizes(table: bytes) -> Iterator[int]:
    same, count = int.from_bytes(table[4:8], "big"), int.from_bytes(table[8:12], "big")
    return iter([same] * min(count, _MOST)) if same else _numbers(table[12:])


def _runs(table: bytes) -> Iterator[tuple[int, int]]:
    """Yield from which chunk on there are how many samples in each."""
    return ((first, count) for first, count, _ in iter_unpack(">III", table[: len(table) // 12 * 12]))


def _chunks(reader: BoxReader, track: Box) -> Iterator[int]:
    table = reader.content(track, *_TABLE, b"stco", limit=8 + 4 * _MOST)
    if table:
        return _numbers(table[8:])
    table = reader.content(track, *_TABLE, b"co64", limit=8 + 8 * _MOST)[8:]
    return (number for (number,) in iter_unpack(">Q", table[: len(table) // 8 * 8]))


def _numbers(table: bytes) -> Iterator[int]:
    return (number for (number,) in iter_unpack(">I", table[: len(table) // 4 * 4]))


def _pairs(table: bytes) -> Iterator[tuple[int, int]]:
    return ((one, other) for one, other in iter_unpack(">II", table[: len(table) // 8 * 8]))


def _title(sample: bytes) -> str:
    """Return the text of a sample: its length in bytes comes first, and boxes of style may come after it."""
    text = sample[2 : 2 + int.from_bytes(sample[:2], "big")]
    if text.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        return text.decode("utf-16", "replace")
    try:
        return text.decode()
    except UnicodeDecodeError:  # from before UTF-8
        return text.decode("mac_roman")
