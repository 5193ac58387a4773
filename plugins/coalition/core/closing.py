"""How a text closes: with a sign-off by hand, or not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coalition.core.body import without_empty_credit

_JOINS = re.compile(r"\bjoin(?:s|ed|ing)?\b", re.IGNORECASE)
_POINTS_ON = re.compile(r"\b(?:read|listen|watch|visit)\b", re.IGNORECASE)


def hand_written_sign_off(
    text: str, coalition_names: Iterable[str], partner_names: Iterable[str]
) -> int | None:
    """Return the offset of a closing paragraph that says who joined and where to read on, or None."""
    shown = without_empty_credit(text).rstrip()
    start = shown.rfind("\n\n") + 2 if "\n\n" in shown else 0
    closing = shown[start:]
    if not (_JOINS.search(closing) and _POINTS_ON.search(closing)):
        return None
    if _names_any(closing, coalition_names) and _names_any(closing, partner_names):
        return start + len(closing) - len(closing.lstrip())
    return None


def _names_any(text: str, names: Iterable[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)
