"""Work spread over all cores, by forking: the children see everything that the parent has made."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_WORTH_A_FORK = 64


def cores() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[Sequence[T]], list[R]], items: Sequence[T], workers: int) -> list[R]:
    """Return `work(items)`, computed in shares by forked processes where that is possible and worth it.

    `work` must treat each item alone, and its results must be picklable. What it raises is raised here.
    Without fork, or with other threads running (which a fork would leave in an unknown state), one process
    does it all.
    """
    if workers < 2 or len(items) < _WORTH_A_FORK or not _can_fork():
        return work(items)
    context = multiprocessing.get_context("fork")
    gc.freeze()  # the collector would write to every page that parent and children share
    shares = [items[start::workers] for start in range(workers)]
    pipes = [context.Pipe(duplex=False) for _ in shares]
    receivers = [receive for receive, _ in pipes]
    children = [
        context.Process(target=_child, args=(send, receivers, work, share))
        for (_, send), share in zip(pipes, shares, strict=True)
    ]
    with _uninterrupted():
        for child, (_, send) in zip(children, pipes, strict=True):
            child.start()
            send.close()
    try:
        results: list[list[R]] = [_received(receive) for receive in receivers]
    except BaseException:
        for child in children:
            child.terminate()
        raise
    finally:
        _close(receivers)
        for child in children:
            child.join()
        gc.unfreeze()
    return _woven(results, len(items))


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put off Ctrl+C while Python forks, where its exception would be lost or told by a child."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def _child(
    send: Connection, receivers: list[Connection], work: Callable[[Sequence[T]], list[R]], share: Sequence[T]
) -> None:
    # SIGINT stays blocked: who interrupts the parent has it end its children.
    _close(receivers)  # when the parent is killed nobody shall seem to read still
    answer: tuple[list[R] | None, Exception | None]
    try:
        answer = (work(share), None)
    except Exception as error:  # it is raised in the parent
        answer = (None, error)
    with suppress(BrokenPipeError):  # nobody waits for it any more
        send.send(answer)


def _close(connections: Iterable[Connection]) -> None:
    for connection in connections:
        connection.close()


def _received(receive: Connection) -> list[R]:
    results, error = receive.recv()
    if error is not None:
        raise error
    return results  # type: ignore[no-any-return]


def _woven(results: list[list[R]], count: int) -> list[R]:
    """Put the results of the shares back into the order of the items."""
    return [results[index % len(results)][index // len(results)] for index in range(count)]
