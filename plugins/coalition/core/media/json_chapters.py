"""Chapters in JSON, version 1.2.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import inf
from typing import Any

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.media.chapters import no_chapters, out_of_order
from coalition.core.media.facts import Chapter
from coalition.core.rules import catalog
from coalition.core.source import line_and_column

_START = re.compile(r'"startTime"\s*:')
_WEB = re.compile(r"https?://[^\s<>\"]+")


def parse_json_chapters(
    text: str, path: str, length: float = inf
) -> tuple[tuple[Chapter, ...], tuple[Diagnostic, ...]]:
    """Return the chapters of a chapters.json, and what is wrong with it (bad-chapters).

    The first chapter begins at 0, the others in order and before `length`, the audio's in seconds.
    """
    try:
        document = json.loads(text)
    except ValueError as error:
        return (), (_not_json(error, path),)
    except RecursionError:
        return (), (_not_chapters(path),)
    listed = document.get("chapters") if isinstance(document, dict) else None
    if not isinstance(listed, list):
        return (), (_not_chapters(path),)
    places = _places(text, path, len(listed))
    chapters: list[Chapter] = []
    found: list[Diagnostic] = []
    for one, place in zip(listed, places, strict=True):
        wrong = _fault(one)
        if wrong:
            found.append(catalog.BAD_CHAPTERS.at(place, *wrong))
            continue
        chapter = _chapter(one)
        found += out_of_order(chapter, chapters, place, length)
        chapters.append(chapter)
    if not chapters and not found:
        found.append(no_chapters(path))
    return tuple(chapters), tuple(found)


def _not_json(error: ValueError, path: str) -> Diagnostic:
    place = Place(path, getattr(error, "lineno", 1), getattr(error, "colno", 1))
    return catalog.BAD_CHAPTERS.at(
        place, "this cannot be read as JSON", "check the quotes and commas around it"
    )


def _not_chapters(path: str) -> Diagnostic:
    advice = 'write {"version": "1.2.0", "chapters": […]}'
    return catalog.BAD_CHAPTERS.at(Place(path, 1, 1), 'this has no list of "chapters"', advice)


def _places(text: str, path: str, count: int) -> Iterator[Place]:
    """Yield where each chapter stands: at its start time, if every one has just one."""
    starts = [match.start() for match in _START.finditer(text)]
    for index in range(count):
        yield Place(path, *line_and_column(text, starts[index])) if len(starts) == count else Place(path)


def _fault(one: Any) -> tuple[str, str] | None:
    if not isinstance(one, dict) or not _is_time(one.get("startTime")):
        return "this chapter has no startTime", 'write "startTime": with the seconds from the beginning'
    title = one.get("title")
    if one.get("toc", True) is not False and not (isinstance(title, str) and title.strip()):
        return "this chapter has no title", 'write "title":, or "toc": false for one that nobody sees'
    for key in ("url", "img"):
        if key in one and not (isinstance(one[key], str) and _WEB.fullmatch(one[key])):
            return f'the "{key}" of this chapter is not a web address', "begin it with https://"
    return None


def _is_time(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < inf


def _chapter(one: dict[str, Any]) -> Chapter:
    title = one.get("title")
    return Chapter(
        float(one["startTime"]),
        " ".join(title.split()) if isinstance(title, str) else "",
        one.get("url", ""),
        one.get("img", ""),
        one.get("toc", True) is not False,
    )
