"""partners.csv, as programs and as spreadsheets read it."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.data.csv_table import Table, make_csv
from tests.data.conftest import REGISTRY, Files

ANY_CELL = st.text(st.characters(exclude_categories=["Cs"]))


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))


def test_a_row_tells_all_that_has_a_column(files: Files) -> None:
    dusk, moon, sun = files.rows()
    assert moon == {
        "slug": "moon-guild",
        "name": "Moon Guild",
        "legal_name": "Moon Guild Ltd",
        "alternate_name": "The Moons | Lunatics",
        "type": "guild",
        "tier": "gold",
        "status": "active",
        "membership": "2014/2016-05 | 2017-02-03/..",
        "url": "https://moon.example.org/",
        "page": "https://clocks.example.org/base/partners/moon-guild/",
        "summary": "Works by night.",
        "topics": "naps | hats",
        "country": "IE",
        "place": "Galway",
        "lat": "53.27",
        "lon": "-9.05",
        "same_as": "https://social.example.net/@moon",
        "ror": "03yrm5c26",
        "wikidata": "",
        "lei": "",
        "blog": "https://moon.example.org/feed?a=1&b=2",
        "podcast": "https://moon.example.org/cast.xml",
        "podcast_guid": "7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001",
    }
    assert (dusk["slug"], dusk["membership"]) == ("dusk-club", "/..")
    assert (sun["slug"], sun["status"], sun["membership"]) == ("sun-guild", "former", "2015-02-01/2024")


def test_lines_end_as_the_standard_wants(files: Files) -> None:
    content = files["data/partners.csv"]
    assert content.count(b"\r\n") == content.count(b"\n") == 4
    assert content.endswith(b"\r\n")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("=HYPERLINK(0)", "'=HYPERLINK(0)"),
        ("+1 day", "'+1 day"),
        ("-1 day", "'-1 day"),
        ("@home", "'@home"),
        ("＝1", "'＝1"),
        ("Naps, hats", "Naps, hats"),
        ('The "Moons"', 'The "Moons"'),
        ("a=b", "a=b"),
    ],
)
def test_a_name_that_looks_like_a_formula_is_shown_as_text(
    files_of: Callable[..., Files], name: str, shown: str
) -> None:
    quoted = "'" + name.replace("'", "''") + "'"
    named = REGISTRY.replace("    name: Moon Guild\n", f"    name: {quoted}\n")
    assert [row["name"] for row in files_of(named).rows()] == ["Dusk Club", shown, "Sun Guild"]


@given(st.lists(st.lists(ANY_CELL, min_size=2, max_size=2)))
def test_any_text_is_read_as_it_was_written_and_never_begins_a_formula(cells: list[list[str]]) -> None:
    content = make_csv(Table(("one", "other"), tuple(tuple(row) for row in cells)))
    header, *read = rows(content)
    assert header == ["one", "other"]
    for row, written in zip(read, cells, strict=True):
        assert [
            one if one == cell else one.removeprefix("'") for one, cell in zip(row, written, strict=True)
        ] == written
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_stays_a_number(number: float) -> None:
    _, (read,) = rows(make_csv(Table(("lat",), ((number,),))))
    assert float(read) == number
