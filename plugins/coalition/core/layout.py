"""Where the parts of a content folder lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path

from coalition.core.formats import MARKDOWN_SUFFIXES, READERS


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things lie: folders are relative to `content`, which diagnostics call `shown`.

    `readers` are those formats of READERS in which articles and pages may be written too.
    """

    content: Path
    shown: str = "content"
    articles: tuple[str, ...] = ("articles",)
    pages: tuple[str, ...] = ("pages",)
    podcasts: str = "podcasts"
    voices: str = "voices"
    static: tuple[str, ...] = ("images",)
    ignore: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    text_limit: int = 5_000_000
    zone: tzinfo = UTC

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How the names of articles and pages end, in lower case."""
        return (*MARKDOWN_SUFFIXES, *(suffix for reader in self.readers for suffix in READERS[reader]))
