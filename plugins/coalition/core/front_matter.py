"""Front matter: the header of a text, in YAML between `---` lines or as Pelican's own readers want it."""

from __future__ import annotations

import re
from collections.abc import Container

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.formats import format_of
from coalition.core.header import FrontMatter, HeaderPairs, TypedPair, known_name, no_header
from coalition.core.html_header import split_html
from coalition.core.rst_header import split_rst
from coalition.core.rules import catalog
from coalition.core.yaml_nodes import Marks, Plain, read_yaml

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?:[ \t]+(?P<value>.*))?$")
_KEY_WITH_BLANK = re.compile(r"[A-Za-z][\w-]*(?: [\w-]+){1,2}:(?:\s|$)")
_CONTINUED = re.compile(r"(?: {4}|\t)(?P<value>\S.*)$")
_ADVICE = "begin it with a line ---, the keys such as title: and date:, and another line ---"


def split_front_matter(text: str, path: str, known: Container[str] = ()) -> FrontMatter:
    """Read the header of `text`; what is wrong with it is in the result's diagnostics.

    Pelican's names for keys become the `known` ones, where these do not have the name themselves.
    """
    if text.startswith("---\n") or text.rstrip() == "---":
        return _yaml_header(text, path, known)
    match format_of(path):
        case "html":
            return split_html(text, path, known)
        case "rst":
            return split_rst(text, path, known)
    if _KEY.match(text.split("\n", 1)[0]):
        return _pelican_header(text, path, known)
    return no_header(path, text, _ADVICE)


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


def _renamed(values: dict[str, Plain], marks: Marks, known: Container[str]) -> dict[str, Plain]:
    """Give Pelican's names their schema.org ones, unless both are there (then it is an unknown key)."""
    renamed: dict[str, Plain] = {}
    for key, value in values.items():
        new = known_name(key, known)
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
    """Read Python-Markdown's meta-data lines, which Pelican uses, and note what those would lose."""
    header = HeaderPairs(path, known)
    lines = text.split("\n")
    end = len(lines)
    for number, line in enumerate(lines):
        if not line.strip():
            end = number
            break
        _take(header, line, number + 1)
    body = "\n".join(lines[end + 1 :])
    return FrontMatter(header.values, header.marks, body, end + 2, tuple(header.found))


def _take(header: HeaderPairs, line: str, number: int) -> None:
    pair = _KEY.match(line)
    more = _CONTINUED.match(line)
    if pair:
        key, value = pair.group("key"), (pair.group("value") or "").strip()
        header.take(TypedPair(key, value, line, number, 1, len(key) + 1))
    elif not (more and header.continue_last(more.group("value"))):
        header.found.append(_not_a_pair(line, Place(header.marks.path, number, 1, len(line))))


def _not_a_pair(line: str, place: Place) -> Diagnostic:
    if _KEY_WITH_BLANK.match(line):
        key = line.split(":", 1)[0]
        advice = f"write {key.strip().replace(' ', '_')}: (a key holds no blank)"
    else:
        advice = "leave a blank line between the header and the text"
    return catalog.HEADER_LINE.at(place, "this line of the header is not `key: value`", advice)
