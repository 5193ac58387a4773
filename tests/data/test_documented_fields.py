"""docs/data.md names every field of the files, and no other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition.data.csv_table import COLUMNS
from coalition.data.table import TABLE
from tests.data.conftest import Files

PAGE = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")


def documented(name: str) -> list[str]:
    """The fields that the page names in the section about a file."""
    section = PAGE.partition(f"\n## `{name}`\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    return [field for row in rows for field in re.findall(r"`([^`]+)`", row)]


def fields(value: object, above: str = "") -> Iterator[str]:
    """Yield the names of all single values, such as `partners[].logo.url`, each as often as it is there."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from fields(below, f"{above}.{key}" if above else key)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for one in value:
            yield from fields(one, f"{above}[]")
    else:
        yield above


@pytest.mark.parametrize("name", ["partners.json", "people.json", "history.json"])
def test_every_field_of_a_file_is_documented(files: Files, name: str) -> None:
    read = files.json(name)
    if name != "partners.json":
        assert [f"about.{key}" for key in read.pop("about")] == documented("partners.json")[:6]
    # A partner without a logo, or without quotes, has null or an empty list in the place of their fields.
    empty = {field.rpartition(".")[0].removesuffix("[]") for field in documented(name)}
    assert set(fields(read)) - empty == set(documented(name))


def test_every_column_of_the_table_is_documented() -> None:
    assert documented("partners.csv") == list(COLUMNS)


def test_every_file_has_its_section() -> None:
    assert re.findall(r"^## `(.*)`$", PAGE, re.MULTILINE) == [file.name for file in TABLE]
