"""Plain values become records, or every problem is named where it stands."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.dates import PartialDate
from coalition.core.decode import decode
from coalition.core.model.registry import Registry
from coalition.core.model.text import ArticleHeader
from coalition.core.yaml_nodes import read_yaml


def decoded(text: str, model: type = ArticleHeader, zone: object = UTC) -> tuple[object, list[str]]:
    document = read_yaml(text, "x.yaml")
    assert document.diagnostics == ()
    record, found = decode(model, document.value, document.marks, zone)
    return record, [f"{one.place} {one.rule}: {one.message} -> {one.advice}" for one in found]


def test_a_header_becomes_a_typed_record():
    record, found = decoded("title: Naps\ndate: 2025-03-04\ntopics: naps\nstatus: draft\nsummary:\n")
    assert found == []
    assert (record.title, record.topics, record.status, record.summary) == ("Naps", ("naps",), "draft", None)
    assert record.date == datetime(2025, 3, 4, tzinfo=UTC)


def test_times_are_local_to_the_zone_of_the_site():
    record, _ = decoded("title: Naps\ndate: 2025-07-04 12:00\n", zone=ZoneInfo("Europe/Paris"))
    assert record.date.astimezone(UTC) == datetime(2025, 7, 4, 10, tzinfo=UTC)


def test_all_problems_are_found_at_once():
    record, found = decoded("titel: Naps\ndate: soon\ntopics: [naps, Big Hats]\nimage: {alt: A cat}\n")
    assert record is None
    assert found == [
        'x.yaml:1:1 missing-key: the key "title" is missing -> add title: …',
        'x.yaml:2:7 bad-value: date: "soon" is not a date -> '
        "write a day such as 2025-03-04, or 2025-03-04 09:30",
        'x.yaml:3:16 bad-value: topics: "Big Hats" cannot be part of a URL -> write "big-hats"',
        'x.yaml:4:1 missing-key: the key "file" is missing -> add file: …',
        'x.yaml:1:1 unknown-key: there is no key "titel" here -> did you mean "title"?',
    ]


def test_the_keys_are_those_of_the_place():
    _, found = decoded("title: Naps\ndate: 2025-01-01\nimage: {file: x.png, colour: red}\n")
    assert found == [
        'x.yaml:3:22 unknown-key: there is no key "colour" here -> '
        "the keys are file, alt, caption, credit, license, source, focus; x_colour is free for your own use"
    ]


REGISTRY = """\
coalition: {name: Slow Clocks}
types: {guild: {name: Guild}}
partners:
  moon-guild:
    name: Moon Guild
    type: guild
    membership:
      - {start: 2014, end: 2016-03, end_reason: lapsed}
      - {start: 2018-02-01}
  sun-guild: {name: Sun Guild, type: guild, left: 2020}
"""


def test_memberships_are_periods():
    registry, found = decoded(REGISTRY, Registry)
    assert found == []
    moon, sun = registry.partners["moon-guild"], registry.partners["sun-guild"]
    assert [(str(one.start), one.end and str(one.end)) for one in moon.periods] == [
        ("2014", "2016-03"),
        ("2018-02-01", None),
    ]
    assert (moon.has_left(date(2026, 1, 1)), sun.has_left(date(2026, 1, 1))) == (False, True)
    assert [(one.start, one.end) for one in sun.periods] == [(None, PartialDate(2020))]


def test_an_entry_gets_its_key_as_its_slug():
    registry, _ = decoded(REGISTRY, Registry)
    assert registry.partners["moon-guild"].slug == "moon-guild"
    assert registry.types["guild"].slug == "guild"


def test_whom_the_coalition_calls_is_in_no_record_that_is_shown():
    text = REGISTRY.replace("left: 2020", "left: 2020, contact: {name: Zed, email: zed@sun.example.org}")
    registry, found = decoded(text, Registry)
    assert found == []
    assert "zed" not in repr(registry.partners["sun-guild"]).lower()


PLAIN = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["2018", "true", "guild", "https://example.org"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from([*sorted(ArticleHeader.model_fields), "x_y", "zzz"])


@given(st.dictionaries(KEYS, PLAIN, max_size=8))
def test_whatever_the_values_there_is_a_record_or_a_finding_with_words(values):
    marks = read_yaml("", "x.yaml").marks
    record, found = decode(ArticleHeader, values, marks)
    assert (record is None) == bool(found)
    assert all(one.message and one.place.path == "x.yaml" for one in found)


@pytest.mark.parametrize("section", ["topics", "types", "people", "partners", "coalition", "version"])
@given(value=PLAIN)
def test_whatever_a_section_of_the_registry_holds_is_decoded_or_found(section, value):
    values = {"coalition": {"name": "Slow Clocks"}, section: value}
    record, found = decode(Registry, values, read_yaml("", "x.yaml").marks)
    assert (record is None) == bool(found)
