"""Lists of feeds, for readers of feeds and podcast apps to subscribe to (OPML 2.0, http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml.etree import Element, SubElement, _Element, tostring

from coalition.core.source import FORBIDDEN


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed: `page` is the site of who makes it, and may be empty."""

    text: str
    url: str
    page: str
    description: str


@dataclass(frozen=True, slots=True)
class OpmlFile:
    """A list of feeds, by what they are; a group without a name is no group."""

    title: str
    owner: str
    page: str
    groups: tuple[tuple[str, tuple[Outline, ...]], ...]


def make_opml(view: OpmlFile) -> bytes:
    """Return the list as OPML in UTF-8."""
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    for name, text in (("title", view.title), ("ownerName", view.owner), ("docs", view.page)):
        SubElement(head, name).text = _publishable(text)
    body = SubElement(root, "body")
    for name, outlines in view.groups:
        _add_all(SubElement(body, "outline", text=_publishable(name)) if name else body, outlines)
    return bytes(tostring(root.getroottree(), pretty_print=True, encoding="UTF-8", xml_declaration=True))


def _add_all(parent: _Element, outlines: Iterable[Outline]) -> None:
    for outline in outlines:
        attributes = {
            "text": outline.text,
            "title": outline.text,
            "xmlUrl": outline.url,
            "htmlUrl": outline.page,
            "description": outline.description,
        }
        given = {name: _publishable(value) for name, value in attributes.items() if value}
        SubElement(parent, "outline", {"type": "rss", **given})


def _publishable(text: str) -> str:
    return FORBIDDEN.sub("", text)
