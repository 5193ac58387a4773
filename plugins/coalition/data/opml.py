"""partners.opml: the feeds of today's partners, for readers of feeds to subscribe to (OPML 2.0)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import Element, SubElement, _Element, tostring

from coalition.core.model.registry import Partner
from coalition.core.site import Site
from coalition.core.source import FORBIDDEN
from coalition.data.about import about


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of a partner: `page` is the partner's own site, and may be empty."""

    text: str
    url: str
    page: str
    description: str


@dataclass(frozen=True, slots=True)
class OpmlFile:
    """The feeds of partners, by what they are."""

    title: str
    owner: str
    page: str
    groups: tuple[tuple[str, tuple[Outline, ...]], ...]


def opml_file(site: Site) -> OpmlFile:
    """Return the view of partners.opml."""
    what = about(site, "Feeds of the partners")
    return OpmlFile(what.title, what.publisher, what.page, tuple(_groups(site)))


def make_opml(view: OpmlFile) -> bytes:
    """Return the list as OPML in UTF-8."""
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    for name, text in (("title", view.title), ("ownerName", view.owner), ("docs", view.page)):
        SubElement(head, name).text = _publishable(text)
    body = SubElement(root, "body")
    for name, outlines in view.groups:
        group = SubElement(body, "outline", text=name)
        for outline in outlines:
            _add(group, outline)
    return bytes(tostring(root.getroottree(), pretty_print=True, encoding="UTF-8", xml_declaration=True))


def _groups(site: Site) -> Iterator[tuple[str, tuple[Outline, ...]]]:
    partners = site.active_partners
    blogs = tuple(_outline(one, one.feeds.blog) for one in partners if one.feeds.blog)
    podcasts = tuple(_outline(one, one.feeds.podcast) for one in partners if one.feeds.podcast)
    if blogs:
        yield "Blogs", blogs
    if podcasts:
        yield "Podcasts", podcasts


def _outline(partner: Partner, url: str) -> Outline:
    return Outline(partner.name, url, partner.url or "", partner.summary or "")


def _add(group: _Element, outline: Outline) -> None:
    attributes = {
        "text": outline.text,
        "title": outline.text,
        "xmlUrl": outline.url,
        "htmlUrl": outline.page,
        "description": outline.description,
    }
    given = {name: _publishable(value) for name, value in attributes.items() if value}
    SubElement(group, "outline", {"type": "rss", **given})


def _publishable(text: str) -> str:
    return FORBIDDEN.sub("", text)
