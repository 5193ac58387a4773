"""When an answer is another one: what a page shows may hang on the order alone."""

import pytest

from coalition.core.model.registry import Topic
from coalition.core.questions import Tokens, is_same

NAPS, HATS = Topic(slug="naps", name="Naps"), Topic(slug="hats", name="Hats")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"naps": NAPS, "hats": HATS}, {"hats": HATS, "naps": NAPS}),
        ((NAPS, HATS), (HATS, NAPS)),
        ((NAPS,), (NAPS, HATS)),
        (1, True),
        ("naps", None),
    ],
)
def test_another_answer_has_another_token(first, second):
    tokens = Tokens()
    assert tokens.of_answer("topics", first) != tokens.of_answer("topics", second)
    assert not is_same(first, second)


def test_the_same_records_in_the_same_order_are_the_same_answer():
    assert is_same({"naps": NAPS, "hats": (HATS, "x")}, {"naps": NAPS, "hats": (HATS, "x")})


def test_an_equal_record_that_was_read_again_has_the_same_token():
    tokens = Tokens()
    again = Topic(slug="naps", name="Naps")
    assert tokens.of_answer("topic", NAPS) == tokens.of_answer("topic", again)
