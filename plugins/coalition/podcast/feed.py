"""The feed of a show as RSS 2.0 with the namespaces of Apple and of Podcasting 2.0."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any, cast

from feedgen.feed import FeedGenerator

from coalition.core.source import FORBIDDEN
from coalition.podcast.feed_extension import ChannelExtension, ItemExtension
from coalition.podcast.feed_parts import FeedItem, FeedView

# https://www.w3.org/TR/xml/#charsets. Sources with such characters are refused, but a character reference
# such as &#2; in a text makes one.


def make_feed(view: FeedView) -> bytes:
    """Return the feed; the same view gives the same bytes."""
    clean = cast(FeedView, _publishable(view))
    feed = FeedGenerator()
    feed.load_extension("podcast")
    feed.register_extension("podcasting", ChannelExtension, ItemExtension, atom=False)
    _describe(feed, clean)
    for item in clean.items:
        _add_item(feed, item)
    made = BytesIO()
    feed.rss_file(made, pretty=True)  # as a whole document: what stands before the root is part of it
    return made.getvalue()


def _describe(feed: FeedGenerator, view: FeedView) -> None:
    feed.title(view.title)
    # Some apps read it as HTML and others as text: so nothing in it is a tag, and an & stays one.
    feed.description(view.description.replace("<", "&lt;"))
    feed.language(view.language)
    feed.generator("Pelican Coalition")
    feed.copyright(view.copyright or None)
    feed.image(view.image.url, view.title, view.link)
    feed.link(href=view.url, rel="self", type="application/rss+xml")
    # The last link is the one that becomes the channel's <link>.
    feed.link(href=view.link, rel="alternate")
    if view.updated:
        feed.lastBuildDate(datetime.fromisoformat(view.updated))
    _describe_for_apple(feed.podcast, view)
    feed.podcasting.view = view


def _describe_for_apple(apple: Any, view: FeedView) -> None:
    apple.itunes_author(view.author)
    apple.itunes_type(view.type)
    for category, *below in view.categories:
        apple.itunes_category([{"cat": category, "sub": below[0]} if below else {"cat": category}])
    if view.owner_email:
        apple.itunes_owner(view.owner_name, view.owner_email)


def _add_item(feed: FeedGenerator, item: FeedItem) -> None:
    entry = feed.add_entry(order="append")
    entry.title(item.title)
    entry.link(href=item.link)
    entry.guid(item.guid, permalink=False)
    entry.pubDate(datetime.fromisoformat(item.published))
    entry.description(item.description)
    if item.notes:
        entry.content(item.notes)
    entry.enclosure(item.audio_url, str(item.audio_bytes), item.audio_type)
    entry.podcast.itunes_duration(item.seconds)
    entry.podcast.itunes_episode_type(item.type)
    entry.podcast.itunes_season(item.season)
    entry.podcast.itunes_episode(item.episode)
    entry.podcasting.item = item


def _publishable(value: object) -> object:
    """Return a view without the characters that XML forbids."""
    if isinstance(value, str):
        return FORBIDDEN.sub("", value)
    if isinstance(value, tuple):
        return tuple(_publishable(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _publishable(getattr(value, one.name)) for one in fields(value)})
    return value
