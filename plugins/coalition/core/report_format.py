"""Findings as text for people, as annotations for GitHub, and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from unicodedata import category

from coalition.core.diagnostics import Diagnostic, Place, Report, Severity

Excerpt = Callable[[Place], str | None]
"""Returns the source line at a place, or None when it cannot be read."""

_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_RESET = "\x1b[0m"
_WIDEST_EXCERPT = 160
_MOST_OF_A_WARNING = 20


def as_text(report: Report, excerpt: Excerpt, *, colour: bool = False) -> str:
    """Return the findings with their source lines and a caret each, in the style of compilers.

    All errors are told, and of each kind of warning so many as somebody would read.
    """
    shown, passed_over = _without_crowds(report)
    told = [_one_as_text(found, excerpt, colour) for found in shown]
    return "\n".join((*told, *(_crowd(rule, number) for rule, number in passed_over.items())))


def _without_crowds(report: Report) -> tuple[list[Diagnostic], dict[str, int]]:
    """Return what is shown, and how many warnings of each other rule are not."""
    seen: Counter[str] = Counter()
    shown = []
    for found in report:
        seen[found.rule] += found.severity is Severity.WARNING
        if found.severity is Severity.ERROR or seen[found.rule] <= _MOST_OF_A_WARNING:
            shown.append(found)
    return shown, {
        rule: times - _MOST_OF_A_WARNING for rule, times in seen.items() if times > _MOST_OF_A_WARNING
    }


def _crowd(rule: str, number: int) -> str:
    return f"warning: {number:,} more of this kind; `check --format json` names all [{rule}]\n"


def _one_as_text(found: Diagnostic, excerpt: Excerpt, colour: bool) -> str:
    start, end = (_COLOURS[found.severity], _RESET) if colour else ("", "")
    lines = [
        f"{start}{found.severity}{end}: {found.message} [{found.rule}]",
        f"  --> {found.place}",
    ]
    advice = found.advice
    if found.related is not None:
        advice = f"{advice} ({_short(found.related)})".strip()
    source = excerpt(found.place) if found.place.line else None
    if source is not None:
        lines += _source_lines(found.place, source, advice)
    elif advice:
        lines.append(f"      = {advice}")
    return "\n".join(lines) + "\n"


def _short(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line else place.path


def _source_lines(place: Place, source: str, advice: str) -> list[str]:
    before = min(max(place.column - 1, 0), len(source))
    cut = max(before - _WIDEST_EXCERPT // 2, 0) if len(source) > _WIDEST_EXCERPT else 0
    number = str(place.line)
    margin = " " * (len(number) + 4)
    length = max(1, min(place.length, len(source) - before, _WIDEST_EXCERPT // 2))
    caret = " " * (before - cut) + "^" * length
    return [
        f"    {number} | {_printable(source[cut : cut + _WIDEST_EXCERPT])}",
        f"{margin} | {caret} {advice}".rstrip(),
    ]


def _printable(text: str) -> str:
    """Any blank becomes a plain one and a control character a mark, so that the caret keeps its column."""
    blanks = (" " if char == "\t" or category(char) == "Zs" else char for char in text)
    return "".join(char if char.isprintable() else "�" for char in blanks)


def as_github(report: Report) -> str:
    """Return workflow commands that GitHub shows as annotations beside the lines.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "\n".join(_one_as_github(found) for found in report)


def _one_as_github(found: Diagnostic) -> str:
    properties = {"file": found.place.path, "title": found.rule}
    if found.place.line:
        properties |= {"line": str(found.place.line), "col": str(max(found.place.column, 1))}
    listed = ",".join(f"{key}={_github_property(value)}" for key, value in properties.items())
    message = f"{found.message}: {found.advice}" if found.advice else found.message
    return f"::{found.severity} {listed}::{_github_data(message)}"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(report: Report) -> str:
    """Return a JSON array with one object for each finding."""
    return json.dumps([_one_as_dict(found) for found in report], ensure_ascii=False, indent=2)


def _one_as_dict(found: Diagnostic) -> dict[str, object]:
    return {
        "rule": found.rule,
        "severity": str(found.severity),
        "message": found.message,
        "advice": found.advice,
        "file": found.place.path,
        "line": found.place.line,
        "column": found.place.column,
        "length": found.place.length,
        "related": str(found.related) if found.related else None,
    }


FORMATS: dict[str, Callable[[Report], str]] = {"github": as_github, "json": as_json}
"""The formats besides text, which needs an excerpt and knows colour."""
