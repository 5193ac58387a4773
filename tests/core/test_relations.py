"""The index of records by their keys, made anew and told from the one before."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from coalition.core.relations import Index


@dataclass(frozen=True, eq=False)
class Talk:
    topics: tuple[str, ...]


def topics(talk: Talk) -> tuple[str, ...]:
    return talk.topics


MORNING, EVENING, NIGHT = Talk(("naps",)), Talk(("naps", "lunch")), Talk(("lunch",))


def test_records_stand_under_each_of_their_keys_in_the_order_given():
    assert dict(Index([MORNING, EVENING, NIGHT], topics)) == {
        "naps": (MORNING, EVENING),
        "lunch": (EVENING, NIGHT),
    }


def test_a_record_that_was_edited_stands_where_it_stood():
    before = Index([MORNING, EVENING], topics)
    edited = Talk(("naps", "lunch"))
    assert dict(Index([MORNING, edited], topics, before)) == {"naps": (MORNING, edited), "lunch": (edited,)}


def test_records_that_changed_places_are_both_there():
    before = Index([EVENING, MORNING], topics)
    later = Talk(("naps", "lunch"))
    assert dict(Index([later, EVENING], topics, before)) == {
        "naps": (later, EVENING),
        "lunch": (later, EVENING),
    }


def test_a_record_with_another_key_moves_to_it():
    before = Index([MORNING, NIGHT], topics)
    assert dict(Index([Talk(("lunch",)), NIGHT], topics, before))["lunch"][1] is NIGHT
    assert "naps" not in Index([Talk(("lunch",)), NIGHT], topics, before)


TALKS = st.lists(st.builds(Talk, st.sampled_from([("naps",), ("lunch",), ("naps", "lunch"), ()])), max_size=6)


@given(TALKS, st.data())
def test_an_index_told_from_the_one_before_is_the_one_made_anew(old, data):
    other = data.draw(TALKS)
    new = data.draw(st.permutations([*old, *other]))[: data.draw(st.integers(0, len(old) + 1))]
    told, anew = Index(new, topics, Index(old, topics)), Index(new, topics)
    assert [(key, found) for key, found in told.items()] == [(key, found) for key, found in anew.items()]
