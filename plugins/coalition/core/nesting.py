"""How deep a text nests: what goes on for ever would end Python's stack, or keep nh3 busy for hours."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import State
from markdown.treeprocessors import Treeprocessor

# Above all that work on the tree by recursion, inline patterns (20) first of all.
_PRIORITY = 100
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)(?P<rest>[^<>]*)")
_SELF_CLOSED = re.compile(r"(?:\A|\s|=\"[^\"]*\"|='[^']*')/\Z")
_RUN_OF_MARKERS = re.compile(r"^[ \t>*+.\d-]*", re.MULTILINE)
# Nothing stands in these: https://html.spec.whatwg.org/#void-elements.
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
# These end with the next one, or with what they stand in: https://html.spec.whatwg.org/#optional-tags.
_ENDING = frozenset(
    ("caption", "colgroup", "dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr")
)
# The end tags of these end what stands in them without an end tag of its own.
_BLOCKS = frozenset(
    (
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "figcaption",
        "figure",
        "ol",
        "section",
        "summary",
        "table",
        "ul",
    )
)
# Of these, and in <svg> alone, one that ends in /> holds nothing.
_LINES = ("circle", "ellipse", "image", "line", "path", "polygon", "polyline", "rect", "text", "tspan", "use")
_PAINT = ("clippath", "defs", "g", "lineargradient", "mask", "radialgradient", "stop", "symbol")
_SHAPES = frozenset({*_LINES, *_PAINT})


class TooDeepError(Exception):
    """A text nests deeper than it may."""


class _Levels(State[str]):
    """What Markdown's block parser stands in; it holds as many copies of the text."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def set(self, state: Any) -> None:
        if len(self) == self._most:
            raise TooDeepError
        super().set(state)


class Nesting(Treeprocessor):
    """Raises TooDeepError for what nests deeper than `deepest`, before anything descends into it."""

    def __init__(self, md: Markdown, deepest: int) -> None:
        super().__init__(md)
        self._deepest = deepest

    @classmethod
    def register(cls, md: Markdown, deepest: int) -> None:
        """Add the processor to `md`, and let its parser end early."""
        md.treeprocessors.register(cls(md, deepest), "nesting", _PRIORITY)
        md.parser.state = _Levels(2 * deepest)  # a list's item may stand in two

    def run(self, root: Element) -> None:
        """Look at the tree level by level."""
        level: list[Element] = [root]
        for _ in range(self._deepest + 1):
            level = [child for element in level for child in element]
        if level:
            raise TooDeepError


def too_deep_at(html: str, deepest: int) -> int | None:
    """Return the offset of the first tag that stands within more than `deepest` others, or None.

    Tags may be left open. No fewer levels are counted than browsers make, which let a formatting tag that is
    left open go on in whatever follows.
    """
    opened: list[str] = []
    depth, drawing = 0, False
    for tag in _TAG.finditer(html):
        name, closed = tag["name"].lower(), _SELF_CLOSED.search(tag["rest"]) is not None
        shape = drawing and name in _SHAPES
        drawing = shape or (name == "svg" and not closed and not tag["end"])
        if name in _VOID or (closed and (shape or name == "svg")):
            continue
        if tag["end"]:
            depth -= _closes(opened, name)
            continue
        opened.append(name)
        depth += name not in _ENDING
        if depth > deepest:
            return tag.start()
    return None


def _closes(opened: list[str], name: str) -> bool:
    """Whether an end tag surely closes a level: browsers pass over one that would close others as well."""
    while name in _BLOCKS and opened and opened[-1] in _ENDING:
        opened.pop()
    closes = bool(opened) and opened[-1] == name
    if closes:
        opened.pop()
    return closes and name not in _ENDING


def deepest_place(text: str, deepest: int) -> int:
    """Return the offset in a Markdown text from which on it nests too deeply, as far as that can be told.

    That is a tag, or the first word of a line with most before it: blanks, and signs of lists and quotes.
    """
    tag = too_deep_at(text, deepest)
    if tag is not None:
        return tag
    return max(_RUN_OF_MARKERS.finditer(text), key=lambda run: len(run.group())).end()
