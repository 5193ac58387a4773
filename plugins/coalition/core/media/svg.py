"""SVG pictures, looked through before they are published: they are programs as easily as pictures."""

from __future__ import annotations

import re
from typing import NoReturn
from xml.parsers import expat

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.media.svg_names import (
    ATTRIBUTES,
    ELEMENTS,
    ELEMENTS_WITH_HREF,
    SVG,
    XLINK,
    XLINK_ATTRIBUTES,
    XML,
    XML_ATTRIBUTES,
    is_inert,
)
from coalition.core.rules import catalog

_DEEPEST = 250
_MOST_REFERENCES = 100_000
_BETWEEN = " "
_PLAIN_ADVICE = "export it again as plain SVG, or take it out"
_PICTURE = re.compile(r"data:image/(?:png|jpe?g);base64,[A-Za-z0-9+/=\s]*")
# Style sheets close what is open at their end: an url( needs no bracket.
_URL = re.compile(r"url\(([^)]*)", re.IGNORECASE)
_SUSPECT = re.compile(r"[(@\\]")
# What loads or runs in style sheets besides url(); a backslash can spell any of it in another way.
_CSS = re.compile(r"@import|@font-face|image-set|(?<![\w-])(?:src|image|expression)\s*\(|\\", re.IGNORECASE)
_PREFIXES = {XLINK: "xlink:", XML: "xml:"}


class _StopError(Exception):
    """What follows cannot be understood, or need not be."""


def check_svg(text: str, shown: str) -> tuple[Diagnostic, ...]:
    """Return what in an SVG may not be published (unsafe-svg), each kind of it once, at its first place.

    Nothing is loaded, and no entity is expanded: the first word of a DOCTYPE, in which alone entities can be
    declared, ends the reading.
    """
    reader = _Reader(shown)
    reader.read(text)
    return tuple(reader.found.values())


class _References:
    """What draws what, by ids; the picture itself has the empty one."""

    def __init__(self) -> None:
        self._draws: dict[str, list[tuple[str, int]]] = {}

    def holds(self, outer: str, inner: str) -> None:
        """Note that an element stands in another one, and is drawn with it."""
        self._draws.setdefault(outer, []).append((inner, 0))

    def refers(self, one: str, target: str) -> None:
        """Note that what stands in an element draws `target` again."""
        self._draws.setdefault(one, []).append((target, 1))

    def count(self) -> int:
        """How often something is drawn again. What would draw itself is not: browsers leave it out."""
        known: dict[str, int] = {}

        def again(one: str, above: frozenset[str]) -> int:
            if one in above or len(above) > _DEEPEST:
                return 0
            if one not in known:
                drawn = self._draws.get(one, ())
                known[one] = sum(times + again(target, above | {one}) for target, times in drawn)
            return known[one]

        return again("", frozenset())


