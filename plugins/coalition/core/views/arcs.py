"""The coalition's picture: many voices, each a set of arcs, assembled on one banner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import cycle, islice

WIDTH = 1200
"""How far the picture reaches before it repeats; its ground is at 220."""

_HUES = ("sun", "teal", "accent")
_FEWEST, _MOST = 8, 240


@dataclass(frozen=True, slots=True)
class Voice:
    """Arcs around one point of the ground, in one of three colours."""

    hue: str
    x: int
    radii: tuple[int, ...]


def voices(names: Iterable[str]) -> tuple[Voice, ...]:
    """Return a voice for each name, whose size follows from the name; of very few they come again.

    The more there are, the fewer arcs each has, and of very many only the first are drawn.
    """
    given = tuple(islice(names, _MOST))
    drawn = tuple(islice(cycle(given), max(len(given), _FEWEST))) if given else ()
    rings = 4 if len(drawn) <= 16 else 3 if len(drawn) <= 32 else 2 if len(drawn) <= 64 else 1
    return tuple(_voice(number, name, len(drawn), rings) for number, name in enumerate(drawn))


def _voice(number: int, name: str, count: int, rings: int) -> Voice:
    # High and low take turns, so that neighbours of like names do not hide one another.
    low = 95 if number % 2 else 140
    radius = low + blake2b(name.encode(), digest_size=1).digest()[0] * 65 // 255
    x = (2 * number + 1) * WIDTH // (2 * count)
    return Voice(_HUES[number % 3], x, tuple(radius - step * radius // 5 for step in range(rings)))
