"""Front matter: the header of a text, in YAML between `---` lines or as Pelican's `Key: value` lines."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.rules import catalog
from coalition.core.yaml_nodes import Marks, Plain, read_yaml

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?:[ \t]+(?P<value>.*))?$")
_KEY_WITH_BLANK = re.compile(r"[A-Za-z][\w-]*(?: [\w-]+){1,2}:(?:\s|$)")
_CONTINUED = re.compile(r"(?: {4}|\t)(?P<value>\S.*)$")
_LISTS = frozenset({"authors", "topics", "partners", "announces", "hosts", "guests"})
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


def split_front_matter(text: str, path: str, known: Container[str] = ()) -> FrontMatter:
    """Read the header of `text`; what is wrong with it is in the result's diagnostics.

    Pelican's names for keys become the `known` ones, where these do not have the name themselves.
    """
    if text.startswith("---\n") or text.rstrip() == "---":
        return _yaml_header(text, path, known)
    if _KEY.match(text.split("\n", 1)[0]):
        return _pelican_header(text, path, known)
    found = catalog.NO_FRONT_MATTER.at(
        Place(path, 1, 1),
        "this file does not begin with front matter",
        "begin it with a line ---, the keys such as title: and date:, and another line ---",
    )
    return FrontMatter({}, Marks(path), text, 1, (found,))


def _yaml_header(text: str, path: str, known: Container[str]) -> FrontMatter:
    lines = text.split("\n")
    close = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if close is None:
        found = catalog.UNCLOSED_FRONT_MATTER.at(
            Place(path, 1, 1, 3), "this front matter is not closed", "end it with a line ---"
        )
        return FrontMatter({}, Marks(path), "", len(lines), (found,))
    document = read_yaml("\n".join(lines[1:close]), path, first_line=2)
    body = "\n".join(lines[close + 1 :])
    diagnostics = document.diagnostics
    if document.value is not None and not isinstance(document.value, dict):
        diagnostics += (catalog.YAML_SYNTAX.at(Place(path, 2, 1), "front matter must be `key: value` lines"),)
    values = document.value if isinstance(document.value, dict) else {}
    return FrontMatter(_renamed(values, document.marks, known), document.marks, body, close + 2, diagnostics)


def _known_name(key: str, known: Container[str]) -> str:
    new = _PELICAN_NAMES.get(key, key)
    return new if new in known and key not in known else key


def _renamed(values: dict[str, Plain], marks: Marks, known: Container[str]) -> dict[str, Plain]:
    """Give Pelican's names their schema.org ones, unless both are there (then it is an unknown key)."""
    renamed: dict[str, Plain] = {}
    for key, value in values.items():
        new = _known_name(key, known)
        if new != key and new not in values:
            _move_marks(marks, key, new)
            renamed[new] = value
        else:
            renamed[key] = value
    return renamed


def _move_marks(marks: Marks, old: str, new: str) -> None:
    for table in (marks.values, marks.keys):
        for key in [key for key in table if key == old or key.startswith(f"{old}\n")]:
            table[new + key[len(old) :]] = table.pop(key)


def _pelican_header(text: str, path: str, known: Container[str]) -> FrontMatter:
    header = _PelicanHeader(path, known)
    lines = text.split("\n")
    end = len(lines)
    for number, line in enumerate(lines):
        if not line.strip():
            end = number
            break
        header.take(line, number + 1)
    body = "\n".join(lines[end + 1 :])
    return FrontMatter(header.values, header.marks, body, end + 2, tuple(header.found))


class _PelicanHeader:
    """Reads Python-Markdown's meta-data lines, which Pelican uses, and notes what those would lose."""

    def __init__(self, path: str, known: Container[str]) -> None:
        self._known = known
        self.marks = Marks(path)
        self.values: dict[str, Plain] = {}
        self.found: list[Diagnostic] = []
        self._last = ""

    def take(self, line: str, number: int) -> None:
        pair = _KEY.match(line)
        more = _CONTINUED.match(line)
        if pair:
            self._take_pair(pair, line, number)
        elif more and self._last:
            self._continue(more.group("value"))
        else:
            self.found.append(_not_a_pair(line, Place(self.marks.path, number, 1, len(line))))

    def _take_pair(self, pair: re.Match[str], line: str, number: int) -> None:
        key = pair.group("key").lower().replace("-", "_")
        key = _known_name(key, self._known)
        value = (pair.group("value") or "").strip()
        mark = (number, 1, len(pair.group("key")))
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
        self._put(key, value, line, number)

    def _put(self, key: str, value: str, line: str, number: int) -> None:
        column = line.find(value, line.index(":") + 1) + 1 if value else len(line) + 1
        self.marks.values[key] = (number, column, max(len(value), 1))
        if key not in _LISTS:
            self.values[key] = value or None
            return
        separator = ";" if ";" in value else ","
        parts = [part.strip() for part in value.split(separator) if part.strip()]
        self.values[key] = list(parts)
        for index, part in enumerate(parts):
            column = line.find(part, column - 1) + 1
            self.marks.values[f"{key}\n{index}"] = (number, column, len(part))

    def _continue(self, value: str) -> None:
        before = self.values[self._last]
        if isinstance(before, list):
            before.append(value.strip())
        else:
            self.values[self._last] = f"{before or ''} {value.strip()}".strip()


def _not_a_pair(line: str, place: Place) -> Diagnostic:
    if _KEY_WITH_BLANK.match(line):
        key = line.split(":", 1)[0]
        advice = f"write {key.strip().replace(' ', '_')}: (a key holds no blank)"
    else:
        advice = "leave a blank line between the header and the text"
    return catalog.HEADER_LINE.at(place, "this line of the header is not `key: value`", advice)
