"""Whether something held on a day, when its ends are vague."""

from datetime import date

import pytest

from coalition.core.dates import PartialDate
from coalition.core.periods import holds_on
from coalition.core.words import ENGLISH


def partial(typed: str) -> PartialDate | None:
    return PartialDate.parse(typed) if typed else None


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        ("", "", True),
        ("2018", "", True),
        ("2018-06-02", "", False),
        ("2018-06", "", True),
        ("", "2018-05", False),
        ("", "2018", True),
        ("2017", "2018-06-01", True),
        ("2019", "", False),
    ],
)
def test_a_vague_end_excludes_nothing_that_it_may_mean(start, end, holds):
    assert holds_on(date(2018, 6, 1), partial(start), partial(end)) is holds


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2018-03", "", "since 2018"),
        ("2014", "2016-12-31", "2014–2016"),
        ("2014-02", "2014-05", "2014"),
        ("", "2016", "until 2016"),
        ("", "", ""),
    ],
)
def test_periods_are_told_in_years(start, end, words):
    assert ENGLISH.period(partial(start), partial(end)) == words
