"""What the header of a text says, however it is written."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.rules import catalog
from coalition.core.yaml_nodes import Marks, Plain

_LISTS = frozenset({"authors", "topics", "partners", "announces", "departs", "hosts", "guests"})
# Pelican's names for what the records call by schema.org's.
_PELICAN_NAMES = {"author": "authors", "tags": "topics", "lang": "language"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A text file split in two: `values` of the header, and `body` with the line that it begins at."""

    values: dict[str, Plain]
    marks: Marks
    body: str
    body_line: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class TypedPair:
    """A key and its value as typed in a line of a file; the value begins at offset `start` or behind it."""

    key: str
    value: str
    line: str
    number: int
    column: int
    start: int


class HeaderPairs:
    """Collects the pairs of a header that is not YAML; several values of a list stand between commas."""

    def __init__(self, path: str, known: Container[str]) -> None:
        self._known = known
        self.marks = Marks(path)
        self.values: dict[str, Plain] = {}
        self.found: list[Diagnostic] = []
        self._last = ""

    def take(self, pair: TypedPair) -> None:
        """Note a pair, or that its key was given before."""
        key = known_name(pair.key.lower().replace("-", "_"), self._known)
        mark = (pair.number, pair.column, len(pair.key))
        if key in self.values:
            first = Place(self.marks.path, *self.marks.keys[key])
            self.found.append(
                catalog.DUPLICATE_KEY.at(
                    Place(self.marks.path, *mark),
                    f'the key "{key}" is given twice',
                    "keep one of them",
                    related=first,
                )
            )
            return
        self._last = key
        self.marks.keys[key] = mark
        self._put(key, pair)

    def _put(self, key: str, pair: TypedPair) -> None:
        value, line = pair.value, pair.line
        column = line.find(value, pair.start) + 1 if value else len(line) + 1
        self.marks.values[key] = (pair.number, column, max(len(value), 1))
        if key not in _LISTS:
            self.values[key] = value or None
            return
        separator = ";" if ";" in value else ","
        parts = [part.strip() for part in value.split(separator) if part.strip()]
        self.values[key] = list(parts)
        for index, part in enumerate(parts):
            column = line.find(part, column - 1) + 1
            self.marks.values[f"{key}\n{index}"] = (pair.number, column, len(part))

    def continue_last(self, value: str) -> bool:
        """Add a line to the last pair's value; return False when there is none."""
        if not self._last:
            return False
        before = self.values[self._last]
        if isinstance(before, list):
            before.append(value.strip())
        else:
            self.values[self._last] = f"{before or ''} {value.strip()}".strip()
        return True


def known_name(key: str, known: Container[str]) -> str:
    """Return the records' name for a key of Pelican's, where `known` has it and not Pelican's own."""
    new = _PELICAN_NAMES.get(key, key)
    return new if new in known and key not in known else key


def no_header(path: str, body: str, advice: str) -> FrontMatter:
    """Return a text that does not begin with a header, with the finding that says so."""
    found = catalog.NO_FRONT_MATTER.at(
        Place(path, 1, 1), "this file does not begin with front matter", advice
    )
    return FrontMatter({}, Marks(path), body, 1, (found,))
