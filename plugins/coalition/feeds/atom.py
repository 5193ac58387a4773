"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from feedgen.feed import FeedGenerator

from coalition.feeds.generator import add_entry, feed_generator
from coalition.feeds.view import Author, EntryView, FeedView


def atom(view: FeedView) -> bytes:
    """Return the feed as an Atom document in UTF-8."""
    feed = feed_generator(view)
    # Section 4.1.1: a feed names an author unless each of its entries does.
    feed.author(_person(view.publisher))
    for entry in view.entries:
        _add(feed, entry)
    return bytes(feed.atom_str(pretty=True))


def _add(feed: FeedGenerator, view: EntryView) -> None:
    entry = add_entry(feed, view)
    entry.author([_person(author) for author in view.authors])
    if view.summary:
        entry.summary(view.summary)


def _person(author: Author) -> dict[str, str]:
    """A Person construct (section 3.2)."""
    return {"name": author.name, "uri": author.url} if author.url else {"name": author.name}
