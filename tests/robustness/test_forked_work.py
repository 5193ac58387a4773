"""Work that is spread over forked processes ends, whatever becomes of any of them."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.robustness.processes import processes_of, wait_until
from tests.site.project import ROOT

# More than a pipe holds: whoever sends it waits until somebody reads.
PROGRAM = """
import os, signal, time
from coalition.core.workers import spread

def work(share):
    {work}
    return ["x" * 100_000 for _ in share]

try:
    spread(work, range(100), 2)
except Exception as error:
    print(type(error).__name__)
"""

Start = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Return a function that starts a program whose forked processes do the work given."""
    running: list[subprocess.Popen[str]] = []

    def started(work: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM.format(work=work)],
            env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        running.append(process)
        return process

    yield started
    for process in running:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.parametrize("item", [0, 50])
@pytest.mark.parametrize(
    ("failure", "told"),
    [("raise LookupError", "LookupError"), ("os.kill(os.getpid(), signal.SIGKILL)", "EOFError")],
)
def test_when_one_process_fails_the_work_fails_at_once(
    start: Start, item: int, failure: str, told: str
) -> None:
    process = start(f"if {item} in share: {failure}")
    assert process.communicate(timeout=30)[0] == f"{told}\n"


def test_when_all_processes_fail_the_first_failure_is_told_and_no_other(start: Start) -> None:
    process = start("raise LookupError('x' * 100_000)")
    assert process.communicate(timeout=30)[0] == "LookupError\n"


def test_when_the_one_that_forked_is_killed_those_that_it_forked_end_too(start: Start) -> None:
    process = start("time.sleep(1)")
    wait_until(lambda: len(processes_of(process.pid)) == 3, "it forks")
    process.kill()
    wait_until(lambda: not processes_of(process.pid), "those that it forked end")


COUNTING = """
import os
from coalition.core.progress import Progress
from coalition.core.workers import spread

class Counting(Progress):
    def advance(self, count):
        print(count, end=" ")

def work(share):
    return [os.getpid() for _ in share]

made = spread(work, range({items}), {workers}, Counting())
print(len(made), os.getpid() in made)
"""


@pytest.mark.parametrize(
    ("items", "workers", "here"),
    [(100, 2, False), (100, 1, True), (40, 2, True), (1, 2, True), (0, 2, False)],
)
def test_whoever_watches_is_told_of_every_item_wherever_it_is_done(
    items: int, workers: int, here: bool
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNTING.format(items=items, workers=workers)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=True,
    )
    *parts, total, was_here = done.stdout.split()
    assert (sum(map(int, parts)), int(total), was_here) == (items, items, str(here))
    assert len(parts) >= items / 4


BESIDE = """
from coalition.core import workers
from coalition.core.workers import beside

workers.cores = lambda: 2

def work():
    {work}

with beside(work, worth_a_fork=True) as result:
    try:
        print(result())
    except LookupError as error:
        print(type(error).__name__)
"""


@pytest.mark.parametrize(("work", "told"), [("return 'x' * 3", "xxx"), ("raise LookupError", "LookupError")])
def test_work_beside_gives_its_result_or_its_failure(work: str, told: str) -> None:
    ended = program(BESIDE.format(work=work))
    assert ended.stdout == f"{told}\n"


def test_work_beside_ends_when_nobody_waits_for_it() -> None:
    source = BESIDE.replace("print(result())", "raise LookupError")
    ended = program(source.format(work="import time; time.sleep(600)"))
    assert ended.stdout == "LookupError\n"


def program(source: str) -> "subprocess.CompletedProcess[str]":
    """Run a program to its end, which must come soon."""
    return subprocess.run(
        [sys.executable, "-c", source],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
