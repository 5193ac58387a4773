"""Headings in a text: the highest is a second one, below the title of the page, however it was typed."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

_LEVELS = {f"h{level}": level for level in range(1, 7)}
# After inline patterns (20), before the table of contents (5) gives headings their ids.
_PRIORITY = 12


class Headings(Treeprocessor):
    """Moves all headings of a text by as much as its highest one needs to become an h2."""

    @classmethod
    def register(cls, md: Markdown) -> None:
        """Add the processor to `md`."""
        md.treeprocessors.register(cls(md), "headings", _PRIORITY)

    def run(self, root: Element) -> None:
        """Change the tree in place, as Python-Markdown wants it."""
        headings = [element for element in root.iter() if element.tag in _LEVELS]
        highest = min((_LEVELS[heading.tag] for heading in headings), default=2)
        for heading in headings:
            heading.tag = f"h{min(_LEVELS[heading.tag] + 2 - highest, 6)}"
