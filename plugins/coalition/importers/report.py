"""What an import did, and what it could not carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

_NAMED = 3


@dataclass(slots=True)
class Report:
    """Collects what is to be told; `wrote` are paths in the project.

    `lacking` is true when something could not be had that another run may get, `elsewhere` when a recording
    stays where it is. `sums` are the SHA-256 of recordings by their paths in the project.
    """

    wrote: list[str] = field(default_factory=list)
    kept: int = 0
    lacking: bool = False
    elsewhere: bool = False
    sums: dict[str, str] = field(default_factory=dict)
    _remarks: dict[str, list[str]] = field(default_factory=dict)

    def remark(self, message: str, where: str = "") -> None:
        """Note what somebody should know of the episode `where`, or of the show."""
        told = self._remarks.setdefault(message, [])
        if where and where not in told:
            told.append(where)

    def lack(self, message: str, where: str = "") -> None:
        """Note what another run may get."""
        self.lacking = True
        self.remark(message, where)

    def lines(self) -> Iterator[str]:
        """Yield the report: the same remark is made once, with the episodes that it is about."""
        new = sum(name.endswith("/index.md") for name in self.wrote)
        yield f"{_episodes(new)} imported, {_episodes(self.kept)} were here already"
        for message, where in self._remarks.items():
            yield f"- {message}{_about(where)}"


def _episodes(count: int) -> str:
    return "1 episode" if count == 1 else f"{count} episodes"


def _about(where: list[str]) -> str:
    if not where:
        return ""
    more = f" and {len(where) - _NAMED} more" if len(where) > _NAMED else ""
    return f" ({', '.join(f'“{one}”' for one in where[:_NAMED])}{more})"
