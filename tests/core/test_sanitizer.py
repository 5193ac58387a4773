"""Nothing that runs gets through, whoever wrote it."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.body import Converter
from coalition.core.sanitizer import Trust, sanitize
from coalition.core.settings import MARKDOWN

EVERYBODY = list(Trust)
C0_AND_BLANK = "".join(map(chr, range(0x21)))
SCHEMES = {"", "http", "https", "mailto", "tel"}


class Seen(HTMLParser):
    """What a browser would see: the tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def scheme_of(url: str) -> str:
    """Return the scheme that a browser reads in `url` (https://url.spec.whatwg.org/), or nothing."""
    read = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\t\n\r]", "", url).lstrip(C0_AND_BLANK).lower())
    return read[1] if read else ""


def dangers(html: str) -> list[str]:
    """Return what in `html` could run, load or restyle something."""
    found = []
    for tag, attributes in Seen(html).tags:
        if tag in (
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "base",
            "meta",
            "link",
            "svg",
            "math",
        ):
            found.append(tag)
        for name, value in attributes.items():
            if name.startswith("on") or name in ("style", "formaction", "ping"):
                found.append(f"{tag} {name}")
            if name in ("href", "src", "poster", "srcset") and scheme_of(value) not in SCHEMES:
                found.append(f"{tag} {name}={value}")
    return found


VECTORS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt&#58;alert(1)">x</a>',
    '<a href="&#x01;javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<p style="background:url(javascript:alert(1))">x</p>',
    "<svg><script>alert(1)</script></svg>",
    '<math><mtext><img src=x onerror="alert(1)"></mtext></math>',
    '<iframe src="https://example.org"></iframe>',
    '<form action="https://example.org"><input name=x></form>',
    '<base href="https://example.org/">',
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    '<object data="x.swf"></object><embed src="x.swf">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<video src="javascript:alert(1)" poster="javascript:alert(1)" onloadstart="alert(1)"></video>',
    "<details open ontoggle=alert(1)>x</details>",
    '<xss style="animation-name:x" onanimationstart="alert(1)">',
    "<style>@import 'https://example.org';</style>",
    "<!--><img src=x onerror=alert(1)>-->",
    '<a href="vbscript:x">x</a>',
    "<plaintext>x",
    "<template><script>alert(1)</script></template>",
]


@pytest.mark.parametrize("trust", EVERYBODY)
@pytest.mark.parametrize("vector", VECTORS)
def test_known_attacks_come_to_nothing(vector, trust):
    assert dangers(sanitize(vector, trust)) == []


def test_the_detector_of_dangers_sees_them():
    assert [vector for vector in VECTORS[:2] if not dangers(vector)] == []
    assert dangers('<a href="javascript:x" style="x">') == ["a href=javascript:x", "a style"]


PIECES = [
    "<",
    ">",
    "</",
    "/>",
    '"',
    "'",
    "=",
    " ",
    "\n",
    "&#58;",
    "&lt;",
    "javascript:",
    "onerror=",
    "on",
    "style=",
]
PIECES += [
    "script",
    "img src=x ",
    "a href=",
    "svg",
    "math",
    "p",
    "div ",
    "alert(1)",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
]
PIECES += [
    "style",
    "noscript",
    "template",
    "textarea",
    "title",
    "\x00",
    "\x01",
    "data:",
    "details ",
    "audio src=",
    "x",
]
SOUP = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(SOUP, st.sampled_from(EVERYBODY))
def test_no_soup_of_tags_holds_anything_that_runs(soup, trust):
    clean = sanitize(soup, trust)
    assert dangers(clean) == []
    assert dangers(sanitize(clean, trust)) == []


CONVERTER = Converter(MARKDOWN)
MARKS = [
    "[x](",
    ")",
    "![x](",
    "](",
    "[1]: ",
    "{: ",
    "}",
    "onclick=",
    "style=",
    '"x"',
    "<",
    ">",
    "`",
    "```\n",
    "> ",
    "# ",
]
MARKS += [
    "javascript:alert(1)",
    "&#106;avascript:x",
    "\n",
    "\n\n",
    "    ",
    "| a | b |\n| - | - |\n",
    "<script>",
    "</script>",
]
MARKS += [
    "<img src=x onerror=alert(1)>",
    "*",
    "**",
    "_",
    "[^1]",
    "[^1]: x",
    "*[x]: ",
    "<div markdown=1>",
    "</div>",
    "text",
]


@given(st.lists(st.sampled_from(MARKS), max_size=16).map("".join), st.sampled_from(EVERYBODY))
def test_no_markdown_becomes_anything_that_runs(text, trust):
    assert dangers(CONVERTER.convert(text, trust).html) == []


def test_the_coalition_may_use_more_of_html_than_its_guests():
    html = '<div class="box" id="x"><p>a</p></div><audio src="https://a.example.org/x.mp3" controls></audio>'
    assert sanitize(html, Trust.OWN) == html.replace(" controls>", ' controls="">')
    assert sanitize(html, Trust.GUEST) == "<p>a</p>"


def test_what_both_may_use_stays_as_it_is():
    html = (
        '<h2>A</h2><p>b <em>c</em> <a href="https://x.example.org/" title="t">d</a><sup>1</sup></p>'
        '<table><thead><tr><th class="align-right">1</th></tr></thead></table><ol start="3"><li>x</li></ol>'
    )
    assert sanitize(html, Trust.OWN) == sanitize(html, Trust.GUEST) == html


def test_guests_give_cells_no_other_class_than_that_of_their_alignment():
    table = "<table><tbody><tr><td{}>1</td></tr></tbody></table>"
    for attribute in (' class="button"', ' class="align-right button"', ' align="right"'):
        assert sanitize(table.format(attribute), Trust.GUEST) == table.format("")


def test_footnotes_work_in_the_texts_of_guests_and_other_ids_do_not():
    body = CONVERTER.convert("A note.[^1]\n\n[^1]: There.\n\n## Head\n", Trust.GUEST)
    assert 'href="#fn:1"' in body.html
    assert 'id="fn:1"' in body.html
    assert 'id="head"' not in body.html


def test_what_a_guest_types_as_html_is_shown_as_typed():
    assert CONVERTER.convert("<b>x</b>", Trust.GUEST).html == "<p>&lt;b&gt;x&lt;/b&gt;</p>"


def test_no_link_says_where_it_comes_from_behind_the_editors_back():
    assert CONVERTER.convert("[x](https://x.example.org/)", Trust.OWN).html == (
        '<p><a href="https://x.example.org/">x</a></p>'
    )


@pytest.mark.parametrize("reference", ["&#1;", "&#x7f;", "&#xFFFE;", "&#xD800;"])
def test_a_reference_brings_in_no_character_that_xml_forbids(reference):
    html = CONVERTER.convert(f"a{reference}b", Trust.OWN).html
    assert html.encode("utf-8").decode() == html
    assert html in ("<p>ab</p>", "<p>a\ufffdb</p>")
