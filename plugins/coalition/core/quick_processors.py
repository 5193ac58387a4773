"""Python-Markdown's processors of lines and of the tree, without the work that comes to nothing.

As in inline.py and blocks.py, looking for certain characters first gives the same HTML; a differential test
compares the two on thousands of texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import TocTreeprocessor, unique
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import Treeprocessor

LINE_TRIGGERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"fenced_code_block": ("```", "~~~"), "html_block": ("<", "&")}
)
"""The texts of which one must be there for a preprocessor to change anything. Others always run."""

_PLAIN = re.compile(r"[^&<>\x02\x03]*")


def replace_in(md: Markdown) -> None:
    """Let `md` do less; to be called when all extensions are there."""
    # It is asked for each element several times, and looks through a list of sixty names.
    md.is_block_level = cache(md.is_block_level)  # type: ignore[method-assign]
    _replace(md.preprocessors, lambda name, old: _quick_lines(md, name, old))
    _replace(md.treeprocessors, lambda _, old: _quick_tree(md, old))


def _replace(registry: Any, replacement: Any) -> None:
    for item in tuple(registry._priority):
        old = registry[item.name]
        new = replacement(item.name, old)
        if new is not old:
            registry.register(new, item.name, item.priority)


def _quick_lines(md: Markdown, name: str, old: Preprocessor) -> Preprocessor:
    if name in LINE_TRIGGERS:
        return _Triggered(md, old, LINE_TRIGGERS[name])
    return _Whitespace(md) if type(old) is NormalizeWhitespace else old


def _quick_tree(md: Markdown, old: Treeprocessor) -> Treeprocessor:
    if type(old) is TocTreeprocessor:
        return _HeadingIds(md, old)
    return _AttributeLists(md, old) if type(old) is AttrListTreeprocessor else old


class _Triggered(Preprocessor):
    """Runs another preprocessor where a text holds one of two signs."""

    def __init__(self, md: Markdown, processor: Preprocessor, signs: tuple[str, str]) -> None:
        super().__init__(md)
        self._processor = processor
        self._signs = signs

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self._processor.run(lines) if self._signs[0] in text or self._signs[1] in text else lines


class _Whitespace(NormalizeWhitespace):
    """Looks for lines of blanks only where a line begins with one: the pattern tries each blank of a text."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if any(sign in text for sign in ("\n ", "\t", "\r", "\x02", "\x03")):
            return super().run(lines)
        return f"{text}\n\n".split("\n")


class _AttributeLists(Treeprocessor):
    """Looks for attribute lists where there is a brace."""

    def __init__(self, md: Markdown, processor: AttrListTreeprocessor) -> None:
        super().__init__(md)
        self._processor = processor

    def run(self, root: Element) -> None:
        if "{" in "".join(root.itertext()):
            self._processor.run(root)


class _HeadingIds(Treeprocessor):
    """Gives headings their ids, and makes a table of contents only where a text asks for one.

    Python-Markdown makes it for every text, and converts each heading once more for it.
    """

    def __init__(self, md: Markdown, processor: TocTreeprocessor) -> None:
        super().__init__(md)
        self._processor = processor

    def run(self, root: Element) -> None:
        headings = [one for one in root.iter() if self._is_heading(one)]
        if self._is_more_wanted(root) or not all(map(_is_plain, headings)):
            self._processor.run(root)
        else:
            self._give_ids(root, headings)

    def _is_heading(self, element: Element) -> bool:
        return isinstance(element.tag, str) and bool(self._processor.header_rgx.match(element.tag))

    def _is_more_wanted(self, root: Element) -> bool:
        toc = self._processor
        decorated = toc.use_anchors or toc.use_permalinks not in (False, None)
        return decorated or toc.marker == "" or toc.marker in "".join(root.itertext())

    def _give_ids(self, root: Element, headings: list[Element]) -> None:
        used = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
        counters: dict[str, int] = {}
        for heading in headings:
            self._processor.set_level(heading)
            if "id" not in heading.attrib:
                name = " ".join((heading.text or "").split())
                slug = self._processor.slugify(name, self._processor.sep)
                heading.attrib["id"] = unique(slug, used, counters)


def _is_plain(heading: Element) -> bool:
    """Whether its text is its name as it is."""
    text = heading.text or ""
    return len(heading) == 0 and "data-toc-label" not in heading.attrib and bool(_PLAIN.fullmatch(text))
