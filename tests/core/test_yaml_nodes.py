"""YAML stays what was typed, and each value knows its place."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition.core import yaml_nodes
from coalition.core.source import FORBIDDEN
from coalition.core.yaml_nodes import YamlDocument, read_yaml

LOADERS = [yaml.BaseLoader, *([yaml.CBaseLoader] if hasattr(yaml, "CBaseLoader") else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def read(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[..., YamlDocument]:
    """Return the reader with one of PyYAML's two parsers."""
    monkeypatch.setattr(yaml_nodes, "_Loader", request.param)
    return read_yaml


def said(document: YamlDocument) -> list[str]:
    return [f"{one.place} {one.rule}: {one.message}" for one in document.diagnostics]


def test_nothing_is_resolved(read):
    typed = "a: NO\nb: 012\nc: 12:30\nd: 2018-02-01\ne: 1.10\nf: 'true'\ng: 0x1F\nh: .inf\ni: =\n"
    assert read(typed, "x.yaml").value == {
        "a": "NO",
        "b": "012",
        "c": "12:30",
        "d": "2018-02-01",
        "e": "1.10",
        "f": "true",
        "g": "0x1F",
        "h": ".inf",
        "i": "=",
    }


def test_what_means_nothing_is_nothing_and_what_is_quoted_is_a_text(read):
    typed = 'a:\nb: ~\nc: null\nd: ""\ne: "null"\nf: [~, x]\n'
    value = read(typed, "x.yaml").value
    assert value == {"a": None, "b": None, "c": None, "d": "", "e": "null", "f": [None, "x"]}


def test_every_value_and_key_has_its_place(read):
    marks = read("name: Moon\nlogo:\n  file: moon.svg\ntopics: [naps, hats]\n", "x.yaml", first_line=2).marks
    assert str(marks.at("name")) == "x.yaml:2:7"
    assert marks.at("name").length == 4
    assert str(marks.key_at("logo")) == "x.yaml:3:1"
    assert str(marks.at("logo", "file")) == "x.yaml:4:9"
    assert str(marks.at("topics", 1)) == "x.yaml:5:16"
    assert (marks.has("topics", 1), marks.has("topics", 2)) == (True, False)


def test_the_place_of_what_is_not_there_is_that_of_what_would_hold_it(read):
    marks = read("logo:\n  file: moon.svg\n", "x.yaml").marks
    assert str(marks.at("logo", "alt")) == "x.yaml:2:3"
    assert str(marks.key_at("logo", "alt")) == "x.yaml:2:3"
    assert str(marks.at("url")) == "x.yaml:1:1"


def test_a_value_of_several_lines_is_marked_to_the_end_of_its_first(read):
    marks = read("a: >-\n  one\n  two\nb: 'one\n  two'\n", "x.yaml").marks
    assert (str(marks.at("a")), marks.at("a").length) == ("x.yaml:1:4", 2)
    assert (str(marks.at("b")), marks.at("b").length) == ("x.yaml:4:4", 4)


def test_a_line_separator_from_a_word_processor_shifts_no_line(read):
    document = read("a: one\u2028two\nb: 1\nb: 2\n", "x.yaml")
    assert document.value == {"a": "one two", "b": "1"}
    assert said(document) == ['x.yaml:3:1 duplicate-key: the key "b" is given twice']


def test_keys_of_the_editors_own_are_left_out_and_read_all_the_same(read):
    document = read("a: 1\nx_b: {c: 1, c: 2}\n", "x.yaml")
    assert document.value == {"a": "1"}
    assert said(document) == ['x.yaml:2:13 duplicate-key: the key "c" is given twice']


def test_a_tag_is_refused_and_its_value_read(read):
    document = read("a: !!python/object:os.system x\nb: !!int 3\nc: !own [1]\nd: !!str 4\n", "x.yaml")
    assert document.value == {"a": "x", "b": "3", "c": ["1"], "d": "4"}
    assert said(document) == [
        "x.yaml:1:4 yaml-feature: the YAML tag !!python/object:os.system is not read",
        "x.yaml:2:4 yaml-feature: the YAML tag !!int is not read",
        "x.yaml:3:4 yaml-feature: the YAML tag !own is not read",
    ]


def test_an_alias_is_refused(read):
    document = read("a: &a [x]\nb: *a\n", "x.yaml")
    assert document.value == {"a": ["x"], "b": None}
    assert said(document) == ["x.yaml:1:4 yaml-feature: this value is used again through a YAML alias"]


