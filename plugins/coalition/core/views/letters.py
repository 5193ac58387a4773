"""Lists from A to Z."""

from __future__ import annotations

from coalition.core.fields import to_slug


def letter_anchor(letter: str) -> str:
    """Return the id of the part of a list that an `initial` heads; of names without one it is `letter-`."""
    return f"letter-{to_slug(letter) or ''.join(f'{ord(char):x}' for char in letter)}"
