"""`publish`: the tree that goes on the web, as publishconf.py has it."""

from __future__ import annotations

from pathlib import Path

from coalition.commands.build import build


def publish(
    root: Path,
    *,
    output: str | None = None,
    clean: bool = False,
    warnings_as_errors: bool = False,
    profile: bool = False,
) -> int:
    """Build the project at `root` for the web and return the exit code."""
    return build(
        root,
        output=output,
        clean=clean,
        warnings_as_errors=warnings_as_errors,
        profile=profile,
        settings_file="publishconf.py",
    )
