"""Recordings, pictures and texts of a podcast that no case in text can hold."""

from io import BytesIO

import pytest
from PIL import Image
from rule_cases import sample

NIGHT = "content/podcasts/night"
AUDIO = f"{NIGHT}/001-lamp/audio.mp3"
TRANSCRIPT = f"{NIGHT}/001-lamp/transcript.vtt"
SAMPLES = (f"{NIGHT}/cover.jpg", AUDIO)
SHOW = """\
---
title: Night Shift Radio
summary: Talk about work at night.
categories: [Business]
explicit: false
cover: cover.jpg
guid: 7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001
---
The show.
"""
LAMP = """\
---
title: The lamp
date: 2025-01-03
guid: night-1
---
Ada lights lamps.
"""
TEXTS: dict[str, str | bytes] = {f"{NIGHT}/show.md": SHOW, f"{NIGHT}/001-lamp/index.md": LAMP}
VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nCafé.\n"
NOTHING = (0, "Nothing to mend.\n")


def picture(mode: str, size: tuple[int, int], made_as: str) -> bytes:
    file = BytesIO()
    Image.new(mode, size).save(file, made_as)
    return file.getvalue()


def box(name: bytes, *content: bytes) -> bytes:
    data = b"".join(content)
    return (len(data) + 8).to_bytes(4, "big") + name + data


def said(answer: tuple[int, str]) -> tuple[int, list[str]]:
    return answer[0], [line for line in answer[1].splitlines() if line.startswith(("error", "warn", "  -->"))]


def test_a_podcast_without_a_mistake(check_files):
    assert check_files(TEXTS, SAMPLES) == NOTHING


def test_a_recording_that_was_cut_on_its_way(check_files):
    whole = sample(".mp3")
    header = b"\xff\xfb\x94\x00" + bytes(32) + b"Info\0\0\0\x03"
    header += (125).to_bytes(4, "big") + len(whole).to_bytes(4, "big")
    cut = (header + bytes(384 - len(header)) + whole[384:])[:30_000]
    assert said(check_files(TEXTS | {AUDIO: cut}, SAMPLES[:1])) == (
        1,
        [
            "error: this recording is cut: it has 30000 bytes, and its header says 48000 [bad-audio]",
            f"  --> {AUDIO}",
        ],
    )


def test_an_m4a_that_was_cut_on_its_way(check_files):
    audio = AUDIO.replace(".mp3", ".m4a")
    cut = (box(b"ftyp", b"M4A ", bytes(4)) + box(b"mdat", bytes(5000)))[:-100]
    code, lines = said(check_files(TEXTS | {audio: cut}, SAMPLES[:1]))
    assert (code, lines[0]) == (
        1,
        "error: this recording is cut: it has 4924 bytes, and its header says 5024 [bad-audio]",
    )


@pytest.mark.parametrize(
    ("cover", "complaint"),
    [
        (
            picture("RGB", (1200, 1200), "JPEG"),
            "this picture has 1200 by 1200 pixels; it must be square, with 1400 to 3000",
        ),
        (
            picture("RGB", (3100, 3100), "JPEG"),
            "this picture has 3100 by 3100 pixels; it must be square, with 1400 to 3000",
        ),
        (
            picture("RGB", (1400, 1500), "JPEG"),
            "this picture has 1400 by 1500 pixels; it must be square, with 1400 to 3000",
        ),
        (picture("CMYK", (1400, 1400), "JPEG"), "the colours of this picture are CMYK, not RGB"),
        (picture("L", (1400, 1400), "JPEG"), "the colours of this picture are L, not RGB"),
        (
            picture("RGB", (1400, 1400), "PNG"),
            "this is a PNG picture with a name that ends in .jpg; directories want .jpg or .png",
        ),
    ],
)
def test_artwork_that_apple_refuses(check_files, cover, complaint):
    assert said(check_files(TEXTS | {SAMPLES[0]: cover}, SAMPLES[1:])) == (
        1,
        [f"error: {complaint} [bad-cover]", f"  --> {NIGHT}/show.md:6:8"],
    )


def test_artwork_of_an_episode_that_apple_refuses(check_files):
    cover = f"{NIGHT}/001-lamp/cover.png"
    assert said(check_files(TEXTS | {cover: picture("RGBA", (1400, 1400), "PNG")}, SAMPLES)) == (
        1,
        ["error: the colours of this picture are RGBA, not RGB [bad-cover]", f"  --> {cover}"],
    )


def test_a_byte_order_mark_is_no_part_of_a_transcript(check_files):
    assert check_files(TEXTS | {TRANSCRIPT: b"\xef\xbb\xbf" + VTT.encode()}, SAMPLES) == NOTHING


@pytest.mark.parametrize(("encoding", "place", "byte"), [("latin-1", "4:4", "e9"), ("utf-16", "1:1", "ff")])
def test_a_transcript_in_another_encoding(check_files, encoding, place, byte):
    assert said(check_files(TEXTS | {TRANSCRIPT: VTT.encode(encoding)}, SAMPLES)) == (
        1,
        [f"error: byte 0x{byte} is not UTF-8 [not-utf-8]", f"  --> {TRANSCRIPT}:{place}"],
    )


def test_notes_of_a_megabyte_are_more_than_directories_take(check_files):
    notes = "Ada lights lamps, and Bo puts them out again. " * 24_000
    answer = check_files(TEXTS | {f"{NIGHT}/001-lamp/index.md": f"{LAMP}{notes}\n"}, SAMPLES)
    assert said(answer) == (
        0,
        [
            "warning: the newest page of this feed has 1.1 MB, and directories take about 1 MB [large-feed]",
            f"  --> {NIGHT}/show.md:1:1",
        ],
    )


def test_an_episode_of_the_future_is_no_mistake_and_waits(check_files):
    future = LAMP.replace("2025", "2031")
    assert check_files(TEXTS | {f"{NIGHT}/001-lamp/index.md": future}, SAMPLES) == NOTHING
