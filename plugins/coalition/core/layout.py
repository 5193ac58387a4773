"""Where the parts of a content folder lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things lie: folders are relative to `content`, which diagnostics call `shown`."""

    content: Path
    shown: str = "content"
    articles: tuple[str, ...] = ("articles",)
    pages: tuple[str, ...] = ("pages",)
    podcasts: str = "podcasts"
    static: tuple[str, ...] = ("images",)
    ignore: tuple[str, ...] = ()
    text_limit: int = 5_000_000
    zone: tzinfo = UTC
