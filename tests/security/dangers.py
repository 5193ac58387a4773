"""Looks for what runs in HTML, with another parser than the one that cleans it."""

import re
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

RUNNING = ("script", "style", "iframe", "frame", "object", "embed", "applet", "base", "form", "math")
RUNNING += ("animate", "animatetransform", "animatemotion", "set", "foreignobject")
ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "srcset",
    "data",
    "xlink:href",
    "background",
    "ping",
)
SCHEMES = ("", "http", "https", "mailto", "tel")


def scheme_of(address: str) -> str:
    """Return the scheme that a browser reads (https://url.spec.whatwg.org/#concept-basic-url-parser)."""
    read = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\t\n\r]", "", address).lstrip("\0\x01 ").lower())
    return read[1] if read else ""


def dangers_in_page(page: bytes, forms: tuple[str, ...] = ()) -> list[str]:
    """Return what runs in a whole page; a form is one unless it is sent to one of the addresses."""
    return [danger for element in _elements(html.document_fromstring(page)) for danger in _of(element, forms)]


def dangers_in_fragment(fragment: str) -> list[str]:
    """Return what runs in a piece of HTML, as feed readers place it."""
    return dangers_in_page(f'<!DOCTYPE html><meta charset="utf-8"><div>{fragment}</div>'.encode())


def _elements(root: HtmlElement) -> Iterator[HtmlElement]:
    return (element for element in root.iter() if isinstance(element.tag, str))


def _of(element: HtmlElement, forms: tuple[str, ...]) -> Iterator[str]:
    if element.tag == "form" and element.get("action") in forms:
        return
    if element.tag == "base" and list(element.attrib) == ["target"]:
        return  # it lets links leave the frame of another site, and changes no address
    if element.tag in RUNNING and not (
        element.tag == "script" and element.get("type") == "application/ld+json"
    ):
        yield f"<{element.tag}>"
    if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
        yield "<meta refresh>"
    for name, value in element.attrib.items():
        if name.startswith("on") or name in ("style", "srcdoc"):
            yield f"{element.tag} {name}={value}"
        if name in ADDRESSES and scheme_of(value) not in SCHEMES:
            yield f"{element.tag} {name}={value}"
