"""Transcripts: each file of transcripts/ is read, and gives what stands in the .expected file beside it.

The audio of all of them is 60 seconds long.
"""

from pathlib import Path

import pytest

from coalition.core.media.transcript import parse_transcript

FOLDER = Path(__file__).parent / "transcripts"
CASES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".expected")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_transcript_is_read_as_expected(case: Path):
    transcript, found = parse_transcript(case.read_text(encoding="utf-8"), f"t{case.suffix}", 60.0)
    cues = [f"{cue.start} {cue.end} [{cue.speaker}] {cue.text}" for cue in transcript.cues]
    findings = [f"{one.place} {one.rule}: {one.message} -> {one.advice}" for one in found]
    expected = case.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert [*cues, *findings] == expected


def test_without_audio_no_cue_is_too_late():
    text = "WEBVTT\n\n27:46:40.000 --> 27:46:41.000\nGood night.\n"
    transcript, found = parse_transcript(text, "t.vtt")
    assert (transcript.cues[0].start, found) == (100_000.0, ())


def test_the_column_of_a_finding_is_where_the_words_begin():
    _, (found,) = parse_transcript("WEBVTT\n\n  1:00 -> 2:00\nHello\n", "t.vtt")
    assert (found.place.line, found.place.column, found.place.length) == (3, 3, 12)
