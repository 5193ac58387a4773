"""Builds in processes that have built nothing before, a quarter of a second each.

Most of the second that `pelican` takes for a small site goes into imports. A process that has imported all
and done nothing else forks a child for each build instead: the child is as ignorant of the site as a new
process, and a kill at a random moment strikes the build and not the imports.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

import coalition
from coalition.commands.project import exit_code_of, load
from coalition.core import release
from coalition.core.release import MARKER
from tests.robustness.small_site import NEW_YEAR
from tests.robustness.stale_caches import EVENTS, PLANTS
from tests.site.project import ROOT


@dataclass(frozen=True, slots=True)
class Order:
    """A build that is wanted.

    `kill_after` (seconds) and `kill_at_step` end it and all its processes with SIGKILL. Steps are changes to
    the file system; the first is to begin the marker of a release that is to be published.
    `plant` names a bug or an event of `stale_caches`. Without `exchange` the system cannot exchange two
    directories. `largest_file` is a limit in bytes, and `cores` are those that the build may use.
    """

    root: str
    environment: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[str, object] = field(default_factory=dict)
    plant: str = ""
    exchange: bool = True
    umask: int | None = None
    cores: tuple[int, ...] = ()
    largest_file: int | None = None
    kill_after: float | None = None
    kill_at_step: int | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A build that has ended: its exit code (negative for a signal), what it said, how long it took.

    `steps` are those in which it published what it had made.
    """

    code: int
    out: str
    err: str
    seconds: float
    steps: int

    @property
    def said(self) -> str:
        """All that it said but the closing lines, which tell the time and what of an older tree is gone."""
        closing = ("Built ", "Nothing changed", "Removed: ")
        lines = [line for line in self.out.splitlines() if not line.startswith(closing)]
        return "\n".join((*lines, self.err))


@dataclass(frozen=True, slots=True)
class Builds:
    """The process that forks."""

    process: subprocess.Popen[str]

    def run(self, root: Path, now: str = NEW_YEAR, **order: Any) -> Ended:
        """Build the project at `root` and wait for the end; `now` is as SOURCE_DATE_EPOCH."""
        environment = {"SOURCE_DATE_EPOCH": now, **order.pop("environment", {})}
        wanted = Order(str(root), environment, **order)
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(asdict(wanted)), file=self.process.stdin, flush=True)
        return Ended(**json.loads(self.process.stdout.readline()))


@contextmanager
def started_builds() -> Iterator[Builds]:
    """Start the process, and end it."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "plugins")])
    with subprocess.Popen(
        [sys.executable, "-m", "tests.robustness.builds"],
        env={**os.environ, "PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Builds(process)


def main() -> None:
    """Read orders and write what became of them, one a line."""
    _import_all()
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        order = Order(**json.loads(line))
        print(json.dumps(asdict(_ended(order))), file=answers, flush=True)


def _import_all() -> None:
    """Import what a build may need, plugins and all, without looking at any site."""
    for module in pkgutil.walk_packages(coalition.__path__, "coalition."):
        importlib.import_module(module.name)


def _ended(order: Order) -> Ended:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as steps:
        begun = time.monotonic()
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            _build(order, out, err, steps)
        if order.kill_after is not None:
            time.sleep(order.kill_after)
            _kill(child)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        seconds = time.monotonic() - begun
        return Ended(code, _text(out), _text(err), seconds, int(_text(steps) or 0))


def _kill(child: int) -> None:
    """End a child and its children; whether it is still running is not known."""
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(child, signal.SIGKILL)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


def _build(order: Order, out: IO[bytes], err: IO[bytes], steps: IO[bytes]) -> None:
    """Build in this process, which ends with it."""
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    os.environ.update(order.environment)
    time.tzset()
    os.chdir(order.root)
    if order.umask is not None:
        os.umask(order.umask)
    if order.cores:
        os.sched_setaffinity(0, order.cores)
    if order.largest_file is not None:
        sys.dont_write_bytecode = (
            True  # of a module that it compiles Python would keep what there is room for
        )
        resource.setrlimit(resource.RLIMIT_FSIZE, (order.largest_file, order.largest_file))
    if order.plant:
        (PLANTS | EVENTS)[order.plant]()
    if not order.exchange:
        release._exchange = _no_exchange
    counted = _Steps(order.kill_at_step)
    sys.addaudithook(counted)
    code = exit_code_of(lambda: load(Path(order.root), "pelicanconf.py", order.overrides).run())
    sys.stdout.flush()
    sys.stderr.flush()
    steps.write(str(counted.count).encode())
    steps.flush()
    os._exit(code)


def _no_exchange(new: Path, old: Path) -> bool:
    return False


class _Steps:
    """Counts the steps of publishing, and kills the process group before the last that it may take."""

    def __init__(self, last: int | None) -> None:
        self._last = last
        self.count = 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        begins = event == "open" and str(arguments[0]).endswith(MARKER)
        if not _is_step(event, arguments) or not (begins or self.count):
            return
        self.count += 1
        if self.count == self._last:
            os.killpg(0, signal.SIGKILL)


_STEPS = frozenset({"os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree"})


def _is_step(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "open":
        flags = arguments[2]
        return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))
    return event in _STEPS


if __name__ == "__main__":
    main()
