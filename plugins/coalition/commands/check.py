"""`check`: every finding, nothing written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from coalition.commands.manners import Manners
from coalition.commands.project import exit_code_of, load
from coalition.core import exit_codes
from coalition.core.diagnostics import ContentError, Report
from coalition.core.report_format import FORMATS
from coalition.host.build import Build
from coalition.host.console import print_report
from coalition.host.display import watch_for

_MANNERS = Manners()


def check(
    root: Path,
    *,
    format: str = "text",
    warnings_as_errors: bool = False,
    network: bool = False,
    manners: Manners | None = None,
) -> int:
    """Check the project at `root`, print what was found and return the exit code.

    With `network`, other sites are asked for what the site links to, with the `manners` given or good ones.
    """
    if format not in (*FORMATS, "text"):
        print(f"error: there is no format {format}; there are text, {', '.join(FORMATS)}", file=sys.stderr)
        return exit_codes.USAGE
    return exit_code_of(
        lambda: _check(root, format, warnings_as_errors, (manners or _MANNERS) if network else None)
    )


def _check(root: Path, form: str, warnings_as_errors: bool, manners: Manners | None) -> None:
    pelican = load(root, "pelicanconf.py", {})
    watch = watch_for(sys.stderr, os.environ)
    build = pelican.build(watch)
    report = _findings(build)
    if manners:
        from coalition.commands.network import check_network  # what speaks HTTP is large

        try:
            report += check_network(build.reading(), manners, watch)
        except KeyboardInterrupt:
            print("interrupted; what was answered until now is kept", file=sys.stderr)
            raise SystemExit(exit_codes.INTERRUPTED) from None
    print_report(report, root, form)
    if form == "text" and not report.diagnostics:
        print("Nothing to mend.")
    if report.errors or (warnings_as_errors and report.warnings):
        raise SystemExit(exit_codes.CONTENT)


def _findings(build: Build) -> Report:
    try:
        return build.read().report
    except ContentError as error:
        return error.report
