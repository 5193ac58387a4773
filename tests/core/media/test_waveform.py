"""How loud an MP3 is, seen from its frames."""

import time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.media.waveform import bars, waveform

# How a frame begins, its size, and how many bits behind its header the length of its data and its gain are.
MONO = (b"\xff\xfb\x90\xc0", 417, 18, 39)
STEREO = (b"\xff\xfb\x90\x40", 417, 20, 41)
CHECKED = (b"\xff\xfa\x90\xc0", 417, 18 + 16, 39 + 16)
HALF_RATE = (b"\xff\xf3\x40\xc0", 104, 9, 30)
KINDS = pytest.mark.parametrize(
    "kind", [MONO, STEREO, CHECKED, HALF_RATE], ids=["mono", "stereo", "crc", "mpeg2"]
)


def frame(kind, gain, length=500):
    head, size, length_at, gain_at = kind
    side = length << (256 - 12 - length_at) | gain << (256 - 8 - gain_at)
    return (head + side.to_bytes(32, "big")).ljust(size, b"\0")


def recording(kind, *gains, each=100):
    return b"".join(frame(kind, gain) * each for gain in gains)


def levels(data):
    return bars(waveform(BytesIO(data), 0))


@KINDS
def test_what_is_louder_stands_higher(kind):
    found = levels(recording(kind, 170, 158, 146))
    assert (len(found), found[0], found[100], found[199]) == (200, 99, 66, 33)


def test_silence_and_what_is_far_below_the_loudest_have_no_height():
    silent = frame(MONO, 210, length=0) * 100
    found = levels(recording(MONO, 170) + silent + recording(MONO, 120))
    assert (found[0], found[100], found[199]) == (99, 0, 0)


def test_single_frames_beyond_measure_do_not_flatten_the_rest():
    assert levels(recording(MONO, 160) * 4 + frame(MONO, 250) + recording(MONO, 160) * 4)[0] == 99


def test_what_lies_between_frames_is_passed_over():
    tag = b"TAG and \xff\xfb\x90 \xff\xff\xff in it" * 50
    whole = recording(MONO, 170, 150)
    assert waveform(BytesIO(recording(MONO, 170) + tag + recording(MONO, 150)), 0) == waveform(
        BytesIO(whole), 0
    )


def test_a_recording_of_few_frames_has_as_many_bars():
    assert levels(frame(MONO, 170) * 3) == (99,) * 200


@pytest.mark.parametrize("data", [b"", b"no audio", frame(MONO, 210, length=0) * 50, b"\xff" * 5000])
def test_without_sound_there_is_none(data):
    assert waveform(BytesIO(data), 0) == ""


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40), st.sampled_from([frame(MONO, 160), frame(STEREO, 140), b"\xff\xfb"])
        )
    )
)
def test_any_bytes_make_a_waveform_or_none(pieces):
    assert len(waveform(BytesIO(b"".join(pieces)), 0)) in (0, 400)


def test_it_takes_no_longer_than_it_may_whatever_the_file_holds():
    start = time.process_time()
    assert waveform(BytesIO(b"\xff\xfb\x90\xff" * 8_000_000), 0) == ""
    assert time.process_time() - start < 30
