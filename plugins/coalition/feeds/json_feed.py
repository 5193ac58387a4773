"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from typing import Any

from coalition.core.feed_links import JSON
from coalition.feeds.entry import Author, EntryView
from coalition.feeds.view import FeedView


def json_feed(view: FeedView) -> bytes:
    """Return the feed as a JSON document in UTF-8."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "home_page_url": view.page,
        "feed_url": view.stem + JSON.suffix,
        "description": view.description,
        "authors": [_author(view.publisher)],
        "language": view.language,
        "items": [_item(entry) for entry in view.entries],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(view: EntryView) -> dict[str, Any]:
    item = {
        "id": view.id,
        "url": view.url,
        "title": view.title,
        "content_html": view.content,
        "date_published": view.published,
        "date_modified": view.updated,
    }
    optional = {
        "summary": view.summary,
        "authors": [_author(author) for author in view.authors],
        "tags": list(view.categories),
    }
    return item | {name: value for name, value in optional.items() if value}


def _author(author: Author) -> dict[str, str]:
    return {"name": author.name, "url": author.url} if author.url else {"name": author.name}
