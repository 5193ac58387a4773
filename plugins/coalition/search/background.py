"""The index of a site that is being edited: made beside the edits, and by nobody waited for."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Thread

from coalition.core.site import Site
from coalition.search.indexing import index_of
from coalition.search.pagefind import PagefindError, be_polite, program

_QUIET_SECONDS = 1.0


class BackgroundIndex:
    """Makes the index of the site that was given last, once no other was given for a second.

    `show` is told of each index, with the site and the folder in which it lies; `fail` of one that could not
    be made. Both are called in a thread of this object's own.
    """

    def __init__(self, show: Callable[[Site, Path], None], fail: Callable[[PagefindError], None]) -> None:
        self._show = show
        self._fail = fail
        self._changed = Condition()
        self._site: Site | None = None
        self._is_stopped = False
        self._process: subprocess.Popen[str] | None = None
        self._thread = Thread(target=self._work, name="search index", daemon=True)
        self._thread.start()

    def follow(self, site: Site) -> None:
        """Let the index be that of the site. It waits for nothing."""
        if site.settings.search:
            with self._changed:
                self._site = site
                self._changed.notify()

    def stop(self) -> None:
        """End what is being made."""
        with self._changed:
            self._is_stopped = True
            self._changed.notify()
            if self._process:
                self._process.terminate()
        self._thread.join()

    def _work(self) -> None:
        while site := self._next():
            pagefind = program()
            if pagefind:
                self._make(site, pagefind)

    def _next(self) -> Site | None:
        """Wait for a site, and until it is quiet; None when there is nothing more to do."""
        with self._changed:
            self._changed.wait_for(lambda: self._site or self._is_stopped)
            while not self._is_stopped and self._changed.wait(_QUIET_SECONDS):
                pass
            site, self._site = self._site, None
            return None if self._is_stopped else site

    def _make(self, site: Site, pagefind: Path) -> None:
        try:
            index = index_of(site, pagefind, self._started)
        except PagefindError as error:
            if not self._is_stopped:
                self._fail(error)
        else:
            if index:
                self._show(site, index.folder)
        finally:
            self._process = None

    def _started(self, process: subprocess.Popen[str]) -> None:
        with self._changed:
            self._process = process
            if self._is_stopped:
                process.terminate()
        be_polite(process)
