"""The XML of somebody else's feed: untrusted, often not quite well-formed, read for all that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.entities import html5
from types import MappingProxyType

from lxml import etree

from coalition.core.source import FORBIDDEN

_PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "https://podcastindex.org/namespace/1.0": "podcast",
        "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
        "http://purl.org/rss/1.0/modules/content/": "content",
        "http://www.w3.org/2005/atom": "atom",
        "http://purl.org/dc/elements/1.1/": "dc",
        "http://podlove.org/simple-chapters": "psc",
        "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
        "http://search.yahoo.com/mrss/": "media",
    }
)
"""The prefixes that everybody uses, by the namespaces in small letters: some feeds write them in others."""

_ENTITY = re.compile(rb"(<!\[CDATA\[.*?\]\]>)|&([A-Za-z][A-Za-z0-9]*);", re.DOTALL)
_XML_ENTITIES = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
# What XML forbids is one byte in every encoding that feeds come in.
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class FeedRefusedError(Exception):
    """This is no feed of a podcast; the message says why, and what to do instead."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its name with the prefix that everybody uses, its text, attributes and children.

    The text is that between its tags, with the tags of HTML in it where somebody forgot to escape them.
    """

    name: str
    text: str
    attributes: Mapping[str, str]
    children: tuple[Node, ...]

    def all(self, name: str) -> Iterator[Node]:
        """Yield the children with a name."""
        return (child for child in self.children if child.name == name)

    def first(self, *names: str) -> str:
        """Return the first text there is in a child with one of the names, asked for in this order."""
        return next((child.text for name in names for child in self.all(name) if child.text), "")


def read_channel(data: bytes) -> tuple[Node, str]:
    """Return the channel of an RSS feed, and in words what was wrong with its XML, or nothing.

    Entities are not resolved and nothing is loaded. Raises FeedRefusedError.
    """
    clean = _CONTROLS.sub(b"", data.lstrip())
    if not clean:
        raise FeedRefusedError("this feed is empty")
    root, fault = _root(clean)
    name = etree.QName(root).localname.lower()
    channel = root.find("{*}channel")
    if name != "rss" or channel is None:
        raise FeedRefusedError(_no_rss(name))
    return _node(channel), fault


def _no_rss(name: str) -> str:
    if name == "feed":
        return (
            "this is an Atom feed, which podcast directories refuse; ask the host for the address of its RSS"
        )
    if name == "html":
        return "this is a web page; give the address of the feed, which the page links to as RSS"
    return f"this is no RSS feed: its first element is <{name}>"


def _root(data: bytes) -> tuple[etree._Element, str]:
    """Parse strictly, or else with the names that only HTML has, or else whatever can be read."""
    try:
        return _parsed(data, recover=False), ""
    except etree.XMLSyntaxError as error:
        fault = f"its XML is not well-formed: {error.msg}"
    try:
        return _parsed(_ENTITY.sub(_as_character, data), recover=False), fault
    except etree.XMLSyntaxError:
        try:
            return _parsed(_ENTITY.sub(_as_character, data), recover=True), fault
        except etree.XMLSyntaxError:
            raise FeedRefusedError(f"this is no feed: {fault.removeprefix('its ')}") from None


def _parsed(data: bytes, *, recover: bool) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, recover=recover
    )
    root = etree.fromstring(data, parser)
    if root is None:  # which recovering may leave
        raise FeedRefusedError("this is no feed: there is no element in it")
    return root


def _as_character(match: re.Match[bytes]) -> bytes:
    if match[1] is not None or match[2] in _XML_ENTITIES:
        return match[0]
    characters = html5.get(f"{match[2].decode()};")
    return "".join(f"&#{ord(one)};" for one in characters).encode() if characters else match[0]


def _node(element: etree._Element) -> Node:
    children = tuple(_node(child) for child in element if isinstance(child.tag, str))
    given = ((etree.QName(name).localname, str(value)) for name, value in element.attrib.items())
    attributes = {str(name): FORBIDDEN.sub("", value).strip() for name, value in given}
    return Node(_name(element), _text(element, children), attributes, children)


def _name(element: etree._Element) -> str:
    name = etree.QName(element)
    prefix = _PREFIXES.get((name.namespace or "").lower(), element.prefix or "")
    return f"{prefix}:{name.localname}" if prefix else name.localname


def _text(element: etree._Element, children: tuple[Node, ...]) -> str:
    is_markup = children and ":" not in children[0].name and element.tag not in ("channel", "item", "image")
    return FORBIDDEN.sub("", _markup(element) if is_markup else element.text or "").strip()


def _markup(element: etree._Element) -> str:
    inner = (etree.tostring(child, encoding="unicode", with_tail=True) for child in element)
    return f"{element.text or ''}{''.join(inner)}"
