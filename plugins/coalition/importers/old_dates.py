"""Dates as feeds have them: by RFC 2822, by ISO 8601, and in the words of somebody's template."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_AGO = re.compile(r"(?P<count>\d{1,4}|an?) (?P<unit>minute|hour|day|week|month|year)s? ago")
_DAYS = {"today": 0, "yesterday": 1}
_UNITS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
}


def read_date(typed: str, written: datetime | None) -> datetime | None:
    """Return the moment that a feed means, or None.

    `written` is when the feed says that it was written, which `2 days ago` counts from; without it such
    words mean nothing. A date without a zone is taken for UTC, as apps take it.
    """
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return _aware(read(typed))
        except (ValueError, OverflowError):
            continue
    return _relative(typed.lower().strip(), written) if written else None


def _aware(moment: datetime) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _relative(typed: str, written: datetime) -> datetime | None:
    if typed in _DAYS:
        return written - timedelta(days=_DAYS[typed])
    match = _AGO.fullmatch(typed)
    if match is None:
        return None
    count = int(match["count"]) if match["count"].isdigit() else 1
    try:
        return written - count * _UNITS[match["unit"]]
    except OverflowError:
        return None
