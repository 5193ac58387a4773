"""Which files beside an episode are read, and what is said of those that are missing."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from coalition.core.content import read_content
from coalition.core.diagnostics import Diagnostic
from coalition.core.keeping import Keeping
from coalition.core.layout import Layout
from coalition.core.media.facts import Audio, Chapter, Cue, EpisodeMedia, Transcript
from coalition.core.media.lock import MediaLock
from coalition.core.media.reading import read_media
from coalition.core.store import Store

FOLDER = "content/podcasts/night/001-lamp"
VTT = "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\n<v Ada Lamp>Hello.\n"
CHAPTERS = '{"chapters": [{"startTime": 0, "title": "Dusk"}]}'
INDEX = """\
---
title: The lamp lighter
date: 2021-01-02
guid: night-1
status: {status}
---
Ada lights lamps.
"""


@pytest.fixture
def read(tmp_path: Path):
    """Return a function that puts files beside an episode and reads its media."""

    def read(
        files: Mapping[str, bytes | str], status: str = "published", limit: int = 1000
    ) -> tuple[EpisodeMedia, tuple[Diagnostic, ...]]:
        folder = tmp_path / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.md").write_text(INDEX.format(status=status), encoding="utf-8")
        for name, data in files.items():
            (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
        content, wrong = read_content(Layout(tmp_path / "content"))
        assert wrong == ()
        media, found = read_media(content, MediaLock(), limit, Keeping(Store(tmp_path / "s", print), "", 1))
        return media[f"{FOLDER}/index.md"], found

    return read


def said(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{one.place} {one.rule}: {one.message} -> {one.advice}" for one in found]


def test_everything_beside_an_episode_is_read(read, silence):
    media, found = read(
        {
            "audio.mp3": silence,
            "transcript.vtt": "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\n<v Ada Lamp>Hello.\n",
            "chapters.txt": "00:00:00 Dusk\n00:00:02 Dawn\n",
        }
    )
    assert media == EpisodeMedia(
        Audio(f"{FOLDER}/audio.mp3", 48_000, "audio/mpeg", 3.0),
        Transcript(f"{FOLDER}/transcript.vtt", (Cue(0.5, 2.0, "Hello.", "Ada Lamp"),)),
        (Chapter(0, "Dusk"), Chapter(2, "Dawn")),
    )
    assert found == ()


def test_an_episode_needs_no_more_than_its_audio(read, silence):
    media, found = read({"audio.mp3": silence})
    assert (media.transcript, media.chapters, found) == (None, (), ())


def test_cues_and_chapters_beyond_the_end_of_the_audio_are_found(read, silence):
    _, found = read(
        {
            "audio.mp3": silence,
            "transcript.vtt": "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\nHello.\n",
            "chapters.txt": "00:00:00 Dusk\n00:00:03 Dawn\n",
        }
    )
    assert said(found) == [
        f"{FOLDER}/transcript.vtt:3:1 bad-transcript: this cue ends at 0:05, and the audio at 0:03"
        " -> the transcript may belong to another recording",
        f"{FOLDER}/chapters.txt:2:1 bad-chapters: this chapter begins at 0:03, and the audio ends at 0:03"
        " -> the chapters may belong to another recording",
    ]


@pytest.mark.parametrize(
    ("beside", "advice"),
    [
        ({}, "put audio.mp3 or audio.m4a beside it, write audio: https://…, or status: draft"),
        ({"The Lamp.MP3": b"x"}, "name The Lamp.MP3 audio.mp3"),
        ({"lamp.wav": b"x", "notes.txt": b"x"}, "export lamp.wav as audio.mp3"),
    ],
)
def test_an_episode_without_audio_is_named_with_what_to_do(read, beside, advice):
    media, found = read(beside)
    assert media == EpisodeMedia()
    assert said(found) == [f"{FOLDER}/index.md:1:1 no-audio: this episode has no audio -> {advice}"]


def test_a_draft_may_wait_for_its_audio(read):
    assert read({}, status="draft") == (EpisodeMedia(), ())


def test_the_rest_is_read_even_when_the_audio_cannot_be(read):
    media, found = read({"audio.mp3": b"", "chapters.txt": "00:00:00 Dusk\n09:00:00 Dawn\n"})
    assert (media.audio, len(media.chapters)) == (None, 2)
    assert [(one.rule, str(one.place)) for one in found] == [("bad-audio", f"{FOLDER}/audio.mp3")]


def test_of_two_recordings_one_must_go(read, silence):
    _, found = read({"audio.mp3": silence, "audio.m4a": b"x"})
    assert said(found) == [
        f"{FOLDER}/audio.m4a bad-audio: there are two recordings, audio.mp3 and audio.m4a -> keep one of them"
    ]


def test_a_transcript_is_read_in_the_richest_form_that_is_there(read, silence):
    subrip = "1\n00:00:01,000 --> 00:00:02,000\nAda Lamp: Hello\n"
    media, found = read({"audio.mp3": silence, "transcript.srt": subrip, "transcript.txt": "Hello there"})
    cues = (Cue(1.0, 2.0, "Hello", "Ada Lamp"),)
    assert (media.transcript, found) == (Transcript(f"{FOLDER}/transcript.srt", cues), ())


def test_a_transcript_in_plain_text_has_no_times(read, silence):
    media, found = read({"audio.mp3": silence, "transcript.txt": "Ada Lamp: Hello\n\nthere\n"})
    cues = (Cue(0, 0, "Hello", "Ada Lamp"), Cue(0, 0, "there", "Ada Lamp"))
    assert (media.transcript, found) == (Transcript(f"{FOLDER}/transcript.txt", cues, False), ())


def test_of_two_files_of_chapters_none_is_passed_over(read, silence):
    _, found = read({"audio.mp3": silence, "chapters.txt": "00:00:00 Dusk", "chapters.json": CHAPTERS})
    assert said(found) == [
        f"{FOLDER}/chapters.json bad-chapters: there are two files of chapters, chapters.txt and "
        "chapters.json -> keep one of them"
    ]


def test_what_was_read_once_comes_from_the_store(read, silence, monkeypatch):
    files = {"audio.mp3": silence, "transcript.vtt": VTT, "chapters.json": CHAPTERS}
    first, _ = read(files)
    for module, work in (("texts", "parse_transcript"), ("recordings", "probe")):
        monkeypatch.delattr(f"coalition.core.media.{module}.{work}")  # nobody calls what is not there
    again, found = read({})
    assert (again, found) == (first, ())
    assert list(again.transcript.cues) == [Cue(0.5, 2.0, "Hello.", "Ada Lamp")]


def test_a_transcript_that_is_no_text_is_refused_where_it_goes_wrong(read, silence):
    _, found = read({"audio.mp3": silence, "transcript.vtt": b"WEBVTT\n\nHell\xf6\n"})
    assert [(one.rule, one.place.line, one.place.column) for one in found] == [("not-utf-8", 3, 5)]


def test_a_transcript_beyond_the_limit_is_refused(read, silence):
    _, found = read({"audio.mp3": silence, "transcript.vtt": "WEBVTT\n" + "\n" * 2000})
    assert [one.rule for one in found] == ["file-too-large"]
