"""Python-Markdown's block processors, without those that have nothing to do with a block.

Python-Markdown asks each of some seventeen processors about every block. Most look for certain characters, by
regular expressions that take their time; looking for the characters first gives the same HTML. A
differential test compares the two on thousands of texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.util import STX

TRIGGERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "markdown_block": (STX,),  # raw HTML was put away, and this holds its place
        "table": ("|",),
        "hashheader": ("#",),
        "setextheader": ("\n=", "\n-"),
        "olist": (". ",),
        "deflist": (": ",),
        "quote": (">",),
        "footnote": ("[^",),
        "abbr": ("*[",),
        "reference": ("]:",),
    }
)
"""The texts, at most two, of which one must be there for a processor to act. Others are always asked."""

_ALWAYS = ("",)


class QuickBlocks(BlockParser):
    """Asks the processors that can act, in their order."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.state, self.blockprocessors = md.parser.state, md.parser.blockprocessors
        processors = list(self.blockprocessors)  # this puts the registry in order
        names = [item.name for item in self.blockprocessors._priority]  # type: ignore[attr-defined]
        self._processors = [
            (processor, TRIGGERS.get(name, _ALWAYS) if _is_markdowns_own(processor) else _ALWAYS)
            for name, processor in zip(names, processors, strict=True)
        ]

    @classmethod
    def replace_in(cls, md: Markdown) -> None:
        """Let `md` use this instead of its own; to be called when all extensions are there."""
        md.parser = cls(md)
        for processor in md.parser.blockprocessors:
            processor.parser = md.parser

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        """Make elements of the blocks, below `parent`."""
        while blocks:
            block = blocks[0]
            for processor, triggers in self._processors:
                # Written out, as in inline.py.
                if (
                    (triggers[0] in block or triggers[-1] in block)
                    and processor.test(parent, block)
                    and processor.run(parent, blocks) is not False
                ):
                    break


def _is_markdowns_own(processor: Any) -> bool:
    """An extension may have put a processor of its own in the place of one that we know."""
    return type(processor).__module__.partition(".")[0] == "markdown"
