"""MP4 files with a chapter track, as QuickTime and its successors write them (ISO/IEC 14496-12)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

SCALE = 1000


@dataclass(frozen=True)
class Told:
    """How the tables tell it: samples in each chunk, 64-bit offsets, a list of chapters (`chpl`) beside them.

    `waits` is the silence before the track, in seconds. `claimed` is how many chapters there are said to be.
    """

    in_a_chunk: int = 1
    long_offsets: bool = False
    listed: Sequence[tuple[float, str]] = ()
    handler: bytes = b"text"
    waits: int = 0
    encoding: str = "utf-8"
    refers_to: Sequence[int] = field(default=(2,))
    claimed: int = 0


def box(kind: bytes, *content: bytes) -> bytes:
    data = b"".join(content)
    return (len(data) + 8).to_bytes(4, "big") + kind + data


def numbers(*values: int, size: int = 4) -> bytes:
    return b"".join(value.to_bytes(size, "big") for value in values)


def mp4(chapters: Sequence[tuple[float, str]], told: Told = Told(), seconds: int = 60) -> bytes:
    """A file of `seconds` whose first track refers to a track of text with these chapters."""
    head = box(b"ftyp", b"M4A \0\0\0\0M4A mp42isom")
    samples = [_sample(title, told.encoding) for _, title in chapters]
    media = b"some sound" + b"".join(samples)
    first = len(head) + 8 + len(b"some sound")
    sound = _track(1, b"soun", seconds, box(b"tref", box(b"chap", numbers(*told.refers_to))))
    text = _track(2, told.handler, seconds, _edits(told), _tables(chapters, samples, first, told, seconds))
    header = numbers(0, 0, 0, SCALE, seconds * SCALE) + bytes(80)
    listed = box(b"udta", _list(told.listed)) if told.listed else b""
    return head + box(b"mdat", media) + box(b"moov", box(b"mvhd", header), sound, text, listed)


def _sample(title: str, encoding: str) -> bytes:
    text = title.encode(encoding)
    return numbers(len(text), size=2) + text + box(b"encd", numbers(256))


def _track(number: int, handler: bytes, seconds: int, beside: bytes, tables: bytes = b"") -> bytes:
    media = box(
        b"mdia",
        box(b"mdhd", numbers(0, 0, 0, SCALE, seconds * SCALE, 0)),
        box(b"hdlr", numbers(0, 0), handler, bytes(13)),
        box(b"minf", box(b"stbl", tables)),
    )
    return box(b"trak", box(b"tkhd", numbers(7, 0, 0, number), bytes(68)), beside, media)


def _edits(told: Told) -> bytes:
    if not told.waits:
        return b""
    return box(
        b"edts", box(b"elst", numbers(0, 2, told.waits * SCALE, 0xFFFFFFFF, 0x10000, 1000, 0, 0x10000))
    )


def _tables(
    chapters: Sequence[tuple[float, str]], samples: Sequence[bytes], first: int, told: Told, seconds: int
) -> bytes:
    starts = [round(start * SCALE) for start, _ in chapters]
    lengths = [after - start for start, after in zip(starts, [*starts[1:], seconds * SCALE], strict=True)]
    offsets = [first + sum(map(len, samples[:index])) for index in range(0, len(samples), told.in_a_chunk)]
    kind, size = (b"co64", 8) if told.long_offsets else (b"stco", 4)
    return b"".join(
        (
            box(
                b"stts",
                numbers(
                    0, len(lengths), *(part for length in lengths for part in (told.claimed or 1, length))
                ),
            ),
            box(b"stsc", numbers(0, 1, 1, told.in_a_chunk, 1)),
            box(b"stsz", numbers(0, *_sizes(samples, told))),
            box(kind, numbers(0, len(offsets)), numbers(*offsets, size=size)),
        )
    )


def _sizes(samples: Sequence[bytes], told: Told) -> list[int]:
    return [len(samples[0]), told.claimed] if told.claimed else [0, len(samples), *map(len, samples)]


def _list(chapters: Sequence[tuple[float, str]]) -> bytes:
    """The list of chapters in which Nero's programs began to keep them."""
    titles = ((round(start * 10_000_000), title.encode()) for start, title in chapters)
    entries = (numbers(start, size=8) + numbers(len(title), size=1) + title for start, title in titles)
    return box(b"chpl", numbers(0x01000000, 0), numbers(len(chapters), size=1), *entries)
