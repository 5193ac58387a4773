"""Builds in processes that have built nothing before, without starting a Python for each of them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.site.project import NOW, ROOT


@dataclass(frozen=True, slots=True)
class FreshBuilds:
    """A process that has imported the program, and forks a child for each build that it is asked for."""

    process: "subprocess.Popen[str]"

    def build(self, root: Path, now: str = NOW) -> int:
        """Build the project at `root` and return the exit code; `now` is as SOURCE_DATE_EPOCH."""
        assert self.process.stdin
        assert self.process.stdout
        print(now, root, file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())


@contextmanager
def fresh_builds() -> Iterator[FreshBuilds]:
    """Start the process, and end it."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "plugins")])
    with subprocess.Popen(
        [sys.executable, "-m", "tests.site.fresh"],
        env={**os.environ, "PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield FreshBuilds(process)


def main() -> None:
    from coalition.commands import build as command

    for line in sys.stdin:
        now, _, root = line.rstrip("\n").partition(" ")
        child = os.fork()
        if child == 0:
            os.environ["SOURCE_DATE_EPOCH"] = now
            os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a build says is no answer
            os._exit(command.build(Path(root)))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
