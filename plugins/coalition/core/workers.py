"""Work spread over all cores, by forking: the children see everything that the parent has made."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from coalition.core.progress import UNWATCHED, Progress

T = TypeVar("T")
R = TypeVar("R")

_PARTS_EACH = 32
_MOST_PARTS = 256

WORTH_A_FORK = 64
"""How many small items it must be for processes to be worth their beginning."""


def cores() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Sequence[T]], list[R]],
    items: Sequence[T],
    workers: int,
    progress: Progress = UNWATCHED,
    worth_a_fork: int = WORTH_A_FORK,
) -> list[R]:
    """Return `work(items)`, computed in parts by forked processes where that is possible and worth it.

    It is worth it for `worth_a_fork` items and more.

    `work` must treat each item alone, and its results must be picklable. What it raises is raised here.
    Neighbours among the items come to the same process more often than not. Without fork, or with other
    threads running (which a fork would leave in an unknown state), one process does it all.
    `progress` is told of each part that is done.
    """
    if not items:
        return []
    parts = _parts(items, workers)
    if workers < 2 or len(items) < worth_a_fork or not _can_fork():
        return _one_by_one(work, parts, progress)
    context = multiprocessing.get_context("fork")
    gc.freeze()  # the collector would write to every page that parent and children share
    tickets = _tickets(len(parts), workers)
    pipes = [context.Pipe(duplex=False) for _ in range(workers)]
    receivers = [receive for receive, _ in pipes]
    children = [
        context.Process(target=_child, args=(send, receivers, (*tickets[n:], *tickets[:n]), work, parts))
        for n, (_, send) in enumerate(pipes)
    ]
    with _uninterrupted():
        for child, (_, send) in zip(children, pipes, strict=True):
            child.start()
            send.close()
    try:
        return _gathered(receivers, progress)
    except BaseException:
        for child in children:
            child.terminate()
        raise
    finally:
        for one in tickets:
            os.close(one)
        _close(receivers)
        for child in children:
            child.join()
        gc.unfreeze()


@contextmanager
def beside(work: Callable[[], R], *, worth_a_fork: bool) -> Iterator[Callable[[], R]]:
    """Begin `work` in a forked process where that is possible; what is yielded waits for its result.

    What the work raises is raised by whoever waits. Elsewhere, the work is done when somebody does.
    """
    if not worth_a_fork or cores() < 2 or not _can_fork():
        yield work
        return
    context = multiprocessing.get_context("fork")
    receive, send = context.Pipe(duplex=False)
    child = context.Process(target=_child_beside, args=(send, receive, work))
    with _uninterrupted():
        child.start()
        send.close()
    try:
        yield lambda: _result(receive)
    finally:
        receive.close()
        child.terminate()
        child.join()


def _child_beside(send: Connection, receive: Connection, work: Callable[[], R]) -> None:
    receive.close()
    with suppress(BrokenPipeError):
        try:
            send.send(work())
        except Exception as error:  # it is raised in the parent
            send.send(error)


def _result(receive: Connection) -> Any:
    result = receive.recv()
    if isinstance(result, Exception):
        raise result
    return result


def _one_by_one(
    work: Callable[[Sequence[T]], list[R]], parts: Iterable[Sequence[T]], progress: Progress
) -> list[R]:
    results: list[R] = []
    for part in parts:
        results += work(part)
        progress.advance(len(part))
    return results


def _parts(items: Sequence[T], workers: int) -> list[Sequence[T]]:
    """Divide the items into so many parts that the processes end nearly together."""
    size = -(-len(items) // min(_PARTS_EACH * workers, _MOST_PARTS))
    return [items[start : start + size] for start in range(0, len(items), size)]


def _tickets(count: int, workers: int) -> list[int]:
    """Return a pipe for each process with the numbers of parts, a byte each: who reads one does that part.

    Each does neighbours, which have much in common that is made once in a process, until there are none left;
    then it helps the others.
    """
    size = -(-count // workers)
    pipes = [os.pipe() for _ in range(workers)]
    for n, (_, write) in enumerate(pipes):
        os.write(write, bytes(range(count)[n * size : (n + 1) * size]))
        os.close(write)
    return [read for read, _ in pipes]


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
    send: Connection,
    receivers: list[Connection],
    tickets: Sequence[int],
    work: Callable[[Sequence[T]], list[R]],
    parts: list[Sequence[T]],
) -> None:
    # SIGINT stays blocked: who interrupts the parent has it end its children.
    _close(receivers)  # when the parent is killed nobody shall seem to read still
    with suppress(BrokenPipeError):  # nobody waits for it any more
        try:
            for one in tickets:
                while ticket := os.read(one, 1):
                    send.send((ticket[0], work(parts[ticket[0]])))
            send.send(None)
        except Exception as error:  # it is raised in the parent
            send.send(error)


def _close(connections: Iterable[Connection]) -> None:
    for connection in connections:
        connection.close()


def _gathered(receivers: Iterable[Connection], progress: Progress) -> list[Any]:
    """Return the results of all parts in the order of the items, when every process has none left to do."""
    results: dict[int, list[Any]] = {}
    working = list(receivers)
    while working:
        for receive in wait(working):
            assert isinstance(receive, Connection)
            message = receive.recv()
            if isinstance(message, Exception):
                raise message
            if message is None:
                working.remove(receive)
            else:
                results[message[0]] = message[1]
                progress.advance(len(message[1]))
    return [result for number in sorted(results) for result in results[number]]
