"""Whether something held on a day, when its ends may be vague or unknown."""

from __future__ import annotations

from datetime import date

from coalition.core.dates import PartialDate


def holds_on(day: date, start: PartialDate | None, end: PartialDate | None) -> bool:
    """Tell whether `day` lies between the two; an unknown end excludes nothing."""
    return (start is None or start.start <= day) and (end is None or day <= end.end)


def in_words(start: PartialDate | None, end: PartialDate | None) -> str:
    """Return the years of a period: `since 2018`, `2014–2016`, `until 2016` or nothing at all."""
    if start and end:
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start:
        return f"since {start.year}"
    return f"until {end.year}" if end else ""
