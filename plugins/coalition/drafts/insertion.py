"""An entry at the end of a section of a YAML file, with every other character left as it is."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node

from coalition.drafts.draft import DraftRefusedError

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a section's last entry ends: the line after it, and how its entries are written."""

    line: int
    indent: int = 2
    apart: bool = False


def inserted(text: str, shown: str, section: str, entry: str) -> str:
    """Return the YAML `text` with the lines of `entry` at the end of the top-level mapping `section`.

    They are indented as the entries above, and set apart by a blank line if those are. A section that is not
    there is added at the end. `shown` is the file's name; raises DraftRefusedError.
    """
    lines = text.splitlines(keepends=True)
    end = "\r\n" if text.count("\r\n") > text.count("\n") / 2 else "\n"
    place = _place(text, lines, shown, section)
    if place is None:
        place, entry = _Place(len(lines), 0, True), f"{section}:\n{textwrap.indent(entry, '  ')}"
    new = ("\n" if place.apart else "") + textwrap.indent(entry, " " * place.indent)
    above = "".join(lines[: place.line])
    closed = "" if above.endswith(("\n", "\r")) else end
    return above + closed + new.replace("\n", end) + "".join(lines[place.line :])


def _place(text: str, lines: list[str], shown: str, section: str) -> _Place | None:
    root = yaml.compose(text, Loader=_Loader)
    pairs = root.value if isinstance(root, MappingNode) else []
    at = next((number for number, (key, _) in enumerate(pairs) if key.value == section), None)
    if at is None:
        return None
    key, value = pairs[at]
    if not _takes_lines(value):
        raise DraftRefusedError(f"{shown}:{_line(key) + 1}: write {section} as indented lines, without {{ }}")
    stop = _line(pairs[at + 1][0]) if at + 1 < len(pairs) else len(lines)
    entries = [entry for entry, _ in value.value] if isinstance(value, MappingNode) else []
    indent = entries[0].start_mark.column if entries else 2
    return _Place(_last(lines, stop), indent, _are_apart(lines, entries))


def _takes_lines(value: Node) -> bool:
    return not value.flow_style if isinstance(value, MappingNode) else value.value == ""


def _line(node: Node) -> int:
    return int(node.start_mark.line)


def _last(lines: list[str], stop: int) -> int:
    """Return the line after the section's last: what follows at the margin belongs to what comes next."""
    ends = ("#", "...", "---")
    after = takewhile(lambda line: not line.strip() or line.startswith(ends), reversed(lines[:stop]))
    return stop - sum(1 for _ in after)


def _are_apart(lines: list[str], entries: list[Node]) -> bool:
    """Whether a blank line, and perhaps comments after it, comes before the last of several entries."""
    if len(entries) < 2:
        return False
    above = reversed(lines[: _line(entries[-1])])
    return not next(line for line in above if not line.lstrip().startswith("#")).strip()
