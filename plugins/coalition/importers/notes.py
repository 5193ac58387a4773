"""Show notes of an old feed as Markdown that says and shows the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

import nh3

from coalition.core.nesting import too_deep_at
from coalition.core.source import FORBIDDEN
from coalition.importers.markdown import to_markdown
from coalition.importers.shown_text import Block, fragment, shown

_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>()\"]+[^\s<>()\".,;:!?]")
_TAGS = {
    "p",
    "div",
    "br",
    "ul",
    "ol",
    "li",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}
_TAGS |= {"blockquote", "code", "pre", "hr", "img", "sub", "sup", "dl", "dt", "dd"}
_TAGS |= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "width", "height"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_DEEPEST = 60
_PICTURE = re.compile(r"<img[^>]*>")
_PIXEL = re.compile(r' (?:width|height)="[01](?:px)?"')
_SIZE = re.compile(r' (?:width|height)="[^"]*"')
_ANY_TAG = re.compile(r"<[^>]*>")
_SIGN = re.compile(r"[\\`*_{}\[\]#<>&]")

Render = Callable[[str], str]
"""Turns Markdown into HTML as the site does it, or raises ValueError for what it refuses."""


def notes_as_markdown(text: str, address: str, render: Render) -> str:
    """Return notes, HTML or plain text, as Markdown; links are relative to `address` where they are relative.

    What Markdown cannot say, such as a table in a list, stays HTML: the site's own rendering of the result
    is compared with the notes, and only Markdown that shows the same is taken.
    """
    clean = cleaned(text if is_html(text) else _paragraphs(text), address)
    if too_deep_at(clean, _DEEPEST) is not None:
        return _words(clean)
    before = shown(clean)
    for written in (to_markdown(fragment(clean)), f"<div>\n{clean}\n</div>\n"):
        if _is_same(written, before, render):
            return written
    return _words(clean)


def is_html(text: str) -> bool:
    """Tell whether a text is HTML: some feeds have plain text where HTML belongs."""
    return bool(_TAG.search(text) or _ENTITY.search(text))


def cleaned(text: str, address: str) -> str:
    """Return HTML with nothing but text, links and pictures, all addresses absolute; no tracking pixel."""

    def keep(_: str, name: str, value: str) -> str | None:
        if name not in ("href", "src"):
            return value
        return _absolute(value, address)

    html = nh3.clean(
        FORBIDDEN.sub("", text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=keep,
        link_rel=None,
        url_schemes=_SCHEMES,
    )
    return _without_pixels(html).strip()


def plain_words(text: str) -> str:
    """Return a text, HTML or not, as one line of plain text."""
    if not is_html(text):
        return " ".join(text.split())
    clean = cleaned(text, "")
    if too_deep_at(clean, _DEEPEST) is not None:
        return _text_of(clean)
    blocks = ("".join(glyph.text for glyph in block.glyphs) for block in shown(clean))
    return " ".join(FORBIDDEN.sub("", " ".join(blocks)).split())


def _paragraphs(text: str) -> str:
    """Return plain text as HTML: apps keep its lines and make links of the addresses in it."""
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip())
    lines = ([_with_links(line.strip()) for line in block.split("\n")] for block in blocks)
    return "".join(f"<p>{'<br>'.join(block)}</p>" for block in lines)


def _with_links(line: str) -> str:
    parts: tuple[str, ...] = ()
    position = 0
    for match in _ADDRESS.finditer(line):
        address = escape(match[0])
        parts = (*parts, escape(line[position : match.start()]), f'<a href="{address}">{address}</a>')
        position = match.end()
    return "".join((*parts, escape(line[position:])))


def _absolute(value: str, address: str) -> str | None:
    try:
        made = urljoin(address, value.strip())
        return made if urlsplit(made).scheme in _SCHEMES else None
    except ValueError:
        return None


def _without_pixels(html: str) -> str:
    """Leave out pictures that only count who opens the notes, and sizes, which Markdown does not know."""
    return _PICTURE.sub(lambda tag: "" if _PIXEL.search(tag[0]) else _SIZE.sub("", tag[0]), html)


def _is_same(written: str, before: tuple[Block, ...], render: Render) -> bool:
    try:
        return shown(render(written)) == before
    except ValueError:
        return False


def _words(html: str) -> str:
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", _text_of(html)) + "\n"


def _text_of(html: str) -> str:
    return " ".join(FORBIDDEN.sub("", unescape(_ANY_TAG.sub(" ", html))).split())
