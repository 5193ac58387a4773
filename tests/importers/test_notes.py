"""Notes become Markdown that shows the same on the site, or stay HTML where Markdown would lose something."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition.core.body import Converter
from coalition.core.sanitizer import Trust
from coalition.core.settings import MARKDOWN
from coalition.importers.notes import cleaned, notes_as_markdown, plain_words
from coalition.importers.shown_text import shown

ADDRESS = "https://old.example.org/feed.xml"


def render(text: str) -> str:
    body = Converter(MARKDOWN).convert(text, Trust.OWN)
    if body.refusals:
        raise ValueError
    return body.html


def markdown(text: str) -> str:
    return notes_as_markdown(text, ADDRESS, render)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <b>two </b>three.</p>", "One **two** three.\n"),
        ("<div>One</div><div>Two<br><br>Three</div>", "One\n\nTwo\n\nThree\n"),
        ('<p><a href="/x_y">A place</a></p>', "[A place](https://old.example.org/x_y)\n"),
        ('<p><a href="https://e.org/a(b)">e</a></p>', "[e](<https://e.org/a(b)>)\n"),
        (
            '<p><a href="https://e.org/?a=1&amp;b=2">https://e.org/?a=1&amp;b=2</a></p>',
            "<https://e.org/?a=1&b=2>\n",
        ),
        ("<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>", "- A\n    - B\n- C\n"),
        ('<ol start="3"><li>C</li><li>D</li></ol>', "3.  C\n4.  D\n"),
        ("<h1>Links</h1><p>x</p>", "# Links\n\nx\n"),
        ("<blockquote><p>Q</p></blockquote>", "> Q\n"),
        (
            "<p>1986. A *year* of snake_case and _ends_</p>",
            "1986\\. A \\*year\\* of snake_case and \\_ends\\_\n",
        ),
        ("<p>- no list<br># no heading</p>", "\\- no list  \n\\# no heading\n"),
        ("<p>a &lt;b&gt; &amp;amp; c</p>", "a &lt;b> &amp;amp; c\n"),
        ('<p><img src="https://e.org/a.png" alt="A cat"></p>', "![A cat](https://e.org/a.png)\n"),
    ],
)
def test_html_becomes_the_markdown_that_an_editor_would_write(html: str, expected: str) -> None:
    assert markdown(html) == expected


def test_plain_text_keeps_its_lines_and_its_addresses() -> None:
    text = "One & two\nat https://e.org/a_b_c.\n\n# three"
    assert markdown(text) == "One & two  \nat <https://e.org/a_b_c>.\n\n\\# three\n"


def test_what_runs_or_counts_is_left_out() -> None:
    html = '<p onclick="x()">Hi<script>x()</script><img src="https://e.org/p" width="1" height="1"></p>'
    assert (
        markdown(f'{html}<p><a href="javascript:x()">Click</a></p><iframe src="x"></iframe>')
        == "Hi\n\nClick\n"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>x</p><pre>a\n  b</pre>",
        "<p>*[HTML]: x<br>: y</p>",
        "<ul><li>a</li></ul><ul><li>b</li></ul>",
        "<p>un<b>bold</b>ed <i> </i><sub>2</sub></p>",
        "<table><tr><td>a</td><td>b</td></tr></table>",
    ],
)
def test_what_markdown_cannot_say_stays_html(html: str) -> None:
    assert shown(render(markdown(html))) == shown(cleaned(html, ADDRESS))


def test_notes_that_nest_too_deeply_are_words_alone() -> None:
    assert markdown("<div>" * 5000 + "a *b*") == "a &#42;b&#42;\n"


def test_plain_words_of_blocks_stand_apart() -> None:
    assert plain_words("<p>One</p><p>two &amp; three</p>") == "One two & three"


PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<ul>",
            "<li>",
            "</li>",
            "</ul>",
            "<br>",
            "<h2>",
            "</h2>",
        ),
        *("<blockquote>", "</blockquote>", '<a href="https://e.org/_x_">', "</a>", "<ol>", "</ol>", "<code>"),
        *(
            "*",
            "_",
            "`",
            "[",
            "]",
            "(",
            ")",
            "#",
            "-",
            "+",
            "1.",
            ">",
            "|",
            "\\",
            "&lt;",
            "&amp;",
            "{",
            "}",
            "~",
        ),
        *("a", "word", " ", "\n", "---", "===", "[^1]:", ":", "!", "00:01 x", "http://e.org", "&nbsp;"),
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_the_notes_are_the_site_shows_them_as_they_were(html: str) -> None:
    html = f"<p>{html}"
    assert shown(render(markdown(html))) == shown(cleaned(html, ADDRESS))
