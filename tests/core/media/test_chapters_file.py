"""Chapters: each file of chapters/ is read, and gives what stands in the .expected file beside it.

The audio of all of them is 60 minutes long.
"""

from pathlib import Path

import pytest

from coalition.core.media.chapters import parse_chapters
from coalition.core.media.json_chapters import parse_json_chapters

FOLDER = Path(__file__).parent / "chapters"
CASES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".expected")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_chapters_are_read_as_expected(case: Path):
    parse = parse_json_chapters if case.suffix == ".json" else parse_chapters
    chapters, found = parse(case.read_text(encoding="utf-8"), f"c{case.suffix}", 3600.0)
    read = [
        " ".join(f"{one.start} {one.title} {one.url} {one.image}".split())
        + ("" if one.listed else " (unlisted)")
        for one in chapters
    ]
    findings = [f"{one.place} {one.rule}: {one.message} -> {one.advice}" for one in found]
    expected = case.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert [*read, *findings] == expected


def test_without_audio_no_chapter_is_too_late():
    chapters, found = parse_chapters("00:00:00 Dusk\n10:00:00 Dawn\n", "c.txt")
    assert (chapters[1].start, found) == (36_000, ())
