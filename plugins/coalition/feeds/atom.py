"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from lxml.etree import Element, SubElement, _Element

from coalition.core.feed_links import ATOM
from coalition.feeds.elements import add, document
from coalition.feeds.entry import Author, EntryView
from coalition.feeds.view import FeedView

_NAMESPACE = "http://www.w3.org/2005/Atom"
_ATOM = f"{{{_NAMESPACE}}}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(view: FeedView) -> bytes:
    """Return the feed as an Atom document in UTF-8."""
    url = view.stem + ATOM.suffix
    feed = Element(
        f"{_ATOM}feed",
        {_LANGUAGE: view.language},
        nsmap={None: _NAMESPACE},  # type: ignore[dict-item]  # lxml-stubs know no default namespace
    )
    add(feed, f"{_ATOM}id", url)
    add(feed, f"{_ATOM}title", view.title)
    add(feed, f"{_ATOM}updated", view.updated)
    # Section 4.1.1: a feed names an author unless each of its entries does.
    _add_author(feed, view.publisher)
    SubElement(feed, f"{_ATOM}link", href=url, rel="self", type=ATOM.type)
    SubElement(feed, f"{_ATOM}link", href=view.page, rel="alternate", type="text/html")
    add(feed, f"{_ATOM}subtitle", view.description)
    for entry in view.entries:
        _add_entry(feed, entry)
    return document(feed)


def _add_entry(feed: _Element, view: EntryView) -> None:
    entry = SubElement(feed, f"{_ATOM}entry")
    add(entry, f"{_ATOM}id", view.id)
    add(entry, f"{_ATOM}title", view.title)
    add(entry, f"{_ATOM}updated", view.updated)
    for author in view.authors:
        _add_author(entry, author)
    if view.content:
        SubElement(entry, f"{_ATOM}content", type="html").text = view.content
    SubElement(entry, f"{_ATOM}link", href=view.url)
    if view.summary:
        add(entry, f"{_ATOM}summary", view.summary)
    for name in view.categories:
        SubElement(entry, f"{_ATOM}category", term=name)
    if view.published:
        add(entry, f"{_ATOM}published", view.published)


def _add_author(parent: _Element, author: Author) -> None:
    """A Person construct (section 3.2)."""
    person = SubElement(parent, f"{_ATOM}author")
    add(person, f"{_ATOM}name", author.name)
    if author.url:
        add(person, f"{_ATOM}uri", author.url)
