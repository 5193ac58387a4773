"""YAML as plain texts, lists and mappings, each with its place in the file.

Nothing is resolved: `NO`, `012`, `12:30` and `2018` stay what was typed until the field that reads them
knows better (the "Norway problem"). The nodes come from libyaml where PyYAML was built with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from pydantic_core import from_json, to_json
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.rules import catalog
from coalition.core.source import FORBIDDEN, control_character

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Location = tuple[str | int, ...]
Mark = tuple[int, int, int]

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 40
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
_INDENTED_FAR = re.compile(rf"^[ \t?:-]{{{_DEEPEST}}}", re.MULTILINE)
# Line breaks to YAML 1.1, but to no editor that counts lines.
_NO_BREAKS = re.compile("[\x85\u2028\u2029]")


@dataclass(slots=True)
class Marks:
    """Where each value and each key of a decoded YAML document stands.

    A location is written as its parts joined by newlines, so that the marks can be kept as JSON: `kept` is
    that, as `written` returned it, until it is asked for.
    """

    path: str
    values: dict[str, Mark] = field(default_factory=dict)
    keys: dict[str, Mark] = field(default_factory=dict)
    kept: bytes = b""

    def written(self) -> bytes:
        """Return the marks as JSON."""
        return to_json((self.values, self.keys))

    def _unfold(self) -> None:
        if self.kept:
            self.values, self.keys = from_json(self.kept)
            self.kept = b""

    def at(self, *location: str | int) -> Place:
        """Return the place of the value at `location`, or of the nearest thing that holds it."""
        self._unfold()
        return self._nearest(self.values, location)

    def key_at(self, *location: str | int) -> Place:
        """Return the place of the key at `location`, or of the nearest thing that holds it."""
        self._unfold()
        mark = self.keys.get(_joined(location))
        return Place(self.path, *mark) if mark else self.at(*location)

    def has(self, *location: str | int) -> bool:
        """Tell whether a value stands at exactly this location."""
        self._unfold()
        return _joined(location) in self.values

    def keys_below(self, name: str) -> Iterator[tuple[str, Place]]:
        """Yield each key of the blocks that stand behind a key called `name`, with its place."""
        self._unfold()
        for location, mark in self.keys.items():
            *_, above, key = ("", *location.split("\n"))
            if above == name:
                yield key, Place(self.path, *mark)

    def _nearest(self, marks: dict[str, Mark], location: Location) -> Place:
        for end in range(len(location), -1, -1):
            mark = marks.get(_joined(location[:end]))
            if mark:
                return Place(self.path, *mark)
        return Place(self.path)


def _joined(location: Location) -> str:
    return "\n".join(map(str, location))


def _below(joined: str, part: str | int) -> str:
    """Return the location of what is `part` of the value at a location; both are joined."""
    return f"{joined}\n{part}" if joined else str(part)


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """A YAML document as read: its plain value (None when it could not be read), marks and findings."""

    value: Plain
    marks: Marks
    diagnostics: tuple[Diagnostic, ...]


def read_yaml(text: str, path: str, first_line: int = 1) -> YamlDocument:
    """Read one YAML document that begins at `first_line` of the file `path`."""
    marks = Marks(path)
    text = _NO_BREAKS.sub(" ", text)
    deep = _too_deep(text, path, first_line)
    if deep:
        return YamlDocument(None, marks, (deep,))
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return YamlDocument(None, marks, (_syntax(_in_python(text, error), text, path, first_line),))
    reader = _Reader(marks, first_line - 1, text.split("\n"))
    value = None if node is None else reader.plain(node, "")
    return YamlDocument(value, marks, tuple(reader.found))


def _too_deep(text: str, path: str, first_line: int) -> Diagnostic | None:
    """Refuse deep nesting before it is composed: that recurses, and libyaml would overrun the stack."""
    if text.count("[") + text.count("{") <= _DEEPEST and not _INDENTED_FAR.search(text):
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            mark = event.start_mark
            if depth > _DEEPEST and mark:
                place = Place(path, first_line + mark.line, mark.column + 1)
                return catalog.YAML_DEPTH.at(place, f"this is nested more than {_DEEPEST} levels deep")
    except yaml.YAMLError:
        return None  # which composing will say
    return None


def _in_python(text: str, error: yaml.YAMLError) -> yaml.YAMLError:
    """Return what the parser in Python says of a text that libyaml refuses: the same wherever it runs."""
    try:
        yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as said:
        return said
    return error


def _syntax(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Diagnostic:
    if not isinstance(error, yaml.MarkedYAMLError):
        return catalog.YAML_SYNTAX.at(Place(path, first_line), f"this YAML cannot be read: {error}")
    mark = (error.context_mark if _is_unclosed(error) else None) or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    typed = lines[line] if line < len(lines) else ""
    place = Place(path, first_line + line, column + 1)
    tab = re.match(r"\s*", typed)
    if tab and "\t" in tab.group():
        column = typed.index("\t")
        return catalog.YAML_TAB.at(
            Place(path, first_line + line, column + 1), "a tab cannot indent YAML", "use blanks"
        )
    return catalog.YAML_SYNTAX.at(place, _in_words(error), _syntax_advice(typed))


def _is_unclosed(error: yaml.MarkedYAMLError) -> bool:
    return error.problem == "found unexpected end of stream"


def _in_words(error: yaml.MarkedYAMLError) -> str:
    if _is_unclosed(error):
        return "this quote is not closed"
    if error.problem == "but found another document":
        return "a second document begins here"
    problem = error.problem or error.context or "something unexpected stands here"
    return f"this YAML cannot be read: {problem}"


def _syntax_advice(typed: str) -> str:
    if typed.rstrip() == "---":
        return "delete this line"
    if typed.count(": ") > 1:
        return "put the value between quotes when it holds a colon"
    return "check the quotes, colons and indentation here and on the line above"


class _Reader:
    """Turns composed nodes into plain values, noting marks and findings as it goes."""

    def __init__(self, marks: Marks, line_offset: int, lines: list[str]) -> None:
        self._marks = marks
        self._offset = line_offset
        self._lines = lines
        self._seen: set[int] = set()
        self.found: list[Diagnostic] = []

    def plain(self, node: Node, joined: str) -> Plain:
        """Return the value of the node at a joined location."""
        mark = self._marks.values[joined] = self._mark(node)
        if self._refused(node, mark):
            return None
        if isinstance(node, MappingNode):
            return dict(self._pairs(node, joined))
        if isinstance(node, SequenceNode):
            return [self.plain(child, _below(joined, n)) for n, child in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        return self._scalar(node, mark)

    def _pairs(self, node: MappingNode, joined: str) -> Iterator[tuple[str, Plain]]:
        first: dict[str, Mark] = {}
        for key_node, value_node in node.value:
            mark = self._mark(key_node)
            if not isinstance(key_node, ScalarNode):
                line, column, _ = mark
                start = Place(self._marks.path, line, column)
                self.found.append(catalog.YAML_SYNTAX.at(start, "a key must be a plain text"))
                continue
            key = str(key_node.value)
            if key in first:
                self.found.append(_duplicate(key, self._place(mark), self._place(first[key])))
                continue
            first[key] = mark
            below = _below(joined, key)
            self._marks.keys[below] = mark
            value = self.plain(value_node, below)
            if not key.startswith("x_"):
                yield key, value

    def _scalar(self, node: ScalarNode, mark: Mark) -> str | None:
        value = str(node.value)
        plain = not node.style  # libyaml says "", PyYAML's own parser None
        if plain and value in ("", "~", "null"):
            return None
        forbidden = FORBIDDEN.search(value)  # an escape such as "\x01" can bring one in
        if forbidden is None:
            return value
        self.found.append(control_character(forbidden.group(), self._place(mark)))
        return FORBIDDEN.sub("", value)

    def _refused(self, node: Node, mark: Mark) -> bool:
        if not (isinstance(node, ScalarNode) and not node.value):
            if id(node) in self._seen:
                message = "this value is used again through a YAML alias"
                advice = "write the value out instead"
                self.found.append(catalog.YAML_FEATURE.at(self._place(mark), message, advice))
                return True
            self._seen.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            message = f"the YAML tag {_shown_tag(node.tag)} is not read"
            self.found.append(catalog.YAML_FEATURE.at(self._place(mark), message, "leave the tag out"))
        return False

    def _place(self, mark: Mark) -> Place:
        return Place(self._marks.path, *mark)

    def _mark(self, node: Node) -> Mark:
        start, end = node.start_mark, node.end_mark
        if start.line == end.line:
            length = end.column - start.column
        else:
            line = self._lines[start.line] if start.line < len(self._lines) else ""
            length = len(line.rstrip()) - start.column
        return (start.line + 1 + self._offset, start.column + 1, max(length, 1))


def _duplicate(key: str, place: Place, first: Place) -> Diagnostic:
    return catalog.DUPLICATE_KEY.at(
        place, f'the key "{key}" is given twice', "keep one of them", related=first
    )


def _shown_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
