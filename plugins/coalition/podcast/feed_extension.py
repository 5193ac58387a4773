"""What feedgen cannot say: the podcast namespace, and `explicit` as Apple wants it since 2019.

feedgen's own extension refuses `true` and `false` and knows no namespace but Apple's.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from lxml import etree

from coalition.podcast.channel_elements import extend_channel
from coalition.podcast.elements import CHAPTERS, ITUNES, PODCAST
from coalition.podcast.feed_parts import FeedItem, FeedView
from coalition.podcast.item_elements import extend_item


class ChannelExtension:
    """Adds to the channel what `view` says; feedgen calls the two methods."""

    view: FeedView | None = None

    def extend_ns(self) -> dict[str, str]:
        """The namespaces, by their prefixes."""
        return {"itunes": ITUNES, "podcast": PODCAST, "psc": CHAPTERS}

    def extend_rss(self, rss: etree._Element) -> etree._Element:
        """Add to the channel below the root element `rss`, and before it."""
        if self.view is not None:
            rss.addprevious(stylesheet(self.view.stylesheet))
            extend_channel(rss[0], self.view)
        return rss


class ItemExtension:
    """Adds to an item what `item` says."""

    item: FeedItem | None = None

    def extend_rss(self, element: etree._Element) -> etree._Element:
        """Add to the item `element`."""
        if self.item is not None:
            extend_item(element, self.item)
        return element


def stylesheet(href: str) -> etree._ProcessingInstruction:
    """Return the instruction that has a browser show a feed as a page (https://www.w3.org/TR/xml-stylesheet/)."""
    return etree.ProcessingInstruction("xml-stylesheet", f'type="text/xsl" href={quoteattr(href)}')
