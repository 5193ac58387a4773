"""Dates of old feeds, in all the ways in which feeds have them."""

from datetime import UTC, datetime

import pytest

from coalition.importers.old_dates import read_date

WRITTEN = datetime(2024, 7, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Thu, 06 Jun 2024 04:00:00 -0400", "2024-06-06T08:00:00+00:00"),
        ("Mon, 06 Jun 2024 04:00:00 GMT", "2024-06-06T04:00:00+00:00"),
        ("6 Jun 24 4:00 EST", "2024-06-06T09:00:00+00:00"),
        ("Thu, 06 Jun 2024 04:00:00 -0000", "2024-06-06T04:00:00+00:00"),
        ("2024-06-06T04:00:00Z", "2024-06-06T04:00:00+00:00"),
        ("2024-06-06", "2024-06-06T00:00:00+00:00"),
        ("yesterday", "2024-07-04T12:00:00+00:00"),
        ("3 days ago", "2024-07-02T12:00:00+00:00"),
        ("An hour ago", "2024-07-05T11:00:00+00:00"),
    ],
)
def test_a_date_is_read(typed: str, expected: str) -> None:
    found = read_date(typed, WRITTEN)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "typed", ["", "someday", "06/06/2024", "99999 years ago", "Thu, 31 Feb 2024 04:00:00 GMT"]
)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert read_date(typed, WRITTEN) is None


def test_words_that_count_from_now_mean_nothing_where_nobody_knows_when_they_were_written() -> None:
    assert read_date("yesterday", None) is None
