"""Chapters of an old feed as files that pass `check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

from pydantic_core import from_json, to_json

from coalition.core.media.facts import Chapter
from coalition.core.media.json_chapters import parse_json_chapters
from coalition.core.source import SourceRefusedError, decode_text


@dataclass(frozen=True, slots=True)
class ChaptersFile:
    """The text of a chapters.json, and whether something had to be set right."""

    text: str
    mended: bool = False


def fetched_chapters(data: bytes, length: float = inf) -> ChaptersFile:
    """Return chapters in JSON of a recording of `length` seconds. Raises ValueError for what is none."""
    try:
        text = decode_text(data, "chapters")
    except SourceRefusedError as refused:
        raise ValueError(str(refused)) from None
    found = parse_json_chapters(text, "chapters.json", length)[1]
    if not found:
        return ChaptersFile(text)
    document = from_json(text)
    listed = document.get("chapters") if isinstance(document, dict) else None
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise ValueError(found[0].message)
    return ChaptersFile(_written(listed, length), mended=True)


def inline_chapters(chapters: Iterable[Chapter], length: float = inf) -> ChaptersFile:
    """Return chapters that stood in the feed itself. Raises ValueError if they cannot be any."""
    listed = [
        {"startTime": one.start, "title": one.title} | ({"url": one.url} if one.url else {})
        for one in chapters
    ]
    return ChaptersFile(_written(listed, length))


def _written(listed: Iterable[dict[str, Any]], length: float) -> str:
    """Return chapters in order, from the beginning on: where none begins there, a silent one does."""
    in_time = [one for one in listed if _start(one) < length]
    kept = list(_each_start_once(sorted(in_time, key=_start)))
    if kept and _start(kept[0]) > 0:
        kept.insert(0, {"startTime": 0, "title": "", "toc": False})
    text = to_json({"version": "1.2.0", "chapters": kept}, indent=2).decode() + "\n"
    found = parse_json_chapters(text, "chapters.json", length)[1]
    if found:
        raise ValueError(found[0].message)
    return text


def _start(one: dict[str, Any]) -> float:
    start = one.get("startTime")
    if not isinstance(start, int | float):
        raise ValueError("this chapter has no startTime")
    return float(start)


def _each_start_once(listed: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    last = -1.0
    for one in listed:
        if _start(one) > last:
            yield one
        last = _start(one)