def test_a_billion_laughs_are_not_laughed(read):
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    document = read(text, "x.yaml")
    assert {one.rule for one in document.diagnostics} == {"yaml-feature"}
    assert len(str(document.value)) < 2000


def test_an_alias_within_itself_ends(read):
    assert said(read("a: &a [*a]\n", "x.yaml")) == [
        "x.yaml:1:4 yaml-feature: this value is used again through a YAML alias"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 'x\nb: y\n", "x.yaml:1:4 yaml-syntax: this quote is not closed"),
        (
            "a: b: c\n",
            "x.yaml:1:5 yaml-syntax: this YAML cannot be read: mapping values are not allowed here",
        ),
        (
            "a: [b\nc: d\n",
            "x.yaml:2:2 yaml-syntax: this YAML cannot be read: expected ',' or ']', but got ':'",
        ),
        ("a:\n\tb: c\n", "x.yaml:2:1 yaml-tab: a tab cannot indent YAML"),
        ("a: 1\n---\nb: 2\n", "x.yaml:2:1 yaml-syntax: a second document begins here"),
        ("[a]: b\n", "x.yaml:1:1 yaml-syntax: a key must be a plain text"),
    ],
)
def test_broken_yaml_is_shown_where_it_breaks(read, text, message):
    assert said(read(text, "x.yaml")) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 41 + "]" * 41,
        "{a: " * 41 + "}" * 41,
        '["]", ' * 41 + "]" * 41,
        "- " * 41 + "x",
        "? " * 41 + "x",
        " - - ? " * 20 + "x",
        "".join(f"{' ' * depth}a:\n" for depth in range(42)),
    ],
)
def test_what_is_nested_more_than_forty_levels_deep_is_refused(read, text):
    assert [one.rule for one in read(text, "x.yaml").diagnostics] == ["yaml-depth"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 40 + "]" * 40,
        "".join(f"{' ' * depth}a:\n" for depth in range(40)),
        "a: |\n" + " " * 200 + "far out\n",
        "a: [" + "[x], " * 100 + "]",
        '- "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["\n',
    ],
)
def test_what_is_wide_or_far_to_the_right_is_not_deep(read, text):
    assert read(text, "x.yaml").diagnostics == ()


@pytest.mark.parametrize("piece", ["- ", " - -  ", "? ", "? - ", "[", '["]", '])
def test_no_depth_overruns_the_stack(piece):
    program = "from coalition.core.yaml_nodes import read_yaml\n"
    program += f"print(read_yaml({piece!r} * 100_000, 'x').diagnostics)"
    environment = {**os.environ, "PYTHONPATH": str(Path(yaml_nodes.__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.count("yaml-depth")) == (0, 1)


# Not in here, because the two parsers differ: tabs within lines, byte order marks within texts, odd tags,
# directives, and a # that follows | or > at once.
WORDS = [
    "a",
    "b: ",
    "c: ",
    "- ",
    "? ",
    "\n",
    "\n  ",
    "\n    ",
    " ",
    ":",
    ",",
    "[",
    "]",
    "{",
    "}",
    "#",
    "&a ",
    "*a",
]
WORDS += [
    '"',
    "'",
    "|\n",
    ">-\n",
    "|2\n",
    "---\n",
    "@",
    "`",
    "\\x01",
    "\\u0041",
    "é",
    "\u2028",
    "=",
    "~",
    "!x ",
]
# What decode_text lets pass.
TEXT = st.text(max_size=40).filter(lambda text: FORBIDDEN.search(text) is None)
YAML = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)
PATIENT = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@PATIENT
@given(YAML | TEXT)
def test_whatever_is_typed_there_is_a_value_or_a_finding_inside_the_file(text):
    document = read_yaml(text, "x.yaml", first_line=5)
    last = text.count("\n") + text.count("\r") + 5
    for one in document.diagnostics:
        assert one.place.path == "x.yaml"
        assert 5 <= one.place.line <= last + 1
        assert one.place.column >= 1
        assert one.message


@PATIENT
@given(YAML)
def test_both_parsers_give_the_same_values_and_findings(text):
    found = []
    for loader in LOADERS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_nodes, "_Loader", loader)
            document = read_yaml(text, "x.yaml")
        found.append((document.value, document.diagnostics))
    assert all(one == found[0] for one in found)
