"""The header of a text, in YAML or as Pelican's lines: nothing leaks, nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.content import HEADERS, decode_document
from coalition.core.front_matter import FrontMatter, split_front_matter
from coalition.core.model.text import ArticleHeader
from coalition.core.source import FORBIDDEN

KNOWN = ArticleHeader.model_fields


def split(text: str) -> FrontMatter:
    return split_front_matter(text, "x.md", KNOWN)


def said(front: FrontMatter) -> list[str]:
    return [f"{one.place} {one.rule}: {one.message} -> {one.advice}" for one in front.diagnostics]


def test_the_text_begins_on_the_line_below_the_header():
    front = split("---\ntitle: Naps\n---\nSleep.\n---\nMore.\n")
    assert (front.values, front.body, front.body_line) == ({"title": "Naps"}, "Sleep.\n---\nMore.\n", 4)
    assert front.diagnostics == ()


@pytest.mark.parametrize("close", ["---", "...", "--- "])
def test_a_header_may_be_closed_in_two_ways(close):
    assert split(f"---\ntitle: Naps\n{close}\nSleep.\n").body == "Sleep.\n"


def test_places_in_the_header_are_those_of_the_file():
    front = split("---\ntitle: Naps\ntopics:\n  - naps\n---\n")
    assert str(front.marks.at("topics", 0)) == "x.md:4:5"


@pytest.mark.parametrize("text", ["---", "---\ntitle: Naps\n", "---\n--\nSleep.\n", "---\n----\n"])
def test_a_header_that_is_not_closed_takes_nothing_for_text(text):
    front = split(text)
    assert (front.values, front.body) == ({}, "")
    assert said(front) == [
        "x.md:1:1 unclosed-front-matter: this front matter is not closed -> end it with a line ---"
    ]


@pytest.mark.parametrize(
    "text", ["", "# Naps\n", "\n---\ntitle: Naps\n---\n", " ---\ntitle: x\n---\n", "https://x.org\n"]
)
def test_a_text_without_a_header_is_told_how_to_get_one(text):
    front = split(text)
    assert (front.values, front.body) == ({}, text)
    assert said(front) == [
        "x.md:1:1 no-front-matter: this file does not begin with front matter -> "
        "begin it with a line ---, the keys such as title: and date:, and another line ---"
    ]


def test_pelicans_names_become_those_of_the_records():
    front = split("---\nauthor: Ada Lamp\ntags: [naps]\nlang: en\n---\n")
    assert front.values == {"authors": "Ada Lamp", "topics": ["naps"], "language": "en"}
    assert str(front.marks.at("authors")) == "x.md:2:9"
    assert str(front.marks.at("topics", 0)) == "x.md:3:8"
    assert str(front.marks.key_at("language")) == "x.md:4:1"


def test_a_pelican_name_beside_the_records_own_is_left_to_be_refused():
    assert split("---\nauthor: Ada\nauthors: [Bo]\n---\n").values == {"author": "Ada", "authors": ["Bo"]}


PELICAN = """\
Title: Naps: the truth
Date: 2025-03-04 09:30
Author: Ada Lamp; Bo Reed, Esq.
Tags: naps,  hats,
Summary: A long one
    that goes on
\there.
On-Behalf-Of: moon-guild
Empty:

Sleep.
"""


def test_a_pelican_header_is_read():
    front = split(PELICAN)
    assert front.values == {
        "title": "Naps: the truth",
        "date": "2025-03-04 09:30",
        "authors": ["Ada Lamp", "Bo Reed, Esq."],
        "topics": ["naps", "hats"],
        "summary": "A long one that goes on here.",
        "on_behalf_of": "moon-guild",
        "empty": None,
    }
    assert (front.body, front.body_line, front.diagnostics) == ("Sleep.\n", 11, ())


def test_places_in_a_pelican_header_are_those_of_the_values():
    marks = split(PELICAN).marks
    assert str(marks.at("title")) == "x.md:1:8"
    assert str(marks.at("authors", 1)) == "x.md:3:19"
    assert str(marks.at("topics", 1)) == "x.md:4:14"
    assert str(marks.key_at("on_behalf_of")) == "x.md:8:1"


def test_a_value_that_stands_twice_in_its_line_is_found_each_time():
    marks = split("Title: x\nPartners: a, b, a\n\n").marks
    assert [marks.at("partners", index).column for index in range(3)] == [11, 14, 17]


def test_a_line_that_is_no_pair_is_found_and_not_published():
    front = split("Title: Naps\nSleep is good, says everybody: always.\nOn behalf of: us\n\nMore.\n")
    assert front.body == "More.\n"
    assert said(front) == [
        "x.md:2:1 header-line: this line of the header is not `key: value` -> "
        "leave a blank line between the header and the text",
        "x.md:3:1 header-line: this line of the header is not `key: value` -> "
        "write On_behalf_of: (a key holds no blank)",
    ]


def test_a_key_twice_in_a_pelican_header_is_found():
    front = split("Title: Naps\ntags: a\nTITLE: Sleep\n\n")
    (found,) = front.diagnostics
    assert (found.rule, str(found.place), str(found.related)) == ("duplicate-key", "x.md:3:1", "x.md:1:1")
    assert front.values["title"] == "Naps"


WORDS = [
    "---\n",
    "title: x\n",
    "Title: x\n",
    "date: 2025-01-02\n",
    "Tags: a, b\n",
    "\n",
    "    more\n",
    "text\n",
]
WORDS += [
    "topics: [a\n",
    "a b: c\n",
    "slug: Ä\n",
    "image:\n",
    "  file: x\n",
    "x_y: 1\n",
    "...\n",
    "- \n",
    "'",
    "\t",
]
TEXT = st.lists(st.sampled_from(WORDS), max_size=12).map("".join) | st.text(max_size=60)


@given(TEXT.filter(lambda text: FORBIDDEN.search(text) is None), st.sampled_from(sorted(HEADERS)))
def test_any_text_is_a_document_or_has_findings_inside_it(text, kind):
    text = text.replace("\r", "\n")
    document, found = decode_document(text, "content/articles/2025-01-02-x/index.md", kind)
    lines = text.split("\n")
    for one in found:
        assert one.place.line <= len(lines)
        assert not one.place.line or one.place.column <= len(lines[one.place.line - 1]) + 1
    if document is None:
        assert any(one.severity == "error" for one in found)
    else:
        assert document.markdown == "\n".join(lines[document.markdown_line - 1 :])
