"""Who joined and left when, told from memberships whose dates may be vague, unknown or still to come."""

from datetime import date

import pytest

from coalition.core.dates import PartialDate
from coalition.core.history import events_of, growth, newest_first
from coalition.core.model.registry import Partner
from coalition.core.words import ENGLISH

TODAY = date(2026, 3, 15)


def partner(slug: str, *periods: dict[str, str]) -> Partner:
    return Partner.model_validate({"slug": slug, "name": slug, "type": "guild", "membership": list(periods)})


def said(*partners: Partner) -> list[str]:
    events = newest_first(event for one in partners for event in events_of(one, TODAY))
    return [f"{event.date or 'unknown'} {event.partner} {event.anchor}" for event in events]


MOON = partner("moon", {"start": "2014", "end": "2016-08"}, {"start": "2019-05-02"})
SUN = partner("sun", {"start": "2016-08", "end": "2019-05-02", "end_reason": "merged", "successor": "moon"})
OLD = partner("old", {"end": "2018"})
EVER = partner("ever")


def test_what_happened_is_told_newest_first_with_the_precision_that_is_known():
    assert said(MOON, SUN, OLD, EVER) == [
        "2019-05-02 moon joined-2",
        "2019-05-02 sun left-1",
        "2018 old left-1",
        "2016-08 sun joined-1",
        "2016-08 moon left-1",
        "2014 moon joined-1",
        "unknown old joined-1",
        "unknown ever joined-1",
    ]


def test_a_departure_knows_why_and_who_carries_on():
    left = next(event for event in events_of(SUN, TODAY) if not event.joins)
    assert (left.reason, left.successor) == ("merged", "moon")


def test_each_year_tells_how_many_joined_left_and_remained():
    assert [(one.year, one.joined, one.left, one.partners) for one in growth([MOON, SUN], TODAY)][:7] == [
        (2014, 1, 0, 1),
        (2015, 0, 0, 1),
        (2016, 1, 1, 1),
        (2017, 0, 0, 1),
        (2018, 0, 0, 1),
        (2019, 1, 1, 1),
        (2020, 0, 0, 1),
    ]


def test_the_last_year_is_this_one():
    assert growth([MOON], TODAY)[-1].year == 2026


def test_memberships_of_unknown_beginning_are_in_no_year():
    assert growth([OLD, EVER], TODAY) == ()


@pytest.mark.parametrize(
    ("periods", "active", "left"),
    [
        ([{}], True, False),
        ([{"start": "2026"}], True, False),
        ([{"start": "2026-03-16"}], False, False),
        ([{"start": "2018", "end": "2026-03-15"}], False, True),
        ([{"start": "2018", "end": "2026"}], False, True),
        ([{"start": "2018", "end": "2026-04"}], True, False),
        ([{"start": "2018", "end": "2020"}, {"start": "2026-04"}], False, True),
        ([{"start": "2018", "end": "2020"}, {"start": "2026-03"}], True, False),
    ],
)
def test_who_is_a_partner_depends_on_the_day(periods, active, left):
    one = partner("one", *periods)
    assert (one.is_active(TODAY), one.has_left(TODAY)) == (active, left)


def test_what_lies_in_the_future_has_not_happened():
    leaving = partner("leaving", {"start": "2018", "end": "2027"})
    joining = partner("joining", {"start": "2026-12"})
    assert said(leaving, joining) == ["2018 leaving joined-1"]
    assert [one.partners for one in growth([leaving, joining], TODAY)][-1] == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [("2018", "in 2018"), ("2018-02", "in February 2018"), ("2018-02-01", "on 1 February 2018")],
)
def test_a_date_within_a_sentence_keeps_its_precision(typed, words):
    assert ENGLISH.date_in_sentence(PartialDate.parse(typed)) == words
