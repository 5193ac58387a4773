"""Dates keep the precision in which they were typed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.dates import PartialDate, day_in_words, parse_moment


def is_refused(read: Callable[[str], object], typed: str) -> bool:
    try:
        read(typed)
    except ValueError:
        return True
    return False


@pytest.mark.parametrize(
    ("typed", "start", "end", "words", "written"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31), "2018", "2018"),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28), "February 2018", "2018-02"),
        ("2020-2", date(2020, 2, 1), date(2020, 2, 29), "February 2020", "2020-02"),
        ("2018-02-01", date(2018, 2, 1), date(2018, 2, 1), "1 February 2018", "2018-02-01"),
        (" 2018-2-1 ", date(2018, 2, 1), date(2018, 2, 1), "1 February 2018", "2018-02-01"),
        ("0800", date(800, 1, 1), date(800, 12, 31), "800", "0800"),
    ],
)
def test_a_date_may_be_a_year_a_month_or_a_day(typed, start, end, words, written):
    read = PartialDate.parse(typed)
    assert (read.start, read.end, read.in_words, str(read)) == (start, end, words, written)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "18",
        "20180201",
        "2018-13",
        "2018-00",
        "2018-01-00",
        "2019-02-29",
        "2018-2-31",
        "2018-02-",
        "2018/02",
        "May 2018",
        "0000",
    ],
)
def test_what_no_calendar_has_is_refused(typed):
    assert is_refused(PartialDate.parse, typed)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_date_is_read_again_as_it_is_written(day, precision):
    written = day.isoformat()[:precision]
    read = PartialDate.parse(written)
    assert str(read) == written
    assert PartialDate.parse(str(read)) == read
    assert read.start <= day <= read.end


PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2025-03-04", datetime(2025, 3, 4, tzinfo=PARIS)),
        ("2025-3-4", datetime(2025, 3, 4, tzinfo=PARIS)),
        ("2025-03-04 09:30", datetime(2025, 3, 4, 9, 30, tzinfo=PARIS)),
        ("2025-03-04T09:30:15", datetime(2025, 3, 4, 9, 30, 15, tzinfo=PARIS)),
        (" 2025-03-04 09:30 ", datetime(2025, 3, 4, 9, 30, tzinfo=PARIS)),
        ("2025-03-04T09:30Z", datetime(2025, 3, 4, 9, 30, tzinfo=UTC)),
        ("2025-03-04 09:30+02:00", datetime(2025, 3, 4, 9, 30, tzinfo=timezone(timedelta(hours=2)))),
    ],
)
def test_a_moment_without_an_offset_is_local(typed, moment):
    assert parse_moment(typed, PARIS) == moment


@pytest.mark.parametrize(
    "typed", ["2025", "2025-03", "2025-02-30", "2025-03-04 24:30", "tomorrow", "", "2025-03-04 9am"]
)
def test_a_moment_needs_a_day_that_there_is(typed):
    assert is_refused(parse_moment, typed)


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_refused(typed):
    assert is_refused(parse_moment, typed) or parse_moment(typed).tzinfo is not None


def test_days_are_told_in_english_whatever_the_locale():
    assert day_in_words(date(2018, 12, 3)) == "3 December 2018"
