"""Findings for people, for GitHub and for programs."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.diagnostics import Diagnostic, Place, Report, Severity
from coalition.core.report_format import FORMATS, as_github, as_json, as_text
from coalition.core.rules import catalog

UNKNOWN = catalog.UNKNOWN_PARTNER.at(
    Place("content/articles/x.md", 5, 12, 6),
    'there is no partner "fivver"',
    'did you mean "fiverr"?',
    Place("partners.yaml", 31, 3),
)
STRAY = catalog.STRAY_FILE.at(Place("content/notes.txt"), "nothing publishes this file", "remove it")
EMPTY = catalog.EMPTY_TEXT.at(Place("content/pages/about.md"), "there is no text below the front matter")
SOURCES = {("content/articles/x.md", 5): "announces: fivver", ("long.md", 1): "x" * 200 + "HERE" + "y" * 200}


def excerpt(place: Place) -> str | None:
    return SOURCES.get((place.path, place.line))


def test_a_finding_shows_its_line_with_a_caret_and_what_to_type():
    assert as_text(Report.of([UNKNOWN]), excerpt) == (
        'error: there is no partner "fivver" [unknown-partner]\n'
        "  --> content/articles/x.md:5:12\n"
        "    5 | announces: fivver\n"
        '      |            ^^^^^^ did you mean "fiverr"? (partners.yaml:31)\n'
    )


def test_a_finding_about_a_file_shows_no_line():
    assert as_text(Report.of([STRAY, EMPTY]), excerpt) == (
        "error: nothing publishes this file [stray-file]\n"
        "  --> content/notes.txt\n"
        "      = remove it\n"
        "\n"
        "warning: there is no text below the front matter [empty-text]\n"
        "  --> content/pages/about.md\n"
    )


def test_a_line_that_cannot_be_read_again_is_left_out():
    assert as_text(Report.of([UNKNOWN]), lambda _: None).splitlines()[2] == (
        '      = did you mean "fiverr"? (partners.yaml:31)'
    )


def test_findings_are_sorted_by_place_and_told_once():
    late = catalog.BAD_VALUE.at(Place("b.md", 10, 1), "late")
    early = catalog.BAD_VALUE.at(Place("b.md", 9, 1), "early")
    first = catalog.BAD_VALUE.at(Place("a.md"), "first")
    report = Report.of([late, early, first, late])
    assert [one.message for one in report] == ["first", "early", "late"]
    report += (EMPTY,)
    assert [one.message for one in report] == ["first", "early", "late", EMPTY.message]
    assert (len(report.errors), len(report.warnings)) == (3, 1)


def test_a_long_line_is_cut_around_the_mistake():
    found = catalog.BAD_VALUE.at(Place("long.md", 1, 201, 4), "x")
    _, _, line, caret, *_ = as_text(Report.of([found]), excerpt).splitlines()
    start = caret.index("^")
    assert line[start : start + 4] == "HERE"
    assert len(line) <= 170


def test_tabs_and_control_characters_keep_the_caret_in_its_column():
    found = catalog.BAD_VALUE.at(Place("t.md", 1, 4, 1), "x")
    _, _, line, caret, *_ = as_text(Report.of([found]), lambda _: "\t\x1b[X").splitlines()
    assert (line, caret) == ("    1 |  �[X", "      |    ^")


def test_a_place_beyond_the_line_is_marked_at_its_end():
    found = catalog.BAD_VALUE.at(Place("t.md", 1, 3, 9), "x")
    assert as_text(Report.of([found]), lambda _: "ab").splitlines()[3] == "      |   ^"


@pytest.mark.parametrize(
    ("finding", "start"), [(UNKNOWN, "\x1b[1;31merror\x1b[0m: "), (EMPTY, "\x1b[1;33mwarning\x1b[0m: ")]
)
def test_colour_tells_errors_from_warnings(finding, start):
    assert as_text(Report.of([finding]), excerpt, colour=True).startswith(start)


def test_github_shows_a_finding_beside_its_line():
    assert as_github(Report.of([UNKNOWN, STRAY])) == (
        "::error file=content/articles/x.md,title=unknown-partner,line=5,col=12::"
        'there is no partner "fivver": did you mean "fiverr"?\n'
        "::error file=content/notes.txt,title=stray-file::nothing publishes this file: remove it"
    )


def test_what_github_would_read_as_its_own_is_escaped():
    found = catalog.BAD_VALUE.at(Place("a,b:c%.md", 1), "100%\nsure")
    assert (
        as_github(Report.of([found]))
        == "::error file=a%2Cb%3Ac%25.md,title=bad-value,line=1,col=1::100%25%0Asure"
    )


def test_json_holds_everything():
    assert json.loads(as_json(Report.of([UNKNOWN]))) == [
        {
            "rule": "unknown-partner",
            "severity": "error",
            "message": 'there is no partner "fivver"',
            "advice": 'did you mean "fiverr"?',
            "file": "content/articles/x.md",
            "line": 5,
            "column": 12,
            "length": 6,
            "related": "partners.yaml:31:3",
        }
    ]
    assert json.loads(as_json(Report())) == []


TEXT = st.text(max_size=30)
PLACES = st.builds(Place, TEXT, st.integers(0, 3), st.integers(0, 40), st.integers(1, 400))
FINDINGS = st.builds(
    Diagnostic, st.just("bad-value"), st.sampled_from(Severity), TEXT, PLACES, TEXT, st.none() | PLACES
)


@given(st.lists(FINDINGS, max_size=3), st.text(max_size=300).filter(lambda line: "\n" not in line))
def test_any_finding_can_be_told_in_every_format(findings, line):
    report = Report.of(findings)
    text = as_text(report, lambda _: line)
    assert text.count("\n  --> ") >= len(report.diagnostics) - sum("\n" in one.message for one in report)
    assert len(as_github(report).split("\n")) == max(len(report.diagnostics), 1)
    assert len(json.loads(FORMATS["json"](report))) == len(report.diagnostics)


def test_of_a_crowd_of_warnings_so_many_are_shown_as_somebody_reads():
    crowd = [
        catalog.NO_ANNOUNCEMENT.at(Place("partners.yaml", n, 3), f"no article {n}") for n in range(1, 51)
    ]
    errors = [catalog.UNKNOWN_TYPE.at(Place("partners.yaml", n, 5), f"no type {n}") for n in range(1, 51)]
    report = Report.of([*crowd, *errors, EMPTY])
    shown = as_text(report, lambda _: None)
    assert shown.count("[unknown-type]") == 50
    assert shown.count("[no-announcement]") == 21
    assert "no article 20 " in shown
    assert "no article 21 " not in shown
    assert shown.endswith(
        "warning: 30 more of this kind; `check --format json` names all [no-announcement]\n"
    )
    assert len(json.loads(as_json(report))) == 101
