"""Chapters that a recording brings along."""

from io import BytesIO

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
