"""Show notes in the few tags and bytes that directories take of a description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

import nh3
from lxml import html

_TAGS = {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em", "br"}
_ATTRIBUTES = {"a": {"href"}}
_PARAGRAPHS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "pre", "dt", "dd", "figcaption", "div"})
_MOST_BYTES = 4000
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+")


def description(notes: str, end: str) -> str:
    """Return show notes as HTML of at most 4,000 bytes, cut where a sentence ends, and then `end` if it fits.

    https://podcasters.apple.com/support/823-podcast-requirements
    """
    room = _MOST_BYTES - len(end.encode()) - 1
    if room < _MOST_BYTES // 2:
        end, room = "", _MOST_BYTES
    kept: list[str] = []
    for block in _blocks(notes):
        size = len(block.encode()) + 1
        if size > room:
            kept += _beginning(block, room)
            break
        kept.append(block)
        room -= size
    return "\n".join(part for part in (*kept, end) if part)


def _blocks(notes: str) -> Iterator[str]:
    """Yield paragraphs and lists, each as HTML of the tags that a description may have."""
    for element in html.fragments_fromstring(notes):
        if isinstance(element, str):
            yield from _paragraph(element)
            continue
        if element.tag == "table":
            for row in element.iter("tr"):
                yield from _paragraph(" ".join(_words(cell) for cell in row))
        else:
            yield from filter(None, (_plainer(element),))
        yield from _paragraph(element.tail or "")


def _words(element: html.HtmlElement) -> str:
    return str(html.tostring(element, method="text", encoding="unicode", with_tail=False))


def _paragraph(text: str) -> Iterator[str]:
    words = " ".join(text.split())
    if words:
        yield f"<p>{escape(words, quote=False)}</p>"


def _plainer(element: html.HtmlElement) -> str:
    for one in element.iter():
        if one.tag in _PARAGRAPHS:
            one.tag = "p"
    text = html.tostring(element, encoding="unicode", with_tail=False)
    clean = nh3.clean(text, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None).strip()
    return clean if nh3.clean(clean, tags=set()).strip() else ""


def _beginning(block: str, room: int) -> Iterator[str]:
    """Yield a paragraph of as many sentences of a block as fit, if one does."""
    text = " ".join(unescape(nh3.clean(block, tags=set())).split())
    kept = ""
    for sentence in _SENTENCE.split(text):
        longer = f"{kept} {sentence}".strip()
        if len(f"<p>{escape(longer, quote=False)}</p>".encode()) > room:
            break
        kept = longer
    if kept:
        yield f"<p>{escape(kept, quote=False)}</p>"
