"""Tags within tags are counted as browsers nest them, and never less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from coalition.core.nesting import deepest_place, too_deep_at
from coalition.core.sanitizer import Trust, sanitize


@pytest.mark.parametrize(
    ("html", "deepest"),
    [
        ("text", 0),
        ("<b>x</b> <b>x</b> <b>x</b>", 1),
        ("<div><b>x</b></div><div><b>x</b></div>", 2),
        ("<DIV><B>x</b></div>", 2),
        ("<ul><li>a<li>b<li>c<ul><li>d</ul></ul>", 2),
        ("<table><tr><td>a<td>b<tr><td>c</table>", 1),
        ("<p>a<p>b<br>c<hr><img src=x>", 0),
        ("<!-- <b> --></b>", 1),
        ("1 < 2 <3 </ <> <é>", 0),
        ("<svg><g><path d='M0 0'/><path d=\"M0 0\" /><circle/><use/></g></svg>", 2),
        ("<svg/>", 0),
    ],
)
def test_what_nests_so_deep_is_allowed_there_and_no_further(html, deepest):
    assert too_deep_at(html, deepest) is None
    assert deepest == 0 or too_deep_at(html, deepest - 1) is not None


def test_the_tag_that_goes_too_far_is_named_by_its_offset():
    assert too_deep_at("<div><b>x</b><div><i>x</i></div></div>", 2) == 18


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 11,
        "<div></span>" * 11,
        "<div/>" * 11,
        "<div><b></div>" * 11,
        "<b></x><i></y>" * 6,
        "<p><b>" * 11,
        "<g/>" * 11,
        "<svg/>" + "<g/>" * 11,
        "<svg></svg>" + "<g/>" * 11,
        "<svg><desc>" + "<g/>" * 11,
        "<svg></p>" + "<g/>" * 11,
        "<svg>" + "<g d=x/>" * 11,
        "<rt>" * 11,
        "<ul><li>" * 11,
        "<sup><div></sup>" * 6,
    ],
)
def test_what_browsers_would_nest_counts(html):
    assert too_deep_at(html, 10) is not None


TAGS = ["div", "b", "i", "ul", "li", "p", "table", "td", "details", "em", "section", "br", "sup"]
PIECES = st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS] + ["x"])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_html_is_nested_deeper_by_a_browser_than_it_was_counted(html):
    deepest = next(levels for levels in range(100) if too_deep_at(html, levels) is None)
    nested = etree.fromstring(f"<x>{sanitize(html, Trust.OWN)}</x>".replace("<br>", "<br/>"))
    shallow = {"li", "p", "td", "br", "tbody", "tr"}
    assert max(_levels(nested, shallow)) <= deepest


def _levels(root, shallow):
    for element in root.iter():
        line = [element, *element.iterancestors()]
        yield sum(one.tag not in shallow for one in line) - 1


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("> a\n> > > b\n> > c\n", 10),
        ("- a\n    - b\n        1. c\n    - d\n", 23),
        ("a\n\n<div><div>\n<div>b", 14),
        ("> > > a <b><i><u>x", 14),
    ],
)
def test_a_text_that_nests_too_deeply_is_shown_where_it_does(text, at):
    assert deepest_place(text, 2) == at
