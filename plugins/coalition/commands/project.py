"""A project's settings file, read and made into the Pelican that builds it."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from pelican.log import init as init_logging
from pelican.settings import read_settings

from coalition.core import exit_codes
from coalition.core.diagnostics import Report
from coalition.core.reading import Reading
from coalition.host import CoalitionPelican
from coalition.host.console import print_report
from coalition.host.display import watch_for


def load(root: Path, settings_file: str, overrides: Mapping[str, Any]) -> CoalitionPelican:
    """Return the Pelican of the project at `root`, with some settings overridden.

    Raises SystemExit with code 2 and one line for people when the settings file cannot be used.
    """
    init_logging()
    path = root / settings_file
    if not path.is_file():
        raise SystemExit(_settings_error(f"there is no {settings_file} in {root}"))
    try:
        settings = read_settings(str(path), override=dict(overrides))
    except SyntaxError as error:
        raise SystemExit(_settings_error(f"{error.msg}\n  --> {error.filename}:{error.lineno}")) from None
    except Exception as error:  # a settings file is a program: it can raise anything
        raise SystemExit(_settings_error(_where(error, settings_file))) from None
    if settings["PELICAN_CLASS"] is not CoalitionPelican:
        raise SystemExit(_settings_error(f"{settings_file} does not set PELICAN_CLASS = CoalitionPelican"))
    return CoalitionPelican(settings)


def read_site(pelican: CoalitionPelican) -> Reading:
    """Return what was read, whether something is wrong or not.

    Raises SystemExit with code 1, after saying why, when partners.yaml cannot be read at all.
    """
    reading = pelican.build(watch_for(sys.stderr, os.environ)).reading()
    if reading.site is None:
        print_report(Report.of(reading.report.errors), pelican.core.root)
        raise SystemExit(exit_codes.CONTENT)
    return reading


def refuse(message: str) -> NoReturn:
    """Say in one line what is wrong with how a command was called, and end with code 2."""
    print(f"error: {message}", file=sys.stderr)
    raise SystemExit(exit_codes.USAGE)


def _settings_error(message: str) -> int:
    print(f"error: {message} [bad-setting]", file=sys.stderr)
    return exit_codes.USAGE


def _where(error: Exception, settings_file: str) -> str:
    """Name the line of a settings file that raised the error, if one of them did."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).name.endswith("conf.py")]
    where = f"\n  --> {Path(own[-1].filename).name}:{own[-1].lineno}" if own else f"\n  --> {settings_file}"
    return f"{type(error).__name__}: {error}{where}"


def exit_code_of(run: Callable[[], None]) -> int:
    """Return the code with which `run` ends the process, or 0 when it returns."""
    try:
        run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else exit_codes.INTERNAL
    return exit_codes.GOOD


def output_override(output: str | None) -> dict[str, Any]:
    """Return the settings for an output directory typed on the command line."""
    return {"OUTPUT_PATH": os.path.normpath(Path.cwd() / Path(output).expanduser())} if output else {}
