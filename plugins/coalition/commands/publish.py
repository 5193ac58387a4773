"""`publish`: the tree that goes on the web, by publishconf.py, and the record of what was published."""

from __future__ import annotations

from pathlib import Path

from coalition.commands.build import build
from coalition.commands.lock_file import write_lock
from coalition.core import exit_codes
from coalition.core.diagnostics import ContentError, Diagnostic, Place, Report
from coalition.core.published import lock_of, lock_text, names_of
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.host import CoalitionPelican
from coalition.host.console import print_report

_MOST_NAMES = 20


def publish(
    root: Path,
    *,
    output: str | None = None,
    clean: bool = False,
    warnings_as_errors: bool = False,
    profile: bool = False,
    locked: bool = False,
) -> int:
    """Build the project at `root` for the web and return the exit code.

    What becomes public is added to content/published.lock.yaml; if it is `locked` and lacks one,
    nothing is published.
    """
    return build(
        root,
        output=output,
        clean=clean,
        warnings_as_errors=warnings_as_errors,
        profile=profile,
        settings_file="publishconf.py",
        run=_run_locked if locked else _run,
    )


def _run(pelican: CoalitionPelican) -> None:
    pelican.run()
    site = pelican.outcome.site if pelican.outcome else None
    missing = _missing(site) if site else ()
    if site and missing:
        write_lock(lock_of(site.settings).path, lock_text(site.public))
        print(f"Recorded in {lock_of(site.settings).shown}: {_named(missing)}. Commit that file.")


def _run_locked(pelican: CoalitionPelican) -> None:
    site = _site(pelican)
    missing = _missing(site) if site else ()
    if site and missing:
        print_report(Report.of([_behind(site, missing)]), site.settings.root)
        raise SystemExit(exit_codes.CONTENT)
    pelican.run()


def _site(pelican: CoalitionPelican) -> Site | None:
    """Return the site, unless it has errors, which the build will say."""
    try:
        return pelican.build().read().site
    except ContentError:
        return None


def _missing(site: Site) -> tuple[str, ...]:
    """Return the names of what the record does not hold."""
    recorded = names_of(site.published)
    return tuple(name for name in names_of(site.public) if name not in recorded)


def _behind(site: Site, missing: tuple[str, ...]) -> Diagnostic:
    return catalog.LOCK_BEHIND.at(
        Place(lock_of(site.settings).shown),
        f"this does not hold what would be published: {_named(missing)}",
        "run `python3 tasks.py publish` and commit this file",
    )


def _named(names: tuple[str, ...]) -> str:
    named = ", ".join(names[:_MOST_NAMES])
    return named if len(names) <= _MOST_NAMES else f"{named} and {len(names) - _MOST_NAMES:,} more"
