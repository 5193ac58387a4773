"""reStructuredText into HTML, without what reads other files or brings HTML along."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from docutils.core import publish_parts

_PROBLEM = re.compile(r"^<string>:(?P<line>\d+): \(\w+/\d\) (?P<message>.*)$")
_TODAY = re.compile(r"^\.\.[ \t]+\|[^|\n]+\|[ \t]+date::", re.MULTILINE)
# https://docutils.sourceforge.io/docs/user/config.html
_SETTINGS = {
    "_disable_config": True,
    "doctitle_xform": False,
    "file_insertion_enabled": False,
    "halt_level": 5,
    "initial_header_level": 2,
    "input_encoding": "unicode",
    "raw_enabled": False,
    "report_level": 2,
    "sectsubtitle_xform": False,
    "syntax_highlight": "short",
    "traceback": True,
}


class Problem(NamedTuple):
    """What docutils says of a line of a text, counted from 1."""

    line: int
    message: str


@dataclass(slots=True)
class _Problems:
    """Stands for the stream to which docutils writes what it finds."""

    found: list[Problem] = field(default_factory=list)

    def write(self, text: str) -> None:
        problem = _PROBLEM.match(text)
        if problem:
            self.found.append(Problem(int(problem["line"]), problem["message"]))


def rst_to_html(text: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the HTML of a text, with its highest headings as h2, and what is wrong with it."""
    problems = _Problems()
    settings = {**_SETTINGS, "warning_stream": problems}
    html = publish_parts(text, writer="html5", settings_overrides=settings)["body"]
    for today in _TODAY.finditer(text):
        line = text.count("\n", 0, today.start()) + 1
        problems.found.append(Problem(line, "the day of the build is no part of a text"))
    return html, tuple(problems.found)
