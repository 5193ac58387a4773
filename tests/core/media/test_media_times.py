"""Offsets and lengths as text."""

import pytest

from coalition.core.media.times import clock, full_clock, iso_duration
from coalition.core.words import ENGLISH


@pytest.mark.parametrize(
    ("seconds", "shown", "full", "iso"),
    [
        (0, "0:00", "00:00:00", "PT0S"),
        (12.9, "0:12", "00:00:12", "PT12S"),
        (60, "1:00", "00:01:00", "PT1M"),
        (2530, "42:10", "00:42:10", "PT42M10S"),
        (3723, "1:02:03", "01:02:03", "PT1H2M3S"),
        (36000, "10:00:00", "10:00:00", "PT10H"),
    ],
)
def test_an_offset_is_written_for_readers_for_apps_and_for_programs(seconds, shown, full, iso):
    assert (clock(seconds), full_clock(seconds), iso_duration(seconds)) == (shown, full, iso)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(46.2, "46 s"), (119.4, "119 s"), (120, "2 min"), (2530, "42 min"), (2551, "43 min")],
)
def test_the_length_of_an_episode_is_rounded_to_minutes_once_it_has_two(seconds, words):
    assert ENGLISH.length(seconds) == words
