"""Show notes as podcast apps read them: HTML that needs no page around it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urljoin

import nh3

from coalition.core.media.facts import Chapter
from coalition.core.media.times import full_clock

_TAGS = {"p", "br", "ul", "ol", "li", "a", "b", "i", "em", "strong", "h2", "h3", "h4", "blockquote"}
_TAGS |= {"code", "pre", "dl", "dt", "dd", "sup", "sub", "img", "figure", "figcaption", "hr"}
_TAGS |= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt"}, "ol": {"start"}}
_FEWEST_CHAPTERS = 3


def notes(html: str, page: str) -> str:
    """Return the text of the page at the absolute address `page`, with absolute links."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=lambda _, name, value: _absolute(page, name, value),
        link_rel=None,
    ).strip()


def chapter_lines(chapters: Iterable[Chapter]) -> str:
    """Return a paragraph with a line for each chapter, where there are enough.

    Apps make links of lines such as `00:12:30 Title` when there are three or more.
    """
    listed = [one for one in chapters if one.listed]
    if len(listed) < _FEWEST_CHAPTERS:
        return ""
    lines = (f"{full_clock(chapter.start)} {escape(chapter.title, quote=False)}" for chapter in listed)
    return f"<p>{'<br>'.join(lines)}</p>"


def paragraph(text: str) -> str:
    """Return plain text as HTML."""
    return f"<p>{escape(text, quote=False)}</p>"


def _absolute(page: str, name: str, value: str) -> str:
    if name not in ("href", "src"):
        return value
    try:
        return urljoin(page, value)
    except ValueError:  # an address such as //[ is left as it was typed
        return value
