"""The chart of growth: a bar for each year, measured in the units of its own coordinates."""

from __future__ import annotations

from coalition.core.history import YearOfGrowth
from coalition.core.words import Words
from coalition.partners.timeline_views import Bar, Chart

_WIDTH, _HEIGHT = 640, 320
_TOP, _BOTTOM = 40, 44
_ROOM_FOR_A_YEAR = 56
_GAP = 0.25
"""The part of a year's width that stays empty."""


def growth_chart(words: Words, years: tuple[YearOfGrowth, ...]) -> Chart | None:
    """Return the chart of the partners at the end of each year; there is none of nothing."""
    most = max((one.partners for one in years), default=0)
    if not most:
        return None
    step = _WIDTH / len(years)
    every = max(1, -(-_ROOM_FOR_A_YEAR // int(step or 1)))
    baseline = _HEIGHT - _BOTTOM
    bars = tuple(
        _bar(words, one, position * step, step, (baseline - _TOP) * one.partners / most, labelled)
        for position, one in enumerate(years)
        for labelled in ((len(years) - 1 - position) % every == 0,)
    )
    return Chart(_WIDTH, _HEIGHT, baseline, bars)


def _bar(words: Words, year: YearOfGrowth, left: float, step: float, height: float, labelled: bool) -> Bar:
    baseline = _HEIGHT - _BOTTOM
    return Bar(
        round(left + step * _GAP / 2, 1),
        round(baseline - height, 1),
        round(step * (1 - _GAP), 1),
        round(height, 1),
        round(left + step / 2, 1),
        words.gettext(
            "{year}: {partners} at its end, {joined} joined, {left} left",
            year=year.year,
            partners=year.partners,
            joined=year.joined,
            left=year.left,
        ),
        str(year.year) if labelled else "",
        str(year.partners) if labelled else "",
    )
