"""RSS 2.0 (rssboard.org/rss-specification), with what its Best Practices Profile advises."""

from __future__ import annotations

from html import escape

from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml.etree import SubElement, _Element

from coalition.feeds.generator import add_entry, feed_generator
from coalition.feeds.view import EntryView, FeedView


class UpdatedExtension:
    """An item's atom:updated (RFC 4287, 4.2.15): RSS itself knows only when an item was published."""

    def __init__(self) -> None:
        self.moment = ""

    def extend_rss(self, item: _Element) -> _Element:
        """Add the element, as feedgen asks of an extension."""
        SubElement(item, "{http://www.w3.org/2005/Atom}updated").text = self.moment
        return item


def rss(view: FeedView) -> bytes:
    """Return the feed as an RSS document in UTF-8."""
    feed = feed_generator(view)
    feed.description(_html(view.description))
    feed.load_extension("dc", atom=False)
    feed.register_extension("revision", BaseExtension, UpdatedExtension, atom=False)
    for entry in view.entries:
        _add(feed, entry)
    return bytes(feed.rss_str(pretty=True))


def _add(feed: FeedGenerator, view: EntryView) -> None:
    entry = add_entry(feed, view)
    entry.dc.dc_creator([author.name for author in view.authors])
    entry.revision.moment = view.updated
    if view.summary:
        entry.description(_html(view.summary), isSummary=True)


def _html(text: str) -> str:
    """A description is HTML, where Atom's summary and JSON Feed's are plain text."""
    return escape(text, quote=False)
