"""Outputs fit together, or it is said which do not."""

from pathlib import Path

import pytest

from coalition.core.diagnostics import Place
from coalition.core.outputs import FileOutput
from coalition.core.plan import check_outputs


def findings(*paths: str) -> list[str]:
    outputs = [FileOutput(path, Path("x"), Place(f"{n}.md")) for n, path in enumerate(paths)]
    return [f"{one.place} {one.rule}: {one.message}" for one in check_outputs(outputs)]


def test_outputs_with_paths_of_their_own_fit_together():
    assert findings("index.html", "a/index.html", "a/b.png") == []


def test_two_outputs_of_one_path_do_not():
    assert findings("a/index.html", "b.html", "a/index.html") == [
        '2.md one-url-twice: "a/index.html" is also written by 0.md'
    ]


@pytest.mark.parametrize(
    ("one", "two"), [("Lamp.png", "lamp.png"), ("é.png", "e\u0301.png"), ("ß.png", "SS.png")]
)
def test_paths_are_one_where_a_file_system_may_take_them_for_one(one, two):
    assert findings(one, two) == [
        f'1.md one-url-twice: "{two}" is also written by 0.md as "{one}", '
        "which many file systems hold for the same"
    ]


def test_of_three_each_is_told_of_the_first():
    assert len(findings("a", "a", "a")) == 2


@pytest.mark.parametrize("path", ["../a.html", "a/../../b.html", "/etc/passwd", "", "a\\b.html", "a\0b"])
def test_no_output_leaves_the_folder(path):
    (found,) = findings(path)
    assert found == f'0.md leaves-output: "{path}" lies outside the output folder'


@pytest.mark.parametrize(
    ("paths", "finding"),
    [
        (
            ("a", "a/index.html"),
            '1.md one-url-twice: "a/index.html" needs a folder where 0.md writes the file "a"',
        ),
        (
            ("A/x/index.html", "a"),
            '0.md one-url-twice: "A/x/index.html" needs a folder where 1.md writes the file "a"',
        ),
    ],
)
def test_a_path_cannot_be_a_file_and_a_folder(paths, finding):
    assert findings(*paths) == [finding]
