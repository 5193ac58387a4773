"""The outputs of search: the page, and the files that its script loads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coalition.core.diagnostics import ContentError, Report
from coalition.core.outputs import FileOutput, Output, PageOutput
from coalition.core.progress import Progress
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.urls import SEARCH_INDEX
from coalition.search.findings import failed
from coalition.search.indexing import index_of
from coalition.search.kept_indexes import Index
from coalition.search.pagefind import PagefindError, program
from coalition.search.search_page import search_page


def outputs(site: Site) -> Iterator[Output]:
    """Yield the page on which the site is searched, which is also its index."""
    origin = site.registry_place("coalition")
    yield PageOutput(site.urls.path("SEARCH"), "search.html", search_page, (), origin)


def has_slow_outputs(settings: Settings) -> bool:
    """Whether an index is made."""
    return _program(settings) is not None


def _program(settings: Settings) -> Path | None:
    return program() if settings.search else None


def slow_outputs(site: Site, progress: Progress) -> Iterator[Output]:
    """Yield the files of the index, which is made now unless it is known. Raises ContentError."""
    pagefind = _program(site.settings)
    if pagefind is None:
        return
    with progress.stage("indexing for search"):
        try:
            index = index_of(site, pagefind)
        except PagefindError as error:
            raise ContentError(Report.of([failed(error)])) from error
    yield from _files(site, index) if index else ()


def _files(site: Site, index: Index) -> Iterator[FileOutput]:
    origin = site.registry_place("coalition")
    for path in index.files:
        yield FileOutput(f"{SEARCH_INDEX}{path}", index.folder / path, origin)
