"""What a long run is doing is shown in one line, which is gone when it is done."""

import io
from dataclasses import dataclass

import pytest

from coalition.host.display import Display, watch_for
from coalition.host.stopwatch import Stopwatch

CLEAR = "\r\x1b[2K"


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def display(clock: Clock, stream: io.StringIO, columns: int = 80) -> Display:
    return Display(clock, stream, lambda: columns)


def test_a_run_of_a_second_shows_nothing(clock):
    stream = io.StringIO()
    watch = display(clock, stream)
    with watch.stage("rendering", 2):
        clock.now += 0.9
        watch.advance(2)
    assert stream.getvalue() == ""


def test_a_longer_one_shows_its_stage_with_counts_and_clears_the_line(clock):
    stream = io.StringIO()
    watch = display(clock, stream)
    with watch.stage("rendering", 2_000):
        watch.advance(600)
        clock.now += 1
        watch.advance(600)
        clock.now += 0.05  # less than a tenth of a second later
        watch.advance(1)
        clock.now += 0.05
        watch.advance(1)
    assert stream.getvalue() == f"{CLEAR}rendering: 1,200 of 2,000{CLEAR}rendering: 1,202 of 2,000{CLEAR}"


def test_after_a_part_the_whole_is_shown_again(clock):
    stream = io.StringIO()
    watch = display(clock, stream)
    with watch.stage("reading"):
        clock.now += 2
        with watch.stage("converting texts", 3):
            clock.now += 1
        clock.now += 1
    assert stream.getvalue() == f"{CLEAR}converting texts: 0 of 3{CLEAR}{CLEAR}reading{CLEAR}"


def test_a_line_is_never_wider_than_the_terminal(clock):
    stream = io.StringIO()
    clock.now += 0
    watch = display(clock, stream, columns=10)
    clock.now += 1
    with watch.stage("reading, checking and planning"):
        pass
    assert stream.getvalue() == f"{CLEAR}reading, {CLEAR}"


def test_the_line_is_cleared_when_work_fails(clock):
    stream = io.StringIO()
    watch = display(clock, stream)
    clock.now += 1
    with pytest.raises(KeyError), watch.stage("rendering", 1):
        raise KeyError
    assert stream.getvalue().endswith(CLEAR)


@pytest.mark.parametrize(
    ("stream", "environ", "shown"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"TERM": "xterm", "CI": ""}, True),
        (Terminal(), {"CI": "true"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_only_a_terminal_of_a_person_shows_it(stream, environ, shown):
    assert isinstance(watch_for(stream, environ), Display) is shown


def test_stages_are_timed_with_their_parts(clock):
    watch = Stopwatch(clock)
    with watch.stage("reading"):
        clock.now += 1
        with watch.stage("converting texts", 5):
            clock.now += 2
    with watch.stage("rendering", 1):
        clock.now += 4
    assert [(one.depth, one.name, one.seconds) for one in watch.stages] == [
        (0, "reading", 3),
        (1, "converting texts", 2),
        (0, "rendering", 4),
    ]
    assert watch.total == 7
