"""Tags that an editor left open cost nobody a word."""

import pytest

from coalition.core.body import Converter, plain_text
from coalition.core.sanitizer import Trust
from coalition.core.settings import MARKDOWN

CONVERTER = Converter(MARKDOWN)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<div markdown=1>\n*a*\n", "<div>\n<p><em>a</em></p>\n</div>"),
        (
            "<div markdown=1>\n<div markdown=1>\n*a*\n",
            "<div>\n<div>\n<p><em>a</em></p>\n</div>\n</div>",
        ),
        (
            "<div markdown=1>\n<section markdown=1>\n<div markdown=1>\n*a*\n",
            "<div>\n<section>\n<div>\n<p><em>a</em></p>\n</div>\n</section>\n</div>",
        ),
        ("<div>\n*a*\n", "<div>\n*a*</div>"),
    ],
)
def test_tags_that_are_left_open_are_closed_at_the_end(text, html):
    assert CONVERTER.convert(text, Trust.OWN).html == html


def test_what_stands_before_is_kept_as_well():
    text = "Before\n\n<div markdown=1>\n<div markdown=1>\n\nwithin\n\nand behind"
    assert plain_text(CONVERTER.convert(text, Trust.OWN).html) == "Before within and behind"


def test_settings_without_markdown_in_html_are_left_alone():
    body = Converter({"extensions": []}).convert("<div markdown=1>\n*a*\n", Trust.OWN)
    assert body.html == "<div>\n*a*</div>"
