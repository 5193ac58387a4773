"""YAML that an earlier build has read: the same values, and the same places."""

from __future__ import annotations

from pathlib import Path

import pytest

from coalition.core.diagnostics import Place
from coalition.core.keeping import Keeping
from coalition.core.kept_yaml import read_kept_yaml
from coalition.core.store import Store
from coalition.core.yaml_nodes import YamlDocument

REGISTRY = "partners:\n  moss:\n    name: Moss & Söhne\n    topics: [naps, NO]\n    x_note: ours\n"


@pytest.fixture
def read(tmp_path: Path):
    def read_once(text: str) -> YamlDocument:
        return read_kept_yaml(text, "partners.yaml", Keeping(Store(tmp_path / "store", print), "v", 1))

    return read_once


def test_values_and_their_places_are_those_of_the_first_reading(read):
    first, again = read(REGISTRY), read(REGISTRY)
    values = {"partners": {"moss": {"name": "Moss & Söhne", "topics": ["naps", "NO"]}}}
    assert (first.value, again.value) == (values, values)
    assert again.marks.at("partners", "moss", "topics", 1) == Place("partners.yaml", 4, 20, 2)
    assert again.marks.key_at("partners", "moss") == Place("partners.yaml", 2, 3, 4)


def test_mistakes_are_told_each_time(read):
    twice = "topics: {}\ntopics: {}\n"
    told = [[found.place.line for found in read(twice).diagnostics] for _ in range(2)]
    assert told == [[2], [2]]


def test_an_edited_text_is_read_anew(read):
    read(REGISTRY)
    assert read(REGISTRY.replace("moss", "fern")).value["partners"].keys() == {"fern"}
