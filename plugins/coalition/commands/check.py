"""`check`: every finding, nothing written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from coalition.commands.project import exit_code_of, load
from coalition.core import exit_codes
from coalition.core.diagnostics import ContentError, Report
from coalition.core.report_format import FORMATS
from coalition.host import CoalitionPelican
from coalition.host.console import print_report
from coalition.host.display import watch_for


def check(root: Path, *, format: str = "text", warnings_as_errors: bool = False) -> int:
    """Check the project at `root`, print what was found and return the exit code."""
    if format not in (*FORMATS, "text"):
        print(f"error: there is no format {format}; there are text, {', '.join(FORMATS)}", file=sys.stderr)
        return exit_codes.USAGE
    return exit_code_of(lambda: _check(load(root, "pelicanconf.py", {}), root, format, warnings_as_errors))


def _check(pelican: CoalitionPelican, root: Path, form: str, warnings_as_errors: bool) -> None:
    report = _findings(pelican)
    print_report(report, root, form)
    if form == "text" and not report.diagnostics:
        print("Nothing to mend.")
    if report.errors or (warnings_as_errors and report.warnings):
        raise SystemExit(exit_codes.CONTENT)


def _findings(pelican: CoalitionPelican) -> Report:
    try:
        return pelican.build(watch_for(sys.stderr, os.environ)).read().report
    except ContentError as error:
        return error.report