class _Reader:
    """Reads with expat, which tells line and column of everything."""

    def __init__(self, shown: str) -> None:
        self.found: dict[str, Diagnostic] = {}
        self._shown = shown
        self._owners: list[str] = []
        self._style: list[str] | None = None
        self._style_place = Place(shown)
        self._references = _References()
        self._parser = parser = expat.ParserCreate("utf-8", _BETWEEN)
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def read(self, text: str) -> None:
        try:
            self._parser.Parse(text.encode(), True)
        except _StopError:
            return
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            place = Place(self._shown, error.lineno, error.offset + 1)
            self._add(f"this is not well-formed XML: {reason}", "export it again", place)
            return
        if self._references.count() > _MOST_REFERENCES:
            message = f"this picture repeats its parts more than {_MOST_REFERENCES:,} times"
            self._add(message, "draw it with fewer <use> and patterns", Place(self._shown))

    def _add(self, message: str, advice: str = _PLAIN_ADVICE, place: Place | None = None) -> None:
        self.found.setdefault(message, catalog.UNSAFE_SVG.at(place or self._here(), message, advice))

    def _here(self) -> Place:
        return Place(self._shown, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _stop(self, message: str, advice: str = _PLAIN_ADVICE) -> NoReturn:
        self._add(message, advice)
        raise _StopError

    def _declaration(self, _: str, encoding: str | None, __: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "utf8", "us-ascii"):
            self._stop(f"this says that it is in {encoding}", "save it as UTF-8, and say so")

    def _doctype(self, *_: object) -> None:
        self._stop(
            "a DOCTYPE can declare entities, and none are read", "delete it, or export it again without"
        )

    def _instruction(self, target: str, _: str) -> None:
        self._add(f"<?{target}?> is not allowed in an SVG", "delete it")

    def _start(self, name: str, attributes: list[str]) -> None:
        namespace, element = _split(name)
        if not self._owners and (namespace, element) != (SVG, "svg"):
            self._stop("this is not an SVG picture", f'it has to begin with <svg xmlns="{SVG}">')
        if len(self._owners) >= _DEEPEST:
            self._stop(f"the elements are nested more than {_DEEPEST} deep", "export it again")
        pairs = dict(zip(attributes[::2], attributes[1::2], strict=True))
        self._own(pairs.get("id", ""))
        if is_inert(namespace):
            return
        if namespace != SVG or element not in ELEMENTS:
            self._add(f"<{element}> is not allowed in an SVG")
            return
        if element == "style":
            self._style, self._style_place = [], self._here()
        for attribute, value in pairs.items():
            self._attribute(element, attribute, value)

    def _own(self, name: str) -> None:
        """What has no id belongs to what it stands in."""
        outer = self._owners[-1] if self._owners else ""
        if name:
            self._references.holds(outer, name)
        self._owners.append(name or outer)

    def _attribute(self, element: str, name: str, value: str) -> None:
        namespace, attribute = _split(name)
        if is_inert(namespace) or (not namespace and attribute.startswith(("aria-", "data-"))):
            return
        if attribute == "href" and namespace in ("", XLINK) and element in ELEMENTS_WITH_HREF:
            self._reference(value, f'{attribute}="{_short(value)}"', may_hold_picture=element == "image")
        elif _is_allowed(namespace, attribute):
            self._css(value, f"{attribute}=")
        else:
            typed = f"{_PREFIXES.get(namespace, '')}{attribute}="
            self._add(f"{typed} is not allowed in <{element}> of an SVG")

    def _css(self, text: str, where: str, place: Place | None = None) -> None:
        if not _SUSPECT.search(text):
            return
        for url in _URL.finditer(text):
            target = url[1].strip().strip("\"'").strip()
            self._reference(target, f"url({_short(target)})", may_hold_picture=True, place=place)
        active = _CSS.search(text)
        if active:
            self._add(f'"{active.group()}" is not allowed in {where} of an SVG', place=place)

    def _reference(
        self, target: str, typed: str, *, may_hold_picture: bool, place: Place | None = None
    ) -> None:
        if target.startswith("#"):
            self._references.refers(self._owners[-1], target[1:])
        elif not (may_hold_picture and _PICTURE.fullmatch(target.strip())):
            advice = "embed it as PNG or JPEG, or draw it with paths"
            self._add(f"{typed} leads out of this picture", advice, place)

    def _characters(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _end(self, _: str) -> None:
        self._owners.pop()
        if self._style is not None:
            text, self._style = "".join(self._style), None
            self._css(text, "<style>", self._style_place)


def _split(name: str) -> tuple[str, str]:
    namespace, _, local = name.rpartition(_BETWEEN)
    return namespace, local


def _is_allowed(namespace: str, attribute: str) -> bool:
    allowed = {"": ATTRIBUTES, XLINK: XLINK_ATTRIBUTES - {"href"}, XML: XML_ATTRIBUTES}
    return attribute in allowed.get(namespace, ())


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:39]}…"
