"""What RSS and Atom have in common, given to feedgen."""

from __future__ import annotations

from datetime import datetime

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from coalition.feeds.view import EntryView, FeedView


def feed_generator(view: FeedView) -> FeedGenerator:
    """Return feedgen's feed for `view`, without its entries.

    By itself feedgen would tell the time of day and its own version, and no two builds would be the same.
    """
    feed = FeedGenerator()
    feed.id(view.url)
    feed.title(view.title)
    feed.description(view.description)
    feed.language(view.language)
    feed.updated(datetime.fromisoformat(view.updated))
    feed.generator("")
    feed.link(href=view.url, rel="self", type=view.type)
    # The last link is the one that RSS takes for the channel's.
    feed.link(href=view.page, rel="alternate", type="text/html")
    return feed


def add_entry(feed: FeedGenerator, view: EntryView) -> FeedEntry:
    """Add an entry below those that are there, and return it."""
    entry = feed.add_entry(order="append")
    entry.id(view.id)
    entry.title(view.title)
    entry.link(href=view.url)
    # A text would be read by dateutil, which took two thirds of the time that a feed takes.
    entry.published(datetime.fromisoformat(view.published))
    entry.updated(datetime.fromisoformat(view.updated))
    entry.category([{"term": name} for name in view.categories])
    if view.content:
        entry.content(view.content, type="html")
    return entry
