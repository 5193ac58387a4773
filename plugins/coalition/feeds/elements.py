"""XML elements with a text, and the document that they make."""

from __future__ import annotations

from lxml.etree import SubElement, _Element, tostring


def add(parent: _Element, name: str, text: str) -> None:
    """Add an element that holds a text, below those that are there."""
    SubElement(parent, name).text = text


def document(root: _Element) -> bytes:
    """Return the document in UTF-8, indented."""
    return bytes(tostring(root.getroottree(), pretty_print=True, encoding="UTF-8", xml_declaration=True))
