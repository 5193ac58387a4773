"""A feed's channel and items, taken apart.

RSS 2.0 with the namespaces of Apple, Podcasting 2.0, Dublin Core and Podlove's simple chapters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from itertools import chain
from urllib.parse import urljoin

from coalition.core.media.facts import Chapter
from coalition.core.source import FORBIDDEN
from coalition.importers.feed_xml import Node, read_channel
from coalition.importers.front_matter import channel_keys, item_keys, season_names
from coalition.importers.known_elements import CHANNEL_READ, ITEM_READ
from coalition.importers.old_dates import read_date
from coalition.importers.old_feed import OldEpisode, OldFeed, OldFile, OldPerson, OldShow
from coalition.importers.typed_values import seconds_of, size_of

_NOTES = ("content:encoded", "description", "itunes:summary")
_SUMMARIES = ("itunes:subtitle", "description", "itunes:summary")


def read_feed(data: bytes, address: str) -> OldFeed:
    """Return what a feed says; `address` is where it came from, or empty.

    Raises FeedRefusedError.
    """
    channel, fault = read_channel(data)
    found = tuple(channel.all("item"))
    address = _links(channel, "self") or address
    written = _written(channel)
    return OldFeed(
        _show(channel, found, address),
        tuple(_episode(item, written, address) for item in found),
        _links(channel, "next"),
        Counter(_left_out(channel, found)),
        fault,
    )


def _written(channel: Node) -> datetime | None:
    return read_date(channel.first("lastBuildDate", "pubDate"), None)


def _links(channel: Node, rel: str) -> str:
    links = (link.attributes for link in channel.all("atom:link"))
    return next((link.get("href", "") for link in links if link.get("rel") == rel), "")


def _left_out(channel: Node, items: tuple[Node, ...]) -> Iterator[str]:
    yield from (child.name for child in channel.children if child.name not in CHANNEL_READ)
    author = channel.first("itunes:author")
    for child in chain.from_iterable(item.children for item in items):
        if child.name not in ITEM_READ or (child.name == "itunes:author" and child.text != author):
            yield child.name


def _show(channel: Node, items: tuple[Node, ...], address: str) -> OldShow:
    names = season_names(items)
    return OldShow(
        plain(channel.first("title", "itunes:title")),
        channel.first("description", "itunes:summary", "itunes:subtitle"),
        tuple(_categories(channel)),
        _picture(channel, address),
        address,
        channel.first("podcast:guid"),
        tuple(_persons(channel)),
        channel_keys(channel) | ({"seasons": names} if names else {}),
    )


def _episode(item: Node, written: datetime | None, address: str) -> OldEpisode:
    audio = _audio(item, address)
    dated = item.first("pubDate", "dc:date", "atom:published")
    return OldEpisode(
        plain(item.first("title", "itunes:title")),
        item.first("guid") or (audio.url if audio else ""),
        bool(item.first("guid")),
        dated,
        read_date(dated, written),
        audio,
        seconds_of(item.first("itunes:duration")),
        item.first(*_NOTES),
        next((text for text in map(item.first, _SUMMARIES) if text and text != item.first(*_NOTES)), ""),
        _picture(item, address),
        tuple(_transcripts(item)),
        next((one.attributes.get("url", "") for one in item.all("podcast:chapters")), ""),
        tuple(_inline_chapters(item)),
        tuple(_persons(item)),
        item_keys(item),
    )


def plain(text: str) -> str:
    """Return a title as one line, without the second layer of escaping that some hosts give it."""
    return " ".join(FORBIDDEN.sub("", unescape(text)).split())


def _audio(item: Node, address: str) -> OldFile | None:
    for enclosure in item.all("enclosure"):
        given = enclosure.attributes
        if given.get("url"):
            url, size = _absolute(address, given["url"]), size_of(given.get("length", ""))
            return OldFile(url, given.get("type", ""), size, "", _integrity(item, url))
    return None


def _absolute(address: str, typed: str) -> str:
    """Return an address that may be relative to the feed's; what is none stays as it was typed."""
    try:
        return urljoin(address, typed)
    except ValueError:
        return typed


def _integrity(item: Node, url: str) -> str:
    """The digest of the recording, where one of its alternate enclosures is the recording itself."""
    for other in item.all("podcast:alternateEnclosure"):
        sources = {source.attributes.get("uri") for source in other.all("podcast:source")}
        digest = next(other.all("podcast:integrity"), None)
        if digest and url in sources and digest.attributes.get("type") == "sri":
            return digest.attributes.get("value", "")
    return ""


def _categories(channel: Node) -> Iterator[str]:
    for category in channel.all("itunes:category"):
        name = unescape(category.attributes.get("text", ""))
        below = [unescape(one.attributes.get("text", "")) for one in category.all("itunes:category")]
        yield from (f"{name} > {one}" for one in below) if below else (name,)


def _picture(node: Node, address: str) -> str:
    for image in node.all("itunes:image"):
        if image.attributes.get("href"):
            return _absolute(address, image.attributes["href"])
    url = next((image.first("url") for image in node.all("image")), "")
    return _absolute(address, url) if url else ""


def _transcripts(item: Node) -> Iterator[OldFile]:
    for one in item.all("podcast:transcript"):
        given = one.attributes
        if given.get("url"):
            kind = given.get("type", "").partition(";")[0].strip().lower()
            yield OldFile(given["url"], kind, 0, given.get("language", ""))


def _inline_chapters(item: Node) -> Iterator[Chapter]:
    for one in chain.from_iterable(chapters.all("psc:chapter") for chapters in item.all("psc:chapters")):
        start = seconds_of(one.attributes.get("start", ""))
        if start is not None and one.attributes.get("title"):
            yield Chapter(start, one.attributes["title"], one.attributes.get("href", ""))


def _persons(node: Node) -> Iterator[OldPerson]:
    for one in node.all("podcast:person"):
        if one.text:
            role = one.attributes.get("role", "").lower() or "host"
            yield OldPerson(" ".join(one.text.split()), role, one.attributes.get("href", ""))
