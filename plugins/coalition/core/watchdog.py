"""Ends work that takes too long."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import NoReturn, TypeVar

T = TypeVar("T")

# Should somebody swallow the first alarm, such as a destructor, there is another one after so many seconds.
_AGAIN = 0.5


class TimeIsUpError(BaseException):
    """The time is up. Not an Exception: the library that is interrupted shall not take it for its own."""


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return `work()`, or raise TimeIsUpError once it has used the processor for so many seconds.

    A call into a library that is not written in Python ends by itself first. Only Python's main thread can be
    interrupted, and only on systems with timers: elsewhere there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return work()
    before = signal.signal(signal.SIGPROF, _ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
            return work()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        # Again, for an alarm that came just there.
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before or signal.SIG_DFL)


def _ring(_: int, __: FrameType | None) -> NoReturn:
    raise TimeIsUpError
