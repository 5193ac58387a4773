"""The nearest known name to a mistyped one."""

import pytest

from coalition.core.suggestion import did_you_mean, nearest

KNOWN = ("fiverr", "moon-guild", "sun-guild", "Ada Lamp")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("fivver", "fiverr"),
        ("FIVERR", "fiverr"),
        ("mon-guild", "moon-guild"),
        ("ada lampe", "Ada Lamp"),
        ("zebra", None),
        ("", None),
    ],
)
def test_a_near_name_is_suggested_in_its_own_spelling(typed, name):
    assert nearest(typed, KNOWN) == name


def test_the_suggestion_does_not_depend_on_the_order_of_what_is_known():
    assert nearest("un-guild", KNOWN) == nearest("un-guild", reversed(KNOWN)) == "sun-guild"


def test_the_question_is_put_only_when_there_is_something_to_ask():
    assert did_you_mean("fivver", KNOWN) == 'did you mean "fiverr"?'
    assert did_you_mean("zebra", KNOWN) == ""
