"""Names as people look for them: whatever their case and accents."""

from __future__ import annotations

from unicodedata import combining, normalize

DIGITS = "0–9"
"""The heading of names that begin with a digit."""


def folded(name: str) -> str:
    """Return a name without case and accents, to sort by and to compare with."""
    plain = name.casefold()
    if plain.isascii():
        return plain
    return "".join(char for char in normalize("NFKD", plain) if not combining(char))


def initial(name: str) -> str:
    """Return the capital letter under which a name stands in a list from A to Z."""
    letter = next((char for char in folded(name) if char.isalnum()), "")
    return DIGITS if letter.isdigit() else letter.upper()
