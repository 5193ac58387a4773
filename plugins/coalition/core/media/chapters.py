"""Chapters: one line for each, `00:12:30 Title` or `00:12:30 Title <https://example.org/>`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.media.facts import Chapter
from coalition.core.media.times import clock
from coalition.core.rules import catalog

_LINE = re.compile(
    r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)[ \t]+"
    r"(?P<title>[^\s<][^<>]*?)(?:[ \t]+<(?P<url>https?://[^\s<>]+)>)?"
)


def parse_chapters(
    text: str, path: str, length: float = inf
) -> tuple[tuple[Chapter, ...], tuple[Diagnostic, ...]]:
    """Return the chapters of a chapters.txt, and what is wrong with it (bad-chapters).

    Blank lines and lines that begin with # are passed over. The first chapter begins at 0, the others in
    order and before `length`, the audio's in seconds.
    """
    chapters: list[Chapter] = []
    found: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), 1):
        typed = line.strip()
        if not typed or typed.startswith("#"):
            continue
        place = Place(path, number, line.index(typed) + 1, len(typed))
        match = _LINE.fullmatch(typed)
        if match is None:
            found.append(_not_a_chapter(typed, place))
            continue
        chapter = _chapter(match)
        found += out_of_order(chapter, chapters, place, length)
        chapters.append(chapter)
    if not chapters and not found:
        found.append(no_chapters(path))
    return tuple(chapters), tuple(found)


def _chapter(match: re.Match[str]) -> Chapter:
    hours, minutes, seconds = (int(match[part]) for part in ("hours", "minutes", "seconds"))
    return Chapter(hours * 3600 + minutes * 60 + seconds, match["title"], match["url"] or "")


def _not_a_chapter(typed: str, place: Place) -> Diagnostic:
    short = re.match(r"([0-5]?\d:[0-5]\d)[ \t]", typed)
    if short:
        advice = f"write the hours too: 00:{short[1]:0>5}"
    elif "<" in typed:
        advice = "a web address stands at the end, as <https://…>"
    else:
        advice = "write the time and the title, such as 00:12:30 What we learned"
    return catalog.BAD_CHAPTERS.at(place, "this line is not a chapter", advice)


def out_of_order(
    chapter: Chapter, before: Sequence[Chapter], place: Place, length: float
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with where a chapter begins, after those `before` it."""
    if not before and chapter.start != 0:
        message, advice = "the first chapter does not begin at 00:00:00", "add a chapter for the beginning"
    elif before and chapter.start <= before[-1].start:
        message, advice = "this chapter does not begin after the one above it", "put the chapters in order"
    elif chapter.start >= length:
        message = f"this chapter begins at {clock(chapter.start)}, and the audio ends at {clock(length)}"
        advice = "the chapters may belong to another recording"
    else:
        return ()
    return (catalog.BAD_CHAPTERS.at(place, message, advice),)


def no_chapters(path: str) -> Diagnostic:
    """Return the finding that a file of chapters holds none."""
    return catalog.BAD_CHAPTERS.at(
        Place(path, 1, 1), "there are no chapters in this file", "write them, or remove the file"
    )
