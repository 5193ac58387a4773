"""Dates as precise as they were typed: `2018` stays a year and is never made into a day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_PARTIAL_IN_SCHEMA = r"^\d{4}(-(0?[1-9]|1[0-2])(-(0?[1-9]|[12]\d|3[01]))?)?$"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or the day and the month, may be unknown (ISO 8601-1: reduced precision)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, typed: str) -> PartialDate:
        """Read `2018`, `2018-02` or `2018-02-01`; raises ValueError for anything else."""
        match = _PARTIAL.fullmatch(typed.strip())
        if not match:
            raise ValueError(typed)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day)

    @property
    def start(self) -> date:
        """The first day that this may mean; vague dates sort by it."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def end(self) -> date:
        """The last day that this may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def in_words(self) -> str:
        """The date in English: `2018`, `February 2018` or `1 February 2018`."""
        if self.month is None:
            return str(self.year)
        month = f"{_MONTHS[self.month - 1]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _partial_date, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "anyOf": [
                {"type": "string", "pattern": _PARTIAL_IN_SCHEMA},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ]
        }


def _partial_date(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    try:
        return PartialDate.parse(str(value))
    except ValueError:
        raise PydanticCustomError(
            "date",
            '"{typed}" is not a date',
            {"typed": str(value), "advice": "write 2018, 2018-02 or 2018-02-01"},
        ) from None


def parse_moment(typed: str, zone: tzinfo = UTC) -> datetime:
    """Read `2025-03-04`, `2025-03-04 09:30` or ISO 8601 with an offset; without one it is local to `zone`.

    Raises ValueError for anything else. The result is aware.
    """
    text = typed.strip()
    day = _PARTIAL.fullmatch(text)
    if day and day.group(3):
        parsed = datetime.combine(PartialDate.parse(text).start, time.min)
    else:
        parsed = datetime.fromisoformat(text)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=zone)


def day_in_words(day: date) -> str:
    """Return `1 February 2018`, independent of the machine's locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
