"""What is wrong with the input, said so that an editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: an error stops every build, a warning stops none by itself."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a text file: `path` is relative to the project, lines and columns count from 1.

    Line 0 stands for the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: the rule that made it, where, what is wrong and what to type instead."""

    rule: str
    severity: Severity
    message: str
    place: Place
    advice: str = ""
    related: Place | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.place.path, self.place.line, self.place.column, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of mistake: a stable name in words, its severity, and what it means in one sentence."""

    name: str
    severity: Severity
    summary: str

    def at(self, place: Place, message: str, advice: str = "", related: Place | None = None) -> Diagnostic:
        """Return a finding of this rule."""
        return Diagnostic(self.name, self.severity, message, place, advice, related)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a run, sorted by place and without repeats."""

    diagnostics: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic]) -> Report:
        """Sort and deduplicate `diagnostics`."""
        return cls(tuple(sorted(set(diagnostics), key=lambda found: found.sort_key)))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __add__(self, other: Iterable[Diagnostic]) -> Report:
        return Report.of((*self.diagnostics, *other))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(found for found in self.diagnostics if found.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        return tuple(found for found in self.diagnostics if found.severity is Severity.WARNING)


class ContentError(Exception):
    """The content has errors; `report` names them all."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        return f"{len(self.report.errors)} errors"
