"""What is measured of an audio file, and which files are refused."""

import os
import struct
from pathlib import Path

import pytest

from coalition.core.media.audio import probe
from coalition.core.media.facts import Audio
from coalition.core.source import SourceFile, SourceRefusedError

FOLDER = "content/podcasts/night/001-lamp"


def refusal(source: SourceFile) -> tuple[str, str, str]:
    with pytest.raises(SourceRefusedError) as caught:
        probe(source)
    found = caught.value.diagnostic
    assert str(found.place) == source.shown
    return found.rule, found.message, found.advice


def with_info_header(silence: bytes, declared: int) -> bytes:
    """Put before the frames one that says how many bytes there are, as encoders do."""
    info = b"Info" + struct.pack(">III", 3, len(silence) // 384, declared)
    return b"\xff\xfb\x94\x00" + bytes(32) + info + bytes(348 - len(info)) + silence


def box(name: bytes, *content: bytes) -> bytes:
    data = b"".join(content)
    return struct.pack(">I", 8 + len(data)) + name + data


def m4a(audio: bytes, seconds: int, handler: bytes = b"soun") -> bytes:
    header = box(b"mdhd", struct.pack(">IIIIII", 0, 0, 0, 1000, seconds * 1000, 0))
    kind = box(b"hdlr", bytes(8), handler, bytes(12))
    return (
        box(b"ftyp", b"M4A \0\0\0\0")
        + box(b"moov", box(b"trak", box(b"mdia", header, kind)))
        + box(b"mdat", audio)
    )


class TestMeasures:
    def test_an_mp3(self, put, silence):
        assert probe(put("audio.mp3", silence)) == Audio(f"{FOLDER}/audio.mp3", 48_000, "audio/mpeg", 3.0)

    def test_an_mp3_behind_a_tag_that_holds_a_picture(self, put, silence):
        tag = b"ID3\x04\x00\x00\x00\x02\x00\x00" + bytes(2 * 128 * 128)
        assert probe(put("audio.mp3", tag + silence)).seconds == 3.0

    def test_an_mp3_by_its_info_header(self, put, silence):
        audio = probe(put("audio.mp3", with_info_header(silence, 48_384)))
        assert (audio.bytes, audio.seconds) == (48_384, 3.0)

    def test_an_m4a(self, put):
        data = m4a(bytes(1000), seconds=61)
        expected = Audio(f"{FOLDER}/audio.m4a", len(data), "audio/x-m4a", 61.0)
        assert probe(put("audio.m4a", data)) == expected


class TestRefuses:
    def test_an_empty_file(self, put):
        assert refusal(put("audio.mp3", b"")) == (
            "bad-audio",
            "this recording is empty (0 bytes)",
            "copy or export it again",
        )

    def test_an_mp3_that_lacks_its_end(self, put, silence):
        whole = with_info_header(silence, 48_384)
        assert refusal(put("audio.mp3", whole[:30_000])) == (
            "bad-audio",
            "this recording is cut: it has 30000 bytes, and its header says 48384",
            "copy or export it again",
        )

    def test_an_m4a_that_lacks_its_end(self, put):
        whole = m4a(bytes(5000), seconds=61)
        rule, message, _ = refusal(put("audio.m4a", whole[:-1000]))
        assert (rule, message) == (
            "bad-audio",
            f"this recording is cut: it has {len(whole) - 1000} bytes, and its header says {len(whole)}",
        )

    @pytest.mark.parametrize(
        ("beginning", "found", "advice"),
        [
            (b"RIFF\x24\x08\x00\x00WAVEfmt ", "WAV", "export the recording as MP3"),
            (b"OggS\x00\x02", "Ogg", "export the recording as MP3"),
            (b"fLaC\x00\x00\x00\x22", "FLAC", "export the recording as MP3"),
            (b"FORM\x00\x00\x00\x00AIFF", "AIFF", "export the recording as MP3"),
            (b"\xff\xf1\x50\x80", "raw AAC", "export the recording as MP3"),
            (b"\x00\x00\x00\x18ftypM4A ", "M4A", "name it audio.m4a"),
            (b"<!DOCTYPE html>\n<title>Log in", "a web page", "export the recording as MP3"),
            (b"version https://git-lfs.github.com/spec/v1\n", "a pointer of Git LFS", "run `git lfs pull`"),
        ],
    )
    def test_another_format_under_the_name_of_an_mp3(self, put, beginning, found, advice):
        source = put("audio.mp3", beginning + bytes(2000))
        assert refusal(source) == ("bad-audio", f"this is not MP3 audio, but {found}", advice)

    def test_an_mp3_under_the_name_of_an_m4a(self, put, silence):
        assert refusal(put("audio.m4a", silence)) == (
            "bad-audio",
            "this is not M4A audio, but MP3",
            "name it audio.mp3",
        )

    @pytest.mark.parametrize("name", ["audio.mp3", "audio.m4a"])
    def test_bytes_without_any_audio(self, put, name):
        rule, message, _ = refusal(put(name, bytes(5000)))
        assert (rule, message) == ("bad-audio", f"there is no {name[-3:].upper()} audio in this file")

    def test_an_mp4_without_sound(self, put):
        rule, message, _ = refusal(put("audio.m4a", m4a(b"", seconds=61, handler=b"vide")))
        assert (rule, message) == ("bad-audio", "there is no M4A audio in this file")

    def test_a_file_that_is_not_there(self, tmp_path):
        missing = SourceFile(str(tmp_path / "audio.mp3"), f"{FOLDER}/audio.mp3")
        assert refusal(missing) == (
            "unreadable-file",
            "this file cannot be read: No such file or directory",
            "",
        )

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
    def test_a_pipe_without_waiting_for_it(self, tmp_path: Path):
        os.mkfifo(tmp_path / "audio.mp3")
        pipe = SourceFile(str(tmp_path / "audio.mp3"), f"{FOLDER}/audio.mp3")
        assert refusal(pipe) == ("unreadable-file", "this is not a plain file", "remove it")
