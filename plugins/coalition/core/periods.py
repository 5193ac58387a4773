"""Whether something held on a day, when its ends may be vague or unknown."""

from __future__ import annotations

from datetime import date

from coalition.core.dates import PartialDate


def holds_on(day: date, start: PartialDate | None, end: PartialDate | None) -> bool:
    """Tell whether `day` lies between the two; an unknown end excludes nothing."""
    return (start is None or start.start <= day) and (end is None or day <= end.end)
