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
_AMPLITUDES = tuple(2 ** ((gain - 210) / 4) for gain in range(256))
# A frame of silence has a gain too, and hardly any bits.
_FEWEST_BITS = 31


def waveform(file: BinaryIO, start: int) -> str:
    """Return 200 levels from 00 to 99, two digits each, of the MP3 whose frames begin at `start`.

    It is empty where there is no such audio, or more of it than about ten hours.
    """
    file.seek(start)
    levels = _levels(file)
    heights = [_height(levels, bar) for bar in range(BARS)] if levels else []
    highest = max(heights, default=0.0)
    return "".join(f"{round(99 * height / highest):02}" for height in heights) if highest else ""


def bars(written: str) -> tuple[int, ...]:
    """Return the levels of a waveform."""
    return tuple(int(written[at : at + 2]) for at in range(0, len(written), 2))


def _height(levels: Sequence[float], bar: int) -> float:
    """Return the level under which nine tenths of the frames stay: single ones are loud beyond measure."""
    first, after = bar * len(levels) // BARS, (bar + 1) * len(levels) // BARS
    part = sorted(levels[first : max(after, first + 1)])
    return part[len(part) * 9 // 10]


def _levels(file: BinaryIO) -> list[float]:
    """Return how loud each frame is; what lies between frames is passed over."""
    levels: list[float] = []
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
            return levels
        size = size_at(at)
        # Any two bytes may look like a frame, but hardly where the next one would begin too.
        if size and (in_step or size_at(at + size)):
            levels.append(_level(data[at : at + _HEAD]))
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


def _level(head: bytes) -> float:
    """Return how loud the first half of a frame is: both its channels together."""
    is_first_version, channels = head[1] >> 3 & 3 == _MPEG_1, 1 if head[3] >> 6 == _MONO else 2
    side = 4 if head[1] & 1 else 6  # a checksum may stand in between
    bits = int.from_bytes(head[side : side + 16], "big")
    before = (16 + 2 * channels) if is_first_version else 8 + channels
    width = 59 if is_first_version else 63
    level = 0.0
    for place in range(before, before + channels * width, width):
        if bits >> (116 - place) & 0xFFF >= _FEWEST_BITS:
            level += _AMPLITUDES[bits >> (99 - place) & 0xFF]
    return level
