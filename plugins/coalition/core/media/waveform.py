"""How loud an MP3 is from its beginning to its end, without decoding it.

Every frame says by which power its spectrum is scaled (`global_gain`, ISO/IEC 11172-3, 2.4.1.7 and 2.4.2.7),
a few bytes behind its header. Over some seconds that follows how loud they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

BARS = 200
"""Of how many levels a waveform is made."""

_MOST_STEPS = 1_500_000
_PIECE = 1 << 20
_HEAD, _LARGEST_FRAME = 22, 1729
_MPEG_1, _MPEG_2, _MPEG_2_5 = 3, 2, 0
_LAYER_3, _MONO = 1, 3
_RATES = {_MPEG_1: (44100, 48000, 32000), _MPEG_2: (22050, 24000, 16000), _MPEG_2_5: (11025, 12000, 8000)}
_KILOBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
_KILOBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
# How far down a waveform reaches, in steps of 1.5 dB.
_RANGE = 36
# A frame of silence has a gain too, and hardly any bits.
_FEWEST_BITS = 31


def waveform(file: BinaryIO, start: int) -> str:
    """Return 200 levels from 00 to 99, two digits each, of the MP3 whose frames begin at `start`.

    They are in decibels: 99 is what hardly a frame exceeds, and 00 is 54 dB below that, or silence. The text
    is empty where there is no such audio, or more of it than about ten hours.
    """
    file.seek(start)
    gains = _gains(file)
    loud = sorted(filter(None, gains))
    if not loud:
        return ""
    least = loud[len(loud) * 98 // 100] - _RANGE  # beyond that are single frames that nobody hears
    return "".join(f"{round(99 * _height(gains, bar, least) / _RANGE):02}" for bar in range(BARS))


def bars(written: str) -> tuple[int, ...]:
    """Return the levels of a waveform."""
    return tuple(int(written[at : at + 2]) for at in range(0, len(written), 2))


def _height(gains: Sequence[int], bar: int, least: int) -> float:
    """Return how far above the least the louder quarter of a bar's frames is: speech is full of pauses."""
    first, after = bar * len(gains) // BARS, (bar + 1) * len(gains) // BARS
    part = sorted(gains[first : max(after, first + 1)])
    loudest = part[len(part) * 3 // 4 :]
    return sum(min(max(gain - least, 0), _RANGE) for gain in loudest) / len(loudest)


def _gains(file: BinaryIO) -> list[int]:
    """Return the gain of each frame, in steps of 1.5 dB; what lies between frames is passed over."""
    gains: list[int] = []
    sizes: dict[bytes, int] = {}
    data, at, in_step = b"", 0, False

    def size_at(place: int) -> int:
        head = data[place : place + 3]
        if head not in sizes:
            sizes[head] = _size(head)
        return sizes[head]

    for _ in range(_MOST_STEPS):
        if at + _LARGEST_FRAME + _HEAD > len(data):
            data, at = data[at:] + file.read(_PIECE), 0
        if at + _HEAD > len(data):
            return gains
        size = size_at(at)
        # Any two bytes may look like a frame, but hardly where the next one would begin too.
        if size and (in_step or size_at(at + size)):
            gains.append(_gain(data[at : at + _HEAD]))
            at, in_step = at + size, True
        else:
            found = data.find(b"\xff", at + 1)
            at, in_step = found if found >= 0 else len(data), False
    return []


def _size(head: bytes) -> int:
    """Return how many bytes the frame of Layer III has that begins so (2.4.2.3), or 0."""
    if len(head) < 3 or head[0] != 0xFF or head[1] >> 5 != 0b111 or head[1] >> 1 & 3 != _LAYER_3:
        return 0
    version, rate = head[1] >> 3 & 3, head[2] >> 2 & 3
    if version not in _RATES or rate == 3:
        return 0
    kilobits = (_KILOBITS_1 if version == _MPEG_1 else _KILOBITS_2)[head[2] >> 4]
    samples = 144_000 if version == _MPEG_1 else 72_000
    return samples * kilobits // _RATES[version][rate] + (head[2] >> 1 & 1) if kilobits else 0


def _gain(head: bytes) -> int:
    """Return the gain of the first half of a frame, of its louder channel, or 0 where that is silent."""
    is_first_version, channels = head[1] >> 3 & 3 == _MPEG_1, 1 if head[3] >> 6 == _MONO else 2
    side = 4 if head[1] & 1 else 6  # a checksum may stand in between
    bits = int.from_bytes(head[side : side + 16], "big")
    first = (16 + 2 * channels) if is_first_version else 8 + channels
    width = 59 if is_first_version else 63
    places = range(first, first + channels * width, width)
    return max(
        bits >> (99 - place) & 0xFF if bits >> (116 - place) & 0xFFF >= _FEWEST_BITS else 0
        for place in places
    )
