"""The schema takes what `check` takes, and refuses what that refuses, as far as a schema can tell."""

import json
import re
from pathlib import Path
from typing import ClassVar

import pytest
import yaml

from coalition.core.registry import read_registry
from coalition.core.registry_schema import registry_schema
from tests.core.json_schema import Validator

ROOT = Path(__file__).parents[2]
REGISTRIES = ("partners.yaml", "tests/site/golden/partners.yaml", "tests/rules/base/partners.yaml")


class Yaml12(yaml.SafeLoader):
    """Reads YAML 1.2's core schema, as editors' programs do: `NO` and `12:30` and `2018-02-01` are texts."""

    yaml_implicit_resolvers: ClassVar[dict[str, object]] = {}


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def places(text: str) -> list[str]:
    """Return where the schema finds something wrong."""
    return Validator(json.loads(registry_schema())).places(yaml.load(text, Yaml12))


@pytest.mark.parametrize("name", REGISTRIES)
def test_the_registries_of_this_project_fit_the_schema(name):
    assert places((ROOT / name).read_text(encoding="utf-8")) == []


BEGINNING = "coalition: {name: X}\ntypes: {guild: {name: Guild}}\npartners:\n  moon-guild:\n"
ENTRY = BEGINNING + "    name: Moon Guild\n    type: guild\n"


@pytest.mark.parametrize(
    "lines",
    [
        "joined: 2018",
        "joined: 2018-2",
        "joined: 2018-02-01",
        "country: NO",
        "topics: naps",
        "topics: [naps, 2018]",
        "summary:",
        "topics:",
        "alternate_name: 24",
        "x_mood: {any: [thing]}",
        "resources: [{title: Naps, date: 2018, type: guide}]",
        "membership: [{start: 2014, end: 2016-05, end_reason: lapsed}]",
        "identifier: {ror: 03yrm5c26, wikidata: Q42}",
        "location: {name: Porto, lat: 41.15, lon: -8}",
        "mention: false",
        "logo: {file: images/logos/moon.svg, alt: ''}",
    ],
)
def test_what_fits_the_schema_fits_the_program(lines):
    text = f"{ENTRY}    {lines}\n"
    assert (places(text), read_registry(text, "partners.yaml").diagnostics) == ([], ())


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("websight: https://moon.example.org", "websight"),
        ("slug: moon", "slug"),
        ("url: moon.example.org", "url"),
        ("joined: last year", "joined"),
        ("joined: 2018-13", "joined"),
        (f"summary: {'x' * 161}", "summary"),
        ("country: Norway", "country"),
        ("topics: Naps!", "topics"),
        ("aliases: {old: moon}", "aliases"),
        ("resources: [{url: https://moon.example.org}]", "resources/0/title"),
        ("resources: [{title: Naps, type: song}]", "resources/0/type"),
        ("identifier: {wikidata: 42}", "identifier"),
        ("location: {name: Porto, lat: 91}", "location"),
        ("mention: seldom", "mention"),
        ("logo: {file: /etc/passwd}", "logo"),
        ("membership: [{start: 2014}]\n    joined: 2014", ""),
        ("podcast_guid: 12345", "podcast_guid"),
    ],
)
def test_what_the_program_refuses_the_schema_refuses(lines, place):
    text = f"{ENTRY}    {lines}\n"
    assert read_registry(text, "partners.yaml").diagnostics != ()
    found = places(text)
    assert found
    assert all(f"/partners/moon-guild/{place}".startswith(one) for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "partners: {}\n",
        "coalition: {name: X}\nparters: {}\n",
        "coalition: {name: X}\npartners: {Moon Guild: {name: Moon, type: guild}}\n",
        "coalition: {name: X}\npartners: {moon: {name: Moon}}\n",
        "coalition: {name: X}\npartners: [moon]\n",
        "coalition: {name: X}\npartners: {moon: }\n",
        "version: 2\ncoalition: {name: X}\n",
    ],
)
def test_what_is_no_registry_is_none_to_both(text):
    assert read_registry(text, "partners.yaml").diagnostics != ()
    assert places(text) != []


def test_the_schema_that_is_published_is_the_one_in_the_repository():
    assert registry_schema() == (ROOT / "docs/partners.schema.json").read_bytes()


def test_the_registry_names_its_schema_to_editors_programs():
    first = (ROOT / "partners.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=docs/partners.schema.json"
