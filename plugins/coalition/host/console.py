"""What a run says to people: findings on the error stream, one closing line on the output stream."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from coalition.core.diagnostics import Place, Report
from coalition.core.report_format import FORMATS, as_text
from coalition.core.source import SourceFile, SourceRefusedError, decode_text, read_bytes
from coalition.core.tally import Tally
from coalition.core.urls import SEARCH_INDEX
from coalition.host.stopwatch import Stage

_EXCERPT_LIMIT = 5_000_000
_MOST_NAMES = 20


def print_report(report: Report, root: Path, form: str = "text") -> None:
    """Print the findings: as text on the error stream, in a format for programs on the output stream."""
    if form != "text":
        print(FORMATS[form](report))
    elif report.diagnostics:
        colour = sys.stderr.isatty()
        print(as_text(report, Excerpts(root), colour=colour), file=sys.stderr)
        print(_count(report), file=sys.stderr)


class Excerpts:
    """The lines of sources, of which the last is kept: findings come file by file."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read = "", [""]

    def __call__(self, place: Place) -> str | None:
        """Return the source line at `place`, or None when it cannot be read as text."""
        if self._read[0] != place.path:
            self._read = place.path, self._lines(place.path)
        lines = self._read[1]
        return lines[place.line - 1] if place.line <= len(lines) else None

    def _lines(self, shown: str) -> list[str]:
        try:
            data = read_bytes(SourceFile(str(self._root / shown), shown), _EXCERPT_LIMIT)
            return decode_text(data, shown).split("\n")
        except SourceRefusedError:
            return []


def _count(report: Report) -> str:
    errors, warnings = len(report.errors), len(report.warnings)
    return f"{_plural(errors, 'error')}, {_plural(warnings, 'warning')}"


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def print_closing(tally: Tally, held_back: Iterable[str], output: Path, seconds: float) -> None:
    """Print what was done, and by name what was held back and what is gone."""
    where = _shown(output)
    if not (tally.made or tally.removed):
        print(
            f"Nothing changed: {where} is current ({tally.total} files; 0 made, 0 written), {seconds:.1f} s."
        )
    else:
        print(
            f"Built {where}: {tally.total} files; {tally.made} made, {tally.reused} reused, "
            f"{len(tally.written)} written, {len(tally.removed)} removed, {seconds:.1f} s."
        )
    for document in held_back:
        print(f"Held back: {document}")
    gone = [path for path in tally.removed if not path.startswith(SEARCH_INDEX)]
    for path in gone[:_MOST_NAMES]:
        print(f"Removed: {path}")
    if len(gone) > _MOST_NAMES:
        print(f"Removed: {len(gone) - _MOST_NAMES:,} more")


def print_stages(stages: Iterable[Stage]) -> None:
    """Print where the time went; what is a part of something stands further to the right."""
    for stage in stages:
        print(f"{stage.seconds:8.2f} s  {'  ' * stage.depth}{stage.name}")


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) and path != here else str(path)
