"""Headings stand below the title of the page."""

import pytest

from coalition.core.body import Converter
from coalition.core.sanitizer import Trust
from coalition.core.settings import MARKDOWN


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("## One\n\n### Two", ["h2", "h3"]),
        ("# One\n\n## Two\n\n# Three", ["h2", "h3", "h2"]),
        ("#### One\n\n##### Two", ["h2", "h3"]),
        ("# One\n\n###### Six", ["h2", "h6"]),
        ("No heading", []),
    ],
)
def test_the_highest_heading_of_a_text_is_an_h2(typed: str, shown: list[str]) -> None:
    html = Converter(MARKDOWN).convert(typed, Trust.OWN).html
    assert [piece[:2] for piece in html.split("<")[1:] if piece.startswith("h")] == shown
