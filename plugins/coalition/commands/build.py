"""`build`: the site as pelicanconf.py has it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from coalition.commands.project import exit_code_of, load, output_override
from coalition.host import CoalitionPelican

_SLOWLY_MADE = ("pictures", "search")
"""What takes long to make and is kept by what it is made of, whichever build made it."""


def build(
    root: Path,
    *,
    output: str | None = None,
    clean: bool = False,
    warnings_as_errors: bool = False,
    profile: bool = False,
    settings_file: str = "pelicanconf.py",
    run: Callable[[CoalitionPelican], None] = CoalitionPelican.run,
) -> int:
    """Build the project at `root`, which `run` does with its Pelican, and return the exit code."""
    overrides = output_override(output) | _switched_on(
        COALITION_WARNINGS_AS_ERRORS=warnings_as_errors, COALITION_PROFILE=profile
    )
    if clean:
        _forget_caches(root / ".coalition")
    return exit_code_of(lambda: run(load(root, settings_file, overrides)))


def _forget_caches(state: Path) -> None:
    """Remove the caches, but no lock, which a running build may hold, and not the preview's tree."""
    for folder in _SLOWLY_MADE:
        shutil.rmtree(state / folder, ignore_errors=True)
    for path in (*state.glob("*"), *state.glob("output-*/*")):
        if path.is_file() and path.name != "lock":
            path.unlink(missing_ok=True)


def _switched_on(**switches: bool) -> dict[str, bool]:
    """The options that were given; those that were not leave the settings file's word alone."""
    return {name: True for name, on in switches.items() if on}
