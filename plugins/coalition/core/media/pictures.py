"""Pictures, looked at before they are published as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.media.svg import check_svg
from coalition.core.rules import catalog
from coalition.core.source import SourceFile, SourceRefusedError, decode_text, read_bytes


def check_pictures(files: Iterable[SourceFile], text_limit: int) -> Iterator[Diagnostic]:
    """Yield a finding for each thing that is wrong with a picture; an SVG may have `text_limit` bytes."""
    for source in files:
        match PurePosixPath(source.shown).suffix.lower():
            case ".svg":
                yield from _svg(source, text_limit)
            case ".svgz":
                message = "a compressed SVG cannot be looked through, and few servers send it rightly"
                yield catalog.UNSAFE_SVG.at(Place(source.shown), message, "save it as .svg")


def _svg(source: SourceFile, text_limit: int) -> Iterator[Diagnostic]:
    try:
        text = decode_text(read_bytes(source, text_limit), source.shown)
    except SourceRefusedError as refused:
        yield refused.diagnostic
        return
    yield from check_svg(text, source.shown)
