"""`serve`: the site while it is written, in a browser that reloads itself."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

from coalition.commands.project import exit_code_of, load
from coalition.core import exit_codes
from coalition.core.diagnostics import ContentError
from coalition.core.report_format import as_text
from coalition.host import CoalitionPelican
from coalition.host.console import excerpt, print_closing, print_report
from coalition.host.lock import BuildRunningError
from coalition.host.stopwatch import Stopwatch
from coalition.preview.events import Change
from coalition.preview.server import PortInUse, PreviewServer

_DEBOUNCE_MS = 50


def serve(root: Path, *, port: int = 8000, host: str = "127.0.0.1") -> int:
    """Preview the project at `root` until interrupted; return the exit code."""
    return exit_code_of(lambda: _serve(root, host, port))


def _overrides(root: Path, host: str, port: int) -> dict[str, object]:
    return {
        "COALITION_PREVIEW": True,
        "OUTPUT_PATH": str(root / ".coalition" / "preview"),
        "SITEURL": f"http://{host}:{port}",
    }


def _serve(root: Path, host: str, port: int) -> None:
    overrides = _overrides(root, host, port)
    pelican = load(root, "pelicanconf.py", overrides)
    server = PreviewServer(root / ".coalition" / "preview", host=host, port=port)
    try:
        server.start()
    except PortInUse:
        print(f"error: port {port} is taken; try --port {port + 1}", file=sys.stderr)
        raise SystemExit(exit_codes.USAGE) from None
    if server.warning:
        print(server.warning, file=sys.stderr)
    print(f"Serving {server.url} (stop with Ctrl+C)")
    try:
        _rebuild_for_ever(root, pelican, server, overrides)
    except KeyboardInterrupt:
        print("Stopped.")
    finally:
        server.stop()


def _rebuild_for_ever(
    root: Path, pelican: CoalitionPelican, server: PreviewServer, overrides: dict[str, object]
) -> None:
    _rebuild(root, pelican, server)
    for changed in _changes(root, pelican):
        if any(path.suffix == ".py" for path in changed):
            code = exit_code_of(lambda: _rebuild(root, load(root, "pelicanconf.py", overrides), server))
            print(f"The settings or plugins changed (exit code {code}).")
        else:
            _rebuild(root, pelican, server)


def _rebuild(root: Path, pelican: CoalitionPelican, server: PreviewServer) -> None:
    """Build once; an error is printed and shown in the browser over the last good page."""
    watch = Stopwatch(time.monotonic)
    try:
        outcome = pelican.build_site(watch)
    except ContentError as error:
        print_report(error.report, root)
        server.show_error(as_text(error.report, lambda place: excerpt(root, place)))
    except BuildRunningError:
        print("another preview of this site is running", file=sys.stderr)
        raise SystemExit(exit_codes.LOCKED) from None
    else:
        print_closing(outcome.tally, outcome.held_back, outcome.output, watch.total)
        server.show_error(None)
        server.announce(Change((*outcome.tally.written, *outcome.tally.removed)))


def _changes(root: Path, pelican: CoalitionPelican) -> Iterator[list[Path]]:
    settings = pelican.core
    watched = [settings.layout.content, settings.theme, root / settings.registry, *root.glob("*conf.py")]
    existing = [path for path in watched if path.exists()]
    for batch in watch(*existing, debounce=_DEBOUNCE_MS, step=_DEBOUNCE_MS, raise_interrupt=True):
        yield [Path(path) for _, path in batch]
