"""Identifiers of organisations: what is one, and what a slip of the keyboard makes of it."""

import pytest
from pydantic import TypeAdapter, ValidationError

from coalition.core.identifiers import Lei, Ror, Wikidata


def read(field: object, typed: str) -> object:
    """Return the value that a field makes of what was typed, or the message and its advice."""
    adapter: TypeAdapter[object] = TypeAdapter(field)
    try:
        return adapter.validate_python(typed)
    except ValidationError as error:
        (details,) = error.errors()
        return details["msg"], details.get("ctx", {}).get("advice")


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (Ror, "03yrm5c26", "03yrm5c26"),
        (Ror, "https://ror.org/05dxps055", "05dxps055"),
        (Ror, "https://ror.org/02MHBDP94", "02mhbdp94"),
        (Lei, "506700GE1G29325QX363", "506700GE1G29325QX363"),
        (Lei, "7zw8qjwvpr4p1j1kqy45", "7ZW8QJWVPR4P1J1KQY45"),
        (Wikidata, "Q42", "Q42"),
        (Wikidata, "https://www.wikidata.org/wiki/Q42", "Q42"),
        (Wikidata, "http://www.wikidata.org/entity/Q42", "Q42"),
    ],
)
def test_identifiers_are_read_as_their_registers_show_them(field, typed, value):
    assert read(field, typed) == value


@pytest.mark.parametrize(
    ("field", "typed", "message", "advice"),
    [
        (
            Ror,
            "03yrm5c62",
            'the check digits of the ROR "03yrm5c62" are wrong',
            "one of its characters is not what it should be; copy it anew from https://ror.org/",
        ),
        (
            Lei,
            "506700GE1G29325QX336",
            'the check digits of the LEI "506700GE1G29325QX336" are wrong',
            "one of its characters is not what it should be; copy it anew from https://search.gleif.org/",
        ),
        (
            Ror,
            "03yrm5l26",
            '"03yrm5l26" is not a ROR',
            "write it as https://ror.org/ shows it, such as 03yrm5c26",
        ),
        (Ror, "https://example.org/03yrm5c26", '"https://example.org/03yrm5c26" is not a ROR', None),
        (Lei, "506700GE1G29325QX3", '"506700GE1G29325QX3" is not an LEI', None),
        (Lei, "506700GE1G29325QX36Z", '"506700GE1G29325QX36Z" is not an LEI', None),
        (
            Wikidata,
            "42",
            '"42" is not an item of Wikidata',
            "write the Q and the number of its item, such as Q42",
        ),
        (Wikidata, "Q042", '"Q042" is not an item of Wikidata', None),
        (Wikidata, "P31", '"P31" is not an item of Wikidata', None),
    ],
)
def test_what_is_no_identifier_is_refused(field, typed, message, advice):
    said, advised = read(field, typed)
    assert said == message
    assert advice in (None, advised)


def test_every_slip_of_one_digit_or_letter_is_noticed():
    for place, right in enumerate("03yrm5c26"):
        for wrong in "0123456789abcdefghjkmnpqrstvwxyz":
            typed = "03yrm5c26"[:place] + wrong + "03yrm5c26"[place + 1 :]
            assert (read(Ror, typed) == typed) is (wrong == right), typed
