"""The headers that texts in HTML and reStructuredText have, as Pelican's readers want them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.front_matter import FrontMatter, split_front_matter
from coalition.core.model.text import ArticleHeader


def split(name: str, text: str) -> FrontMatter:
    return split_front_matter(text, name, ArticleHeader.model_fields)


@pytest.mark.parametrize(
    ("text", "values", "body", "line"),
    [
        (
            "Naps\n====\n\n:date: 2025-01-02\n\nSleep.\n",
            {"title": "Naps", "date": "2025-01-02"},
            "\nSleep.\n",
            5,
        ),
        ("\n####\nNaps\n####\n:date: 2025\n\nA\n", {"title": "Naps", "date": "2025"}, "\nA\n", 6),
        (":title: Naps\n:tags: a, b;c\n\nA", {"title": "Naps", "topics": ["a, b", "c"]}, "\nA", 3),
        (
            ":title: Naps\n:summary: long\n   and longer\nA",
            {"title": "Naps", "summary": "long and longer"},
            "A",
            4,
        ),
        ("Naps\n====\nSleep.\n\n:date: 2025\n", {"title": "Naps"}, "Sleep.\n\n:date: 2025\n", 3),
        ("Naps\n====\n", {"title": "Naps"}, "", 4),
        ("---\ntitle: Naps\n---\nSleep.\n", {"title": "Naps"}, "Sleep.\n", 4),
    ],
)
def test_a_title_and_fields_begin_a_text_in_restructured_text(text, values, body, line):
    front = split("a.rst", text)
    assert (front.values, front.body, front.body_line) == (values, body, line)
    assert front.diagnostics == ()


def test_fields_are_found_where_they_stand():
    front = split("a.rst", "Naps\n====\n\n:tags: naps, hats\n\nA")
    assert [str(front.marks.at(*at)) for at in (("title",), ("topics", 0), ("topics", 1))] == [
        "a.rst:1:1",
        "a.rst:4:8",
        "a.rst:4:14",
    ]
    assert str(front.marks.key_at("topics")) == "a.rst:4:2"


@given(st.lists(st.sampled_from(["Naps", "====", ":date: x", ":a", "  b", "", "Sleep.", "---"]), max_size=9))
def test_no_line_of_a_text_in_restructured_text_is_lost(lines):
    text = "\n".join(lines)
    front = split("a.rst", text)
    if front.values and not text.startswith("---"):
        assert text.split("\n")[front.body_line - 1 :] in (front.body.split("\n"), [])
        header = text.split("\n")[: front.body_line - 1]
        assert "Sleep." not in header or "title" in front.values
    elif not front.values and not text.startswith("---"):
        assert (front.body, len(front.diagnostics)) == (text, 1)


def page(head: str, body: str = "<p>Sleep.</p>") -> str:
    return f"<html>\n<head>\n{head}\n</head>\n<body class=x>{body}</body>\n</html>\n"


@pytest.mark.parametrize(
    ("head", "values"),
    [
        ("<title>Naps &amp;\nhats</title>", {"title": "Naps & hats"}),
        ("<TITLE>A</TITLE><META NAME=Author CONTENT='Ada; Bo'>", {"title": "A", "authors": ["Ada", "Bo"]}),
        (
            '<title>A</title><meta charset=utf-8><meta name="viewport" content="x"><meta name="keywords" '
            'content="a, b"><meta name="description" content="S">',
            {"title": "A", "topics": ["a", "b"], "summary": "S"},
        ),
        ('<meta name="title" content="A"><meta http-equiv="refresh" content="0">', {"title": "A"}),
    ],
)
def test_the_head_of_a_page_is_the_header(head, values):
    front = split("a.html", page(head))
    assert (front.values, front.body, front.diagnostics) == (values, "<p>Sleep.</p>", ())


def test_metadata_is_found_where_it_stands():
    front = split("a.html", page('<title>Naps</title>\n  <meta name="tags" content="naps, hats">', "\nA"))
    assert [str(front.marks.at(*at)) for at in (("title",), ("topics", 1))] == ["a.html:3:8", "a.html:4:36"]
    assert front.body_line == 6


def test_a_body_may_hold_metadata_and_end_with_the_file():
    front = split("a.html", "<title>A</title><body>\n<p><meta name=x content=y>b")
    assert (front.values, front.body, front.body_line) == ({"title": "A"}, "\n<p><meta name=x content=y>b", 1)


@pytest.mark.parametrize("text", ["<p>x</p>", "<title>A</title><p>x", "<body>x</body>", ""])
def test_a_page_without_head_or_body_has_no_header(text):
    front = split("a.html", text)
    assert (front.values, front.body, [one.rule for one in front.diagnostics]) == (
        {},
        text,
        ["no-front-matter"],
    )
