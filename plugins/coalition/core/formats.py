"""In what texts are written: Markdown, and other formats where the settings ask for their readers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Format = Literal["md", "html", "rst"]

MARKDOWN_SUFFIXES = (".md", ".markdown")
"""How the names of texts end that are read always."""

READERS: Mapping[str, tuple[str, ...]] = MappingProxyType({"html": (".html", ".htm"), "rst": (".rst",)})
"""The formats that are read only where the settings ask for it, with how the names of their files end."""


def reader_for(suffix: str) -> str:
    """Return the reader of files whose names end in `suffix`, in lower case, or nothing."""
    return next((reader for reader, suffixes in READERS.items() if suffix in suffixes), "")


def advice_on(reader: str) -> str:
    """Return what to do with a file that only this reader could read."""
    return f'write it in Markdown (.md), or set COALITION_READERS = ["{reader}"]'


def format_of(path: str) -> Format:
    """Return the format of the text at `path`, by its name."""
    name = path.lower()
    if name.endswith(READERS["rst"]):
        return "rst"
    return "html" if name.endswith(READERS["html"]) else "md"
