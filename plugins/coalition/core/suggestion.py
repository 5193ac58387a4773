"""The nearest known name to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """Return the known name that `typed` most likely means, or None when nothing is near."""
    by_folded = {name.casefold(): name for name in sorted(known)}
    matches = get_close_matches(typed.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else None


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """Return `did you mean "x"?`, or an empty text when nothing is near."""
    name = nearest(typed, known)
    return f'did you mean "{name}"?' if name else ""
