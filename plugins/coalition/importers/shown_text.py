"""What a reader sees of a text in HTML: with this, two texts can be told to look the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import html
from lxml.etree import ParserError

_MARKS = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "code": "code",
    "sub": "sub",
    "sup": "sup",
}
_CONTAINERS = frozenset(("ul", "ol", "li", "blockquote", "pre"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(("p", "div", "figure", "hr", "table", "tr", "td", "th", *_CONTAINERS, *_HEADINGS))
_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character, a picture or the end of a line, and how it is marked: `strong`, `a https://…`."""

    text: str
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item or the like: what it lies in, and its glyphs."""

    within: tuple[str, ...]
    glyphs: tuple[Glyph, ...]


def shown(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in HTML, blanks folded and empty blocks left out.

    The highest heading counts as the second level, as Markdown makes it here. Two line breaks are a new
    paragraph.
    """
    reading = _Reading()
    reading.read(fragment(text), (), frozenset())
    reading.close()
    return tuple(_with_levels(reading.blocks))


def fragment(text: str) -> html.HtmlElement:
    """Return a text in HTML as the children of an element."""
    try:
        return html.fragment_fromstring(text, create_parent="div")
    except (ParserError, ValueError):
        return html.fragment_fromstring("", create_parent="div")


def _with_levels(blocks: list[Block]) -> Iterator[Block]:
    levels = [
        _HEADINGS[block.within[-1]] for block in blocks if block.within and block.within[-1] in _HEADINGS
    ]
    up = 2 - min(levels, default=2)
    for block in blocks:
        if block.within and block.within[-1] in _HEADINGS:
            level = min(_HEADINGS[block.within[-1]] + up, 6)
            yield replace(block, within=(*block.within[:-1], f"h{level}"))
        else:
            yield block


@dataclass(slots=True)
class _Reading:
    """What has been read so far; `glyphs` are those of the block that is being read."""

    blocks: list[Block] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    within: tuple[str, ...] = ()

    def read(self, element: html.HtmlElement, within: tuple[str, ...], marks: frozenset[str]) -> None:
        self._text(element.text, within, marks)
        for number, child in enumerate(element):
            if isinstance(child.tag, str):
                self._child(child, number, within, marks)
            self._text(child.tail, within, marks)

    def _child(
        self, child: html.HtmlElement, number: int, within: tuple[str, ...], marks: frozenset[str]
    ) -> None:
        tag = child.tag
        if tag in _BLOCKS:
            self.close()
            inside = (*within, f"li {number}" if tag == "li" else tag) if _counts(tag) else within
            self.read(child, inside, marks)
            self.close()
            if tag == "hr":
                self.blocks.append(Block((*within, tag), ()))
        elif tag == "br":
            self._break(within)
        elif tag == "img":
            self._add(f"[{child.get('alt', '')}]({child.get('src', '')})", within, marks)
        else:
            mark = f"a {child.get('href')}" if tag == "a" and child.get("href") else _MARKS.get(tag, "")
            self.read(child, within, marks | {mark} if mark else marks)

    def _text(self, text: str | None, within: tuple[str, ...], marks: frozenset[str]) -> None:
        for character in text or "":
            if not character.isspace():
                self._add(character, within, marks)
            elif self.glyphs and self.glyphs[-1].text not in (" ", _BREAK):
                self._add(" ", within, frozenset())

    def _break(self, within: tuple[str, ...]) -> None:
        if self.glyphs and self.glyphs[-1].text == " ":
            self.glyphs.pop()
        if self.glyphs and self.glyphs[-1].text == _BREAK:
            self.close()
        elif self.glyphs:
            self._add(_BREAK, within, frozenset())

    def _add(self, text: str, within: tuple[str, ...], marks: frozenset[str]) -> None:
        self.within = within
        self.glyphs.append(Glyph(text, marks))

    def close(self) -> None:
        while self.glyphs and self.glyphs[-1].text in (" ", _BREAK):
            self.glyphs.pop()
        if self.glyphs:
            self.blocks.append(Block(self.within, tuple(self.glyphs)))
        self.glyphs = []


def _counts(tag: str) -> bool:
    return tag in _CONTAINERS or tag in _HEADINGS
