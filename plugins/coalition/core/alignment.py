"""How the cells of tables are aligned: by classes, as policies forbid styles."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

ALIGNED = frozenset({"align-left", "align-center", "align-right"})
"""The classes."""

_CELLS = ("td", "th")
# Before attribute lists (8), which may add classes of their own.
_PRIORITY = 11


class Alignment(Treeprocessor):
    """Gives aligned cells their class in the place of the attribute that Python-Markdown gives them."""

    @classmethod
    def register(cls, md: Markdown) -> None:
        """Add the processor to `md`."""
        md.treeprocessors.register(cls(md), "alignment", _PRIORITY)

    def run(self, root: Element) -> None:
        """Change the tree in place, as Python-Markdown wants it."""
        for table in root.iter("table"):
            for cell in table.iter():
                if cell.tag in _CELLS and "align" in cell.attrib:
                    cell.set("class", f"align-{cell.attrib.pop('align')}")
