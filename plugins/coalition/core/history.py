"""The history of the coalition's membership: who joined and left when, and how many there were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from coalition.core.dates import PartialDate
from coalition.core.model.registry import EndReason, Partner
from coalition.core.words import Words


@dataclass(frozen=True, slots=True)
class MembershipEvent:
    """A partner joined, joined again or left, on a date of which all may be unknown.

    `period` counts the partner's memberships from 1; with `partner` and `joins` it names the event for good.
    """

    partner: str
    period: int
    joins: bool
    date: PartialDate | None
    reason: EndReason | None = None
    successor: str | None = None

    @property
    def anchor(self) -> str:
        """What tells the event from the partner's others: `joined-1`, `left-1`, `joined-2`."""
        return f"{'joined' if self.joins else 'left'}-{self.period}"


@dataclass(frozen=True, slots=True)
class YearOfGrowth:
    """How many joined and left in a year, and how many partners there were at its end."""

    year: int
    joined: int
    left: int
    partners: int


def events_of(partner: Partner, today: date) -> Iterator[MembershipEvent]:
    """Yield what has happened to a partner, oldest first."""
    for number, one in enumerate(partner.periods, 1):
        if one.has_begun(today):
            yield MembershipEvent(partner.slug, number, True, one.start)
        if one.has_ended(today):
            reason, successor = one.end_reason, one.successor
            yield MembershipEvent(partner.slug, number, False, one.end, reason, successor)


def last_departure(partner: Partner, today: date) -> MembershipEvent | None:
    """Return how a former partner left; None for all others."""
    departures = [event for event in events_of(partner, today) if not event.joins]
    return departures[-1] if partner.has_left(today) else None


def periods_in_words(words: Words, partner: Partner, today: date) -> tuple[str, ...]:
    """Return the memberships that have begun, oldest first: `2014–2016`, `since 2018`, or empty texts."""
    return tuple(
        words.period(one.start, one.end if one.has_ended(today) else None)
        for one in partner.periods
        if one.has_begun(today)
    )


def begins(partner: Partner, today: date) -> PartialDate | None:
    """Return when an organisation becomes a partner for the first time, or None when it has been one."""
    first = partner.periods[0]
    return None if first.has_begun(today) else first.start


def newest_first(events: Iterable[MembershipEvent]) -> tuple[MembershipEvent, ...]:
    """Return events by date, those of unknown date last; on one day who joins comes after who leaves."""

    def key(event: MembershipEvent) -> tuple[date, bool, str]:
        return (event.date.start if event.date else date.min, event.joins, event.partner)

    return tuple(sorted(events, key=key, reverse=True))


def growth(partners: Iterable[Partner], today: date) -> tuple[YearOfGrowth, ...]:
    """Return every year since the first known joining, oldest first; the last goes as far as today.

    Memberships of which the beginning is unknown are in no year, and neither are their ends.
    """
    known = [one for partner in partners for one in partner.periods if one.start and one.has_begun(today)]
    joined = Counter(one.start.year for one in known if one.start)
    left = Counter(one.end.year for one in known if one.end and one.has_ended(today))
    years: list[YearOfGrowth] = []
    for year in range(min(joined, default=today.year + 1), today.year + 1):
        before = years[-1].partners if years else 0
        years.append(YearOfGrowth(year, joined[year], left[year], before + joined[year] - left[year]))
    return tuple(years)
