"""What other sites answered before: a good answer holds for a week, a bad one counts when it comes again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import from_json, to_json

from coalition.commands.asking import Answer, Verdict

_FRESH = timedelta(days=7)
_DAYS_UNTIL_DEAD = 2


@dataclass(frozen=True, slots=True)
class Known:
    """The last answer for an address: when it came, and the days on which it said that there is nothing."""

    verdict: Verdict
    words: str
    at: datetime
    gone_on: Annotated[tuple[str, ...], Field(max_length=100)] = ()

    @property
    def is_dead(self) -> bool:
        """One bad answer may be an accident; on another day it is none."""
        return self.verdict is Verdict.GONE and len(self.gone_on) >= _DAYS_UNTIL_DEAD

    def is_fresh(self, now: datetime) -> bool:
        """Whether nobody need be asked again."""
        return self.verdict is Verdict.FOUND and now - self.at < _FRESH


_KNOWN = TypeAdapter(dict[str, Known])


def after(known: Known | None, answer: Answer, now: datetime) -> Known:
    """Return what is known once an answer has come."""
    before = known.gone_on if known and answer.verdict is not Verdict.FOUND else ()
    day = now.astimezone(UTC).date().isoformat()
    days = (*before[-_DAYS_UNTIL_DEAD:], day) if answer.verdict is Verdict.GONE else before
    return Known(answer.verdict, answer.words, now, tuple(dict.fromkeys(days)))


def doubted(answer: Answer) -> Answer:
    """Return an answer as it counts when no host has answered at all, so that we may be offline."""
    return replace(answer, verdict=Verdict.UNSURE)


def load(path: Path) -> dict[str, Known]:
    """Return what is known; nothing, where the file is not there or not what `save` made."""
    try:
        return _KNOWN.validate_python(from_json(path.read_bytes()))
    except (OSError, ValueError, ValidationError):
        return {}


def save(path: Path, known: dict[str, Known]) -> None:
    """Write down what is known, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f"{path.name}.new")
    made.write_bytes(to_json(known, indent=1))
    made.replace(path)
