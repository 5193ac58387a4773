"""Transcript, chapters and artwork of an old episode, fetched for the folder of the new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf
from pathlib import PurePosixPath

from coalition.importers.artwork import LARGEST, BadArtworkError, artwork
from coalition.importers.old_chapters import ChaptersFile, fetched_chapters, inline_chapters
from coalition.importers.old_feed import OldEpisode
from coalition.importers.old_transcripts import form_of, in_order, transcript_file
from coalition.importers.report import Report
from coalition.importers.web import TooMuchError, UnreachableError, Web

_PICTURES = (".jpg", ".png")
File = tuple[str, bytes]
"""The name of a file beside an episode, and its content."""


@dataclass(frozen=True, slots=True)
class Fetching:
    """What the files are fetched with; a text has at most `text_limit` bytes, a picture so many pixels."""

    web: Web
    text_limit: int
    pixel_limit: int
    report: Report


def files_beside(
    old: OldEpisode, show_cover: str, length: float, have: Iterable[str], fetching: Fetching
) -> Iterator[File]:
    """Yield the files that the feed has for an episode of `length` seconds and that are not there yet.

    `have` are the names of those that are; artwork that is the show's is not the episode's own.
    """
    for name, data in _found(old, show_cover, length, have, fetching):
        if PurePosixPath(name).suffix in _PICTURES or len(data) <= fetching.text_limit:
            yield name, data
        else:
            message = f"{name} would have more than {fetching.text_limit:,} bytes, and is left out"
            fetching.report.remark(message, old.title)


def _found(
    old: OldEpisode, show_cover: str, length: float, have: Iterable[str], fetching: Fetching
) -> Iterator[File]:
    stems = {name.partition(".")[0] for name in have}
    if "transcript" not in stems:
        yield from _transcript(old, length, fetching)
    if "chapters" not in stems:
        yield from _chapters(old, length, fetching)
    if "cover" not in stems and old.cover and old.cover != show_cover:
        yield from _cover(old, fetching)


def known_length(seconds: float | None) -> float:
    """Return a length as what cues and chapters are held against."""
    return seconds or inf


def _transcript(old: OldEpisode, length: float, fetching: Fetching) -> Iterator[File]:
    report, usable = fetching.report, in_order(old.transcripts)
    if old.transcripts and not usable:
        report.remark("the transcript is in a form that is not read here", old.title)
    languages = dict.fromkeys(one.language for one in usable if one.language)
    if len(languages) > 1:
        report.remark(f"of the transcripts in {', '.join(languages)} only the first is taken", old.title)
    for one in usable:
        try:
            data = fetching.web.get(one.url, fetching.text_limit).data
            made = transcript_file(data, form_of(one), length)
        except UnreachableError as error:
            _tell_of(error, "the transcript", old, report)
        except ValueError as error:
            report.remark(f"the transcript is left out: {error}", old.title)
        else:
            if made.mended:
                report.remark(
                    "the times of the transcript were set right; see whether it is whole", old.title
                )
            yield made.name, made.text.encode()
            return


def _chapters(old: OldEpisode, length: float, fetching: Fetching) -> Iterator[File]:
    made: ChaptersFile | None = None
    try:
        if old.chapters_file:
            got = fetching.web.get(old.chapters_file, fetching.text_limit)
            made = fetched_chapters(got.data, length)
        elif old.chapters:
            made = inline_chapters(old.chapters, length)
    except UnreachableError as error:
        _tell_of(error, "the chapters", old, fetching.report)
    except ValueError as error:
        fetching.report.remark(f"the chapters are left out: {error}", old.title)
    if made:
        if made.mended:
            fetching.report.remark("the order of the chapters was set right", old.title)
        yield "chapters.json", made.text.encode()


def _cover(old: OldEpisode, fetching: Fetching) -> Iterator[File]:
    try:
        yield artwork(fetching.web.get(old.cover, LARGEST).data, fetching.pixel_limit)
    except UnreachableError as error:
        _tell_of(error, "the artwork", old, fetching.report)
    except BadArtworkError as error:
        fetching.report.remark(f"the artwork is left out: {error}", old.title)


def _tell_of(error: UnreachableError, what: str, old: OldEpisode, report: Report) -> None:
    """Tell that something cannot be had; another run may get it, unless it is too much."""
    if isinstance(error, TooMuchError):
        report.remark(f"{what} cannot be had: {error}", old.title)
    else:
        report.lack(f"{what} cannot be had: {error}", old.title)
