"""RSS 2.0 (rssboard.org/rss-specification), with what its Best Practices Profile advises."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from html import escape

from lxml.etree import Element, SubElement, _Element

from coalition.core.feed_links import RSS
from coalition.feeds.elements import add, document
from coalition.feeds.entry import UNKNOWN, EntryView
from coalition.feeds.view import FeedView

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
_DC, _ATOM, _CONTENT = (f"{{{address}}}" for address in _NAMESPACES.values())


def rss(view: FeedView) -> bytes:
    """Return the feed as an RSS document in UTF-8."""
    root = Element("rss", version="2.0", nsmap=_NAMESPACES)
    channel = SubElement(root, "channel")
    add(channel, "title", view.title)
    add(channel, "link", view.page)
    add(channel, "description", _html(view.description))
    SubElement(channel, f"{_ATOM}link", href=view.stem + RSS.suffix, rel="self", type=RSS.type)
    add(channel, "docs", "http://www.rssboard.org/rss-specification")
    add(channel, "language", view.language)
    if view.updated != UNKNOWN:
        add(channel, "lastBuildDate", _rfc_822(view.updated))
    for entry in view.entries:
        _add_item(channel, entry)
    return document(root)


def _add_item(channel: _Element, view: EntryView) -> None:
    item = SubElement(channel, "item")
    add(item, "title", view.title)
    add(item, "link", view.url)
    _add_text(item, view)
    SubElement(item, "guid", isPermaLink="false").text = view.id
    for name in view.categories:
        add(item, "category", name)
    if view.published:
        add(item, "pubDate", _rfc_822(view.published))
    for author in view.authors:
        add(item, f"{_DC}creator", author.name)
    _add_other_date(item, view)


def _add_other_date(item: _Element, view: EntryView) -> None:
    """RSS itself knows only when an item was published, to the second."""
    if view.published:
        add(item, f"{_ATOM}updated", view.updated)  # RFC 4287, 4.2.15
    elif view.date:
        add(item, f"{_DC}date", view.date)  # as precise as it is known (W3CDTF)


def _add_text(item: _Element, view: EntryView) -> None:
    """The text itself is the description where there is no summary."""
    if view.summary:
        add(item, "description", _html(view.summary))
        if view.content:
            add(item, f"{_CONTENT}encoded", view.content)
    elif view.content:
        add(item, "description", view.content)


def _html(text: str) -> str:
    """A description is HTML, where Atom's summary and JSON Feed's are plain text."""
    return escape(text, quote=False)


def _rfc_822(moment: str) -> str:
    """A moment as RSS wants it, with four digits for the year."""
    return format_datetime(datetime.fromisoformat(moment))
