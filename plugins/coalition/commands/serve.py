"""`serve`: the site while it is written, in a browser that reloads itself."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from watchfiles import watch

from coalition.commands.project import exit_code_of, load
from coalition.core import exit_codes
from coalition.core.diagnostics import ContentError, Report
from coalition.core.report_format import as_text
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.urls import SEARCH_INDEX
from coalition.host import CoalitionPelican
from coalition.host.console import Excerpts, print_closing, print_report
from coalition.host.display import watch_for
from coalition.host.ground import state_of
from coalition.host.lock import BuildRunningError, build_lock
from coalition.host.resident import Resident
from coalition.host.stopwatch import Stopwatch
from coalition.preview.events import Change
from coalition.preview.server import PortInUse, PreviewServer
from coalition.search.background import BackgroundIndex
from coalition.search.findings import failed
from coalition.search.pagefind import PagefindError

_DEBOUNCE_MS = 200
_STEP_MS = 10
_QUIET_MS = 200


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
    print(f"Serving {server.url} (stop with Ctrl+C)", flush=True)
    try:
        _preview(pelican, server)
        while True:
            code = exit_code_of(lambda: _preview(load(root, "pelicanconf.py", overrides), server))
            if code != exit_codes.GOOD:
                _wait_for_settings(root)
    except KeyboardInterrupt:
        print("Stopped.")
    finally:
        server.stop()


def _preview(pelican: CoalitionPelican, server: PreviewServer) -> None:
    """Show the site as it is edited, until its settings are."""
    with ExitStack() as stack:
        preview = _Preview(pelican, server, stack)
        preview.build()
        for changed in _changes(pelican.core):
            if any(path.suffix == ".py" for path in changed or ()):
                print("The settings changed.", flush=True)
                return
            preview.update(changed)


class _Preview:
    """The site in the browser, brought up to date after each edit."""

    def __init__(self, pelican: CoalitionPelican, server: PreviewServer, stack: ExitStack) -> None:
        self._pelican = pelican
        self._root = pelican.core.root
        self._output = Path(pelican.settings["OUTPUT_PATH"])
        self._server = server
        self._stack = stack
        self._index = BackgroundIndex(self._show_index, self._tell_of_no_index)
        self._stack.callback(self._index.stop)
        self._resident: Resident | None = None
        self._has_garbage = False

    def build(self) -> None:
        """Build all of it. Once that went well, one process follows the edits, and keeps others away."""
        watch = watch_for(sys.stderr, os.environ)
        with self._telling_errors():
            outcome = self._pelican.build_site(watch, quick=True)
            print_closing(outcome.tally, outcome.held_back, outcome.output, watch.total)
            self._show((*outcome.tally.written, *outcome.tally.removed))
            self._resident = self._pelican.resident()
            if self._resident is None:
                self._follow_with_index(outcome.site)
        if self._resident is not None:
            self._stack.enter_context(build_lock(state_of(self._root, self._output) / "lock"))
            self._stack.callback(self._resident.note)
            gc.disable()  # to look through all that is known of a large site takes longer than an edit

    def update(self, changed: Collection[Path] | None) -> None:
        """Show what was edited, or whatever may have been. An empty collection says that nothing was."""
        if self._resident is None:
            if changed != ():
                self.build()
        elif changed == ():
            self._rest(self._resident)
        else:
            self._has_garbage = True
            with self._telling_errors():
                self._follow(self._resident, changed)

    def _rest(self, resident: Resident) -> None:
        resident.note()
        if self._has_garbage:
            gc.collect()
            self._has_garbage = False

    def _follow(self, resident: Resident, changed: Collection[Path] | None) -> None:
        watch = Stopwatch(time.monotonic)
        shown: set[str] = set()
        for step in resident.update(changed):
            self._show(tuple(path for path in step.paths if path not in shown))
            shown.update(step.paths)
            if step.tally and (step.paths or changed):
                print_report(resident.report, self._root)
                print_closing(step.tally, resident.held_back, self._output, watch.total)
        self._follow_with_index(resident.site)

    def _follow_with_index(self, site: Site | None) -> None:
        if site is not None:
            self._index.follow(site)

    def _show_index(self, site: Site, folder: Path) -> None:
        self._server.admit(SEARCH_INDEX.strip("/"), folder)
        self._server.announce(Change((site.urls.path("SEARCH"),)))

    def _tell_of_no_index(self, error: PagefindError) -> None:
        print_report(Report.of([failed(error)]), self._root)

    def _show(self, paths: tuple[str, ...]) -> None:
        self._server.show_error(None)
        self._server.announce(Change(paths))

    @contextmanager
    def _telling_errors(self) -> Iterator[None]:
        """Print an error and show it in the browser over the last good page."""
        try:
            yield
        except ContentError as error:
            print_report(error.report, self._root)
            self._server.show_error(as_text(error.report, Excerpts(self._root)))
        except BuildRunningError:
            print("another preview of this site is running", file=sys.stderr)
            raise SystemExit(exit_codes.LOCKED) from None


def _changes(settings: Settings) -> Iterator[Collection[Path] | None]:
    """Yield the files that were edited; None first, for all that came before, and nothing while it is quiet.

    The files at the root are looked at by themselves: where an editor saves by renaming, a watch stays with
    the file that is gone.
    """
    folders = [path for path in (settings.layout.content, *settings.theme_folders) if path.is_dir()]
    before: dict[Path, tuple[int, ...]] | None = None
    for batch in watch(
        *folders,
        debounce=_DEBOUNCE_MS,
        step=_STEP_MS,
        rust_timeout=_QUIET_MS,
        yield_on_timeout=True,
        raise_interrupt=True,
    ):
        now = _states((settings.root / settings.registry, *settings.root.glob("*conf.py")))
        if before is None:
            yield None
        else:
            edited = {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}
            yield (*edited, *(Path(path) for _, path in batch))
        before = now


def _states(files: Iterable[Path]) -> dict[Path, tuple[int, ...]]:
    found = {path: path.stat() for path in files if path.is_file()}
    return {path: (one.st_ino, one.st_size, one.st_mtime_ns, one.st_ctime_ns) for path, one in found.items()}


def _wait_for_settings(root: Path) -> None:
    """Return once a settings file that cannot be used was edited."""
    before = _states(root.glob("*conf.py"))
    while _states(root.glob("*conf.py")) == before:
        time.sleep(_QUIET_MS / 1000)
