"""Chapters that a recording brings along."""

import time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mp4_writer import Told, mp4
from mutagen.id3 import CHAP, CTOC, ID3, TIT2, WXXX, CTOCFlags

from coalition.core.media.facts import Chapter
from coalition.core.media.own_chapters import own_chapters


def mp3(silence: bytes, *chapters: tuple[int, str, str]) -> BytesIO:
    """Return a recording with chapters: where each begins in milliseconds, its title and its address."""
    tag = ID3()
    for number, (start, title, url) in enumerate(chapters):
        frames = [TIT2(encoding=3, text=[title])] if title else []
        frames += [WXXX(encoding=3, desc="", url=url)] if url else []
        tag.add(CHAP(element_id=f"c{number}", start_time=start, end_time=start + 1, sub_frames=frames))
    tag.add(CTOC(element_id="toc", flags=CTOCFlags.TOP_LEVEL, child_element_ids=["c0"], sub_frames=[]))
    file = BytesIO()
    tag.save(file)
    file.seek(0, 2)
    file.write(silence)
    return file


def test_chapters_of_an_mp3_are_read_in_order_with_their_links(silence):
    file = mp3(
        silence, (2000, "Dawn", ""), (0, "Dusk", "https://clocks.example.org/dusk"), (1500, "Lamps", "")
    )
    assert own_chapters(file, ".mp3") == (
        Chapter(0.0, "Dusk", "https://clocks.example.org/dusk"),
        Chapter(1.5, "Lamps"),
        Chapter(2.0, "Dawn"),
    )


def test_the_first_chapter_begins_at_the_beginning_and_none_is_without_a_title(silence):
    file = mp3(silence, (700, "Dusk", ""), (900, "", ""), (1500, "Lamps\u2028", "ftp://clocks.example.org"))
    assert own_chapters(file, ".mp3") == (Chapter(0.0, "Dusk"), Chapter(1.5, "Lamps"))


def test_a_recording_without_chapters_has_none(silence):
    assert own_chapters(BytesIO(silence), ".mp3") == ()
    assert own_chapters(BytesIO(b"no recording"), ".m4a") == ()


# A track of text in MP4

NIGHT = ((0.0, "Dusk"), (12.5, "Lämps ☾"), (40.0, "Dawn"))


@pytest.mark.parametrize(
    "told",
    [
        Told(),
        Told(in_a_chunk=2),
        Told(in_a_chunk=3, long_offsets=True),
        Told(handler=b"sbtl"),
        Told(encoding="utf-16"),
        Told(refers_to=(9, 2)),
        Told(listed=((0.0, "Of the list"),)),
    ],
    ids=str,
)
def test_chapters_of_a_track_are_read_however_its_tables_tell_of_them(told):
    assert own_chapters(BytesIO(mp4(NIGHT, told)), ".m4a") == tuple(Chapter(*one) for one in NIGHT)


def test_a_track_that_begins_later_has_its_chapters_later():
    assert own_chapters(BytesIO(mp4(NIGHT, Told(waits=3))), ".mp4") == (
        Chapter(0.0, "Dusk"),
        Chapter(15.5, "Lämps ☾"),
        Chapter(43.0, "Dawn"),
    )


def test_titles_from_before_utf_8_are_read():
    assert own_chapters(BytesIO(mp4([(0, "Café")], Told(encoding="mac_roman"))), ".m4a") == (
        Chapter(0.0, "Café"),
    )


@pytest.mark.parametrize("told", [Told(refers_to=()), Told(refers_to=(1,)), Told(handler=b"vide")], ids=str)
def test_a_track_of_text_that_is_not_said_to_hold_chapters_is_none(told):
    assert own_chapters(BytesIO(mp4(NIGHT, told)), ".m4a") == ()


def test_without_a_track_the_list_is_read():
    told = Told(refers_to=(), listed=((0.0, "Dusk"), (12.5, "Lamps")))
    assert own_chapters(BytesIO(mp4(NIGHT, told)), ".m4a") == (Chapter(0.0, "Dusk"), Chapter(12.5, "Lamps"))


def test_titles_are_as_long_as_a_lock_file_takes_them():
    assert [len(one.title) for one in own_chapters(BytesIO(mp4([(0, "x" * 900)])), ".m4a")] == [255]


def test_a_file_that_says_it_has_billions_of_chapters_is_read_at_once():
    start = time.monotonic()
    found = own_chapters(BytesIO(mp4(NIGHT, Told(in_a_chunk=2**32 - 1, claimed=2**32 - 1))), ".m4a")
    assert found[0] == Chapter(0.0, "Dusk")
    assert time.monotonic() - start < 1


@given(data=st.data(), told=st.sampled_from([Told(), Told(in_a_chunk=2, long_offsets=True), Told(waits=1)]))
def test_damaged_files_end_in_some_chapters_or_none(data, told):
    whole = bytearray(mp4(NIGHT, told))
    for _ in range(data.draw(st.integers(1, 6))):
        position = data.draw(st.integers(0, len(whole) - 4))
        whole[position : position + 4] = data.draw(
            st.one_of(
                st.binary(min_size=1, max_size=6),
                st.sampled_from(
                    [b"\0\0\0\0", b"\0\0\0\1", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"trak"]
                ),
            )
        )
    cut = data.draw(st.integers(0, len(whole)))
    for damaged in (whole, whole[:cut]):
        start = time.monotonic()
        for one in own_chapters(BytesIO(bytes(damaged)), ".m4a"):
            assert one.title
            assert one.start >= 0
        assert time.monotonic() - start < 5
