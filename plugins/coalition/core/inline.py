"""Python-Markdown's inline patterns, without those that cannot match.

Each pattern begins with certain characters. Python-Markdown searches every piece of text for every pattern,
which was a third of the time that Markdown takes; looking for the characters first gives the same HTML. A
differential test compares the two on thousands of texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

TRIGGERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "backtick": ("`",),
        "escape": ("\\",),
        "footnote": ("[^",),
        "reference": ("[",),
        "link": ("[",),
        "image_link": ("![",),
        "image_reference": ("![",),
        "short_reference": ("[",),
        "short_image_ref": ("![",),
        "autolink": ("<",),
        "automail": ("<",),
        "linebreak": ("  \n",),
        "html": ("<",),
        "entity": ("&",),
        "em_strong": ("*", "_"),
    }
)
"""The texts, at most two, of which one must be there for a pattern to match. Others are always tried."""

_ALWAYS = ("",)


class QuickInline(InlineProcessor):
    """Applies the patterns that can match, in their order."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        patterns = list(md.inlinePatterns)  # this puts the registry in order
        names = [item.name for item in md.inlinePatterns._priority]  # type: ignore[attr-defined]
        self._patterns = [
            (pattern, TRIGGERS.get(name, _ALWAYS)) for name, pattern in zip(names, patterns, strict=True)
        ]

    @classmethod
    def replace_in(cls, md: Markdown) -> None:
        """Let `md` use this instead of its own; to be called when all extensions are there."""
        # 20 is the priority that Python-Markdown gives its own.
        md.treeprocessors.register(cls(md), "inline", 20)

    # The names are those of the base class's methods, mangled: it calls the first.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        start, index = 0, patternIndex
        while index < len(self._patterns):
            pattern, triggers = self._patterns[index]
            matched = False
            # Written out: this is asked some hundred times for each text, and any() would take longer.
            if triggers[0] in data or triggers[-1] in data:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, index, start)  # type: ignore[attr-defined]
            if not matched:
                start, index = 0, index + 1
        return data
