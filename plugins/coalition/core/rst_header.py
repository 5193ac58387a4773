"""The header of a text in reStructuredText, as Pelican's reader has it: a title, and a list of fields."""

from __future__ import annotations

import re
from collections.abc import Container

from coalition.core.header import FrontMatter, HeaderPairs, TypedPair, no_header

_LINE = re.compile(r"([!-/:-@\[-`{-~])\1+\s*$")
_FIELD = re.compile(r":(?P<key>[A-Za-z_][\w -]*):(?:[ \t]+(?P<value>.*))?$")
_CONTINUED = re.compile(r"[ \t]+(?P<value>\S.*)$")
_ADVICE = "begin it with a title that is underlined, and fields such as :date: 2025-03-04"


def split_rst(text: str, path: str, known: Container[str]) -> FrontMatter:
    """Read the title and the fields at the beginning; what follows is the text."""
    header, lines = HeaderPairs(path, known), text.split("\n")
    end = _fields(header, lines, _title(header, lines, _next(lines, 0)))
    if not header.values:
        return no_header(path, text, _ADVICE)
    return FrontMatter(header.values, header.marks, "\n".join(lines[end:]), end + 1, tuple(header.found))


def _next(lines: list[str], index: int) -> int:
    """Return the index of the first line from `index` on that is not empty."""
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def _title(header: HeaderPairs, lines: list[str], index: int) -> int:
    """Take the title, where one begins at `index`, and return the index of what follows."""
    over = index < len(lines) and _LINE.match(lines[index]) is not None
    at = index + over
    if at + 1 >= len(lines) or not lines[at].strip() or not _LINE.match(lines[at + 1]):
        return index
    header.take(TypedPair("title", lines[at].strip(), lines[at], at + 1, 1, 0))
    return at + 2


def _fields(header: HeaderPairs, lines: list[str], index: int) -> int:
    """Take the fields from `index` on, and return the index of what follows."""
    first = _next(lines, index)
    if first == len(lines) or not _FIELD.match(lines[first]):
        return first
    while first < len(lines) and _is_taken(header, lines[first], first + 1):
        first += 1
    return first


def _is_taken(header: HeaderPairs, line: str, number: int) -> bool:
    pair, more = _FIELD.match(line), _CONTINUED.match(line)
    if pair:
        key, value = pair.group("key"), (pair.group("value") or "").strip()
        header.take(TypedPair(key.replace(" ", "_"), value, line, number, 2, len(key) + 2))
        return True
    return more is not None and header.continue_last(more.group("value"))
