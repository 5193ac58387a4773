"""Work that takes too long is ended, and the rest goes on as before."""

import re
import signal
import threading
import time

import pytest

from coalition.core.watchdog import TimeIsUpError, within


def for_ever() -> None:
    while True:
        pass


def test_work_that_ends_in_time_gives_its_result():
    assert within(5, lambda: 6 * 7) == 42


@pytest.mark.parametrize(
    "work",
    [
        for_ever,
        lambda: re.match(r"(a|aa)+$", "a" * 60 + "b"),
        lambda: [for_ever() for _ in range(3)],
    ],
    ids=["a loop", "a pattern", "a loop in another"],
)
def test_work_without_an_end_is_ended(work):
    begun = time.process_time()
    with pytest.raises(TimeIsUpError):
        within(0.1, work)
    assert 0.05 < time.process_time() - begun < 3


def test_a_library_that_catches_all_exceptions_does_not_go_on():
    def stubborn() -> None:
        while True:
            try:
                for_ever()
            except Exception:
                continue

    with pytest.raises(TimeIsUpError):
        within(0.1, stubborn)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_one_that_swallows_the_first_alarm_meets_another():
    class Swallowing:
        def __del__(self) -> None:
            for_ever()

    def work() -> None:
        Swallowing()
        for_ever()

    with pytest.raises(TimeIsUpError):
        within(0.1, work)


def test_waiting_is_not_working():
    assert within(0.05, lambda: time.sleep(0.3)) is None


def test_afterwards_no_alarm_comes_and_the_handler_is_that_of_before():
    def mine(*_: object) -> None:
        raise AssertionError

    before = signal.signal(signal.SIGPROF, mine)
    try:
        within(0.05, lambda: None)
        with pytest.raises(TimeIsUpError):
            within(0.05, for_ever)
        assert signal.getsignal(signal.SIGPROF) is mine
        assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    finally:
        signal.signal(signal.SIGPROF, before)


def test_another_thread_works_without_a_limit():
    results: list[int] = []
    thread = threading.Thread(target=lambda: results.append(within(0.01, lambda: sum(range(3_000_000)))))
    thread.start()
    thread.join()
    assert results == [4_499_998_500_000]
