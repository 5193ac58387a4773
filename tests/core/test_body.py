"""Markdown becomes HTML with its links as they were typed, and an excerpt in plain text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.body import (
    Body,
    Converter,
    has_empty_credit,
    is_internal,
    plain_text,
    shorten,
    with_links,
    without_empty_credit,
)
from coalition.core.limits import Limits
from coalition.core.sanitizer import Trust
from coalition.core.settings import MARKDOWN

CONVERTER = Converter(MARKDOWN)


def convert(text: str, trust: Trust = Trust.OWN) -> Body:
    return CONVERTER.convert(text, trust)


def test_links_within_the_site_are_noted_as_typed_and_in_order():
    body = convert(
        "[a]({partner}moon-guild) ![b](lamp.png) [c](https://example.org) [d](/join/?x=1&y=2#z) [e](#here)\n"
        "[f](mailto:a@example.org) [g](//example.org) <audio src='a.mp3'></audio> [h](<my file.md>) [i]()\n"
    )
    assert body.links == ("{partner}moon-guild", "lamp.png", "/join/?x=1&y=2#z", "a.mp3", "my file.md")


def test_a_link_in_code_is_no_link():
    body = convert("`[a]({partner}x)`\n\n    [b]({partner}y)\n")
    assert body.links == ()


def test_links_are_replaced_and_nothing_else_is():
    html = convert(
        "[a]({partner}x 'A \"title\"') &amp; ![{partner}x](b.png) {partner}x [c](https://b.png/)"
    ).html
    assert with_links(html, {"{partner}x": "/p/x/?a=1&b='", "b.png": "/b.png"}.__getitem__) == (
        '<p><a href="/p/x/?a=1&amp;b=&#x27;" title="A &quot;title&quot;">a</a> &amp; '
        '<img alt="{partner}x" src="/b.png"> {partner}x <a href="https://b.png/">c</a></p>'
    )


TARGETS = st.sampled_from(
    ["{partner}x", "a.png", "/join/", "b.md?x=1&y=2#z", "https://x.example.org/", "#h", "a'b.md", "ä.md"]
)
PIECES = st.builds("[{0}]({0})".format, TARGETS) | st.builds("![{0}]({0})".format, TARGETS)
TEXT = st.lists(
    PIECES | st.sampled_from(["word", " ", "\n\n", "> ", "`", "<b>", '"', "&", "<a href='c.md'>d</a>"]),
    max_size=12,
)


@given(TEXT.map("".join), st.sampled_from(list(Trust)))
def test_whatever_the_text_its_links_are_those_that_can_be_replaced(text, trust):
    body = convert(text, trust)
    asked: list[str] = []

    def resolve(typed: str) -> str:
        asked.append(typed)
        return typed

    again = with_links(body.html, resolve)
    assert tuple(asked) == body.links
    assert all(is_internal(typed) for typed in body.links)
    assert with_links(again, lambda typed: typed) == again
    assert plain_text(again) == plain_text(body.html)


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("First *one*.\n\nSecond.", "First one."),
        ("# Head\n\nA & B < C[^1].\n\n[^1]: Note.", "A & B < C."),
        ("10<sup>6</sup> people", "106 people"),
        ("- a list\n- only", ""),
        ("![a](b.png)\n\nText.", "Text."),
        ("", ""),
    ],
)
def test_the_excerpt_is_the_first_paragraph_as_plain_text(text, excerpt):
    assert convert(text).excerpt == excerpt


def test_a_long_paragraph_is_cut_after_a_word():
    assert convert("slow clocks " * 40).excerpt == "slow clocks " * 19 + "slow…"


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("hello world", 11, "hello world"),
        ("hello world, friends", 14, "hello world…"),
        ("hello world", 10, "hello…"),
        ("abcdefghij klm", 5, "abcd…"),
        ("", 5, ""),
    ],
)
def test_shortening_ends_in_a_whole_word(text, length, short):
    assert shorten(text, length) == short


@given(st.text(max_size=80), st.integers(min_value=2, max_value=60))
def test_shortened_text_fits_and_is_the_beginning(text, length):
    short = shorten(text, length)
    assert len(short) <= length
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@pytest.mark.parametrize(
    "credit",
    [
        "photo credit:",
        "Photo Credit:",
        "*photo credit:*",
        "**Photo credits**:",
        "  photo credit",
        "photo credit: \n\n",
    ],
)
def test_a_photo_credit_that_names_nobody_is_not_shown(credit):
    text = f"Sleep.\n\n{credit}\n"
    assert has_empty_credit(text)
    assert convert(text).html == "<p>Sleep.</p>"


@pytest.mark.parametrize(
    "text", ["Sleep.\n\nphoto credit: Ada Lamp\n", "A photo credit:\n\nmatters.\n", "photo credit:"]
)
def test_any_other_text_is_shown_whole(text):
    assert not has_empty_credit(text)
    assert without_empty_credit(text) == text


def test_a_wide_empty_credit_is_looked_for_in_no_time():
    start = time.process_time()
    assert not has_empty_credit("Sleep.\nphoto credit" + " \t" * 50_000 + "Ada")
    assert time.process_time() - start < 1


def test_the_instances_of_markdown_keep_nothing_of_the_text_before():
    first = convert("A.[^1]\n\n[^1]: x\n\n*[HTML]: y\n\n# Same\n")
    convert("B.[^1]\n\n[^1]: z\n\n# Same\n")
    assert convert("A.[^1]\n\n[^1]: x\n\n*[HTML]: y\n\n# Same\n") == first


def test_tables_are_aligned_without_a_style():
    html = convert("| a |\n|--:|\n| 1 |\n").html
    assert '<td class="align-right">1</td>' in html
    assert "style" not in html


def test_code_is_coloured_by_classes():
    html = convert("```python\nx = 1\n```\n").html
    assert '<div class="highlight">' in html
    assert "style" not in html


QUICK = Limits(seconds=0.2)
DEEP = (
    ">" * 10_000 + " a",
    "\n".join("    " * level + "- a" for level in range(60)),
    "- " * 120 + "a",
    "<div>" * 10_000,
    "<div>" * 101 + "</div>" * 101,
    "a " + "<b>" * 101,
    "<div markdown=1>\n" * 101,
    "".join(f"<div><b id=x{number}></div>\n" for number in range(101)),
    "> " * 101 + "a",
)


@pytest.mark.parametrize("text", DEEP, ids=lambda text: text[:16])
def test_a_text_that_nests_without_end_is_refused(text):
    body = Converter(MARKDOWN).convert(text, Trust.OWN)
    assert (body.html, body.refusals and body.refusals[0].message) == (
        "",
        "this text nests more than 100 levels deep",
    )


@pytest.mark.parametrize("text", ["> " * 99 + "a", "<div>" * 100 + "a", "- " * 50 + "a"])
def test_a_text_that_nests_a_hundred_levels_deep_is_converted(text):
    body = Converter(MARKDOWN).convert(text, Trust.OWN)
    assert body.refusals == ()
    assert plain_text(body.html) == "a"


SLOW = {
    "brackets": "[" * 50_000,
    "pictures": "![" * 50_000,
    "links in links": "[" * 20_000 + "a" + "](b)" * 20_000,
    "tables of one column": "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|b|\n" * 10_000,
    "lines of a table": "|a|b|\n|-|-|\n" + "|c|d|\n" * 200_000,
    "runs of backticks": "".join("`" * length + "a" for length in range(1, 1_500)),
    "footnotes": "[^1]: b\n\n" + "a[^1] " * 50_000,
    "a reference": "[a]: https://x.example.org/" + "y" * 1_000_000 + "\n\n" + "[a] " * 100_000,
    "references that are none": "[a][b" * 100_000,
    "code": "```html\n" + "<" * 2_000_000 + "\n```",
}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", SLOW)
@pytest.mark.parametrize("trust", Trust)
def test_a_text_that_takes_too_long_is_given_up(name, trust):
    converter = Converter(MARKDOWN, QUICK)
    begun = time.process_time()
    body = converter.convert(SLOW[name], trust)
    assert time.process_time() - begun < 5
    assert (body.html, body.refusals and body.refusals[0].message) == (
        "",
        "this text takes more than 0.2 s to convert",
    )


@pytest.mark.parametrize("text", ["&" * 1_000_000, "<p " + "a " * 100_000 + ">", "<" * 1_000_000])
def test_what_would_keep_the_sanitiser_busy_is_not_given_to_it(text):
    begun = time.process_time()
    body = Converter(MARKDOWN).convert(text, Trust.OWN)
    assert time.process_time() - begun < 20
    assert body.refusals
    assert body.refusals[0].rule.name == "slow-text"


@pytest.mark.parametrize("refused", [SLOW["brackets"], DEEP[0]])
def test_after_a_text_that_was_refused_the_next_is_converted_as_ever(refused):
    converter = Converter(MARKDOWN, QUICK)
    text = "A.[^1]\n\n> b\n\n[^1]: x\n"
    assert converter.convert(refused, Trust.OWN).refusals
    assert converter.convert(text, Trust.OWN) == convert(text)
