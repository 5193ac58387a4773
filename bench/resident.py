"""How soon a resident process has an edit on the disk."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from bench.generate import Article
from bench.preview import Preview, ResidentError
from bench.results import Latency
from bench.tools import Tool

_BUDGET = 60.0
_PATIENCE = 600.0
_RETRY = 300.0
_LOG = "serve.log"


def latencies(tool: Tool, site: Path, article: Article, edits: int, quiet: float = 1.0) -> Iterator[Latency]:
    """Start the tool's resident process and yield how long it took over edits of one article.

    Of each kind there are so many edits, or as many as are done within a minute, and at least one. The first
    edit, which is not counted, shows that the process has begun to watch. When nothing has changed for
    `quiet` seconds, all is done. Raises ResidentError.
    """
    with _running(tool.serve(_free_port()), site) as alive:
        editing = _Editing(tool, site, Preview(site / tool.preview, alive), article, quiet)
        editing.begin()
        for kind in EDITS:
            end = time.monotonic() + _BUDGET
            for number in range(1, edits + 1):
                yield editing.measured(kind, number)
                if time.monotonic() > end:
                    break


def _with_body(article: Article, text: str) -> Article:
    return replace(article, body=f"{article.body}\n{text}\n")


def _with_title(article: Article, text: str) -> Article:
    return replace(article, title=text)


def _shows_body(article: Article) -> tuple[str, ...]:
    person = f"people/{article.author.slug}/feed.rss.xml"
    return (*_FEEDS, person, *(f"topics/{topic}/feed.atom.xml" for topic in article.topics))


def _shows_title(article: Article) -> tuple[str, ...]:
    lists = (f"topics/{topic}/index.html" for topic in article.topics)
    return (*_shows_body(article), "news/index.html", f"people/{article.author.slug}/index.html", *lists)


_FEEDS = ("feeds/all.atom.xml", "feeds/all.rss.xml")

Edit = tuple[Callable[[Article, str], Article], Callable[[Article], tuple[str, ...]]]
EDITS: Mapping[str, Edit] = MappingProxyType(
    {"body": (_with_body, _shows_body), "title": (_with_title, _shows_title)}
)
"""What an edit makes of an article with a text, and what shows that text besides the article's page."""


class _Editing:
    """Edits one article again and again."""

    def __init__(self, tool: Tool, site: Path, preview: Preview, article: Article, quiet: float) -> None:
        self._tool = tool
        self._site = site
        self._preview = preview
        self._article = article
        self._quiet = quiet

    def begin(self) -> None:
        """Return when the whole site is there and an edit has been answered."""
        self._preview.await_text(self._article.page, "<", _PATIENCE)
        self._preview.await_quiet(2 * self._quiet)
        try:
            self._first_edit(_RETRY)
        except ResidentError:  # it came before the process watched, or the process is slow
            self._first_edit(_PATIENCE)
        self._preview.await_quiet(2 * self._quiet)

    def _first_edit(self, patience: float) -> None:
        text = "An edit that is not counted."
        self._save(_with_body(self._article, text))
        self._preview.await_text(self._article.page, text, patience)

    def measured(self, kind: str, number: int) -> Latency:
        """Make one edit and return when what was there."""
        change, shown_in = EDITS[kind]
        text = f"Edit {number} of the {kind}"
        self._article = change(self._article, text)
        saved, start = time.time(), time.perf_counter()
        self._save(self._article)
        self._preview.await_text(self._article.page, text, _PATIENCE)
        page = time.perf_counter() - start
        for path in shown_in(self._article):
            self._preview.await_text(path, text, _PATIENCE)
        shown = time.perf_counter() - start
        last = self._preview.await_quiet(self._quiet) - saved
        return Latency(self._tool.name, kind, page, max(shown, last))

    def _save(self, article: Article) -> None:
        """Replace the article's file as an editor's program does: by another, in one step."""
        written = self._site / "saved.tmp"
        written.write_text(self._tool.article(article), encoding="utf-8")
        written.replace(self._site / "content" / "articles" / article.file)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _running(command: Sequence[str], site: Path) -> Iterator[Callable[[], bool]]:
    """Run a program in `site`, with a way to see that it still runs; what it prints goes to a file."""
    with (site / _LOG).open("wb") as log:
        process = subprocess.Popen(
            command, cwd=site, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            yield lambda: process.poll() is None
        except ResidentError as error:
            said = (site / _LOG).read_text(encoding="utf-8", errors="replace")[-1000:]
            raise ResidentError(f"{error}; it said:\n{said}") from None
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, and those that it started, kindly at first."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
