"""The command line of `python3 tasks.py`: invoke's, with our exit code for wrong usage."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from invoke.exceptions import Exit, ParseError
from invoke.program import Program

from coalition import __version__
from coalition.core.exit_codes import PIPE

WRONG_USAGE = 2


@contextmanager
def _usage_errors() -> Iterator[None]:
    try:
        yield
    except ParseError as error:
        raise _wrong_usage(str(error)) from None
    except ValueError as error:
        # invoke lets int()'s error through and does not say which option it was about.
        raise _wrong_usage(f"a number is wanted here: {error}") from None


def _wrong_usage(problem: str) -> Exit:
    return Exit(f"error: {problem} (`python3 tasks.py --list` shows the tasks)", WRONG_USAGE)


class TaskProgram(Program):
    """invoke's program, but wrong usage exits with 2 (not 1) and never shows a traceback."""

    def parse_core(self, argv: list[str] | None) -> None:
        with _usage_errors():
            super().parse_core(argv)

    def parse_tasks(self) -> None:
        with _usage_errors():
            super().parse_tasks()

    def parse_cleanup(self) -> None:
        with _usage_errors():
            super().parse_cleanup()


def run(root: Path, arguments: Sequence[str]) -> NoReturn:
    """Run the tasks that the arguments name, or list all if there are none; then SystemExit."""
    # invoke would leave no bytecode behind, and every start compile our modules again.
    options = ["--write-pyc", "--search-root", str(root)]
    program = TaskProgram(
        version=__version__, name="Pelican Coalition", binary="python3 tasks.py", binary_names=[]
    )
    try:
        try:
            program.run(["tasks.py", *options, *(arguments or ["--list"])])
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has enough of it (`| head`). Python's own flush at the end would
        # complain as well, unless it has somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(PIPE) from None
    raise SystemExit(0)
