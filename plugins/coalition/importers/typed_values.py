"""Values of a feed's elements, as feeds type them."""

from __future__ import annotations

import re

_CLOCK = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,7}(?:\.\d+)?)")
_TRUE = frozenset(("true", "yes", "explicit"))
_FALSE = frozenset(("false", "no", "clean"))


def seconds_of(typed: str) -> float | None:
    """Return `1:02:03`, `2:03` or `123.5` as seconds, or None."""
    match = _CLOCK.fullmatch(typed.strip())
    if match is None:
        return None
    hours, minutes, seconds = match.groups()
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds)


def truth_of(typed: str) -> bool | None:
    """Return what `true`, `yes` or `clean` mean, or None."""
    word = typed.strip().lower()
    return True if word in _TRUE else False if word in _FALSE else None


def number_of(typed: str) -> int | None:
    """Return a whole number from 1, or None: directories know no episode 0 and none of 3.5."""
    word = typed.strip()
    return int(word) if word.isdecimal() and len(word) < 7 and int(word) else None


def size_of(typed: str) -> int:
    """Return how many bytes a file is said to have, or 0."""
    word = typed.strip()
    return int(word) if word.isdecimal() and len(word) < 16 else 0
