"""From a site to the index of its texts, which is made only when it is not known already."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from pathlib import Path

from coalition.core.site import Site
from coalition.search.kept_indexes import Index, keep_index, kept_index
from coalition.search.pagefind import Started, make_index, version
from coalition.search.record_page import RecordPages
from coalition.search.records import records


def index_of(site: Site, pagefind: Path, started: Started | None = None) -> Index | None:
    """Return the index of all that can be found on the site, or None where there is nothing.

    `started` is told of Pagefind's process, should it have to run. Raises PagefindError.
    """
    key = _digest(site, version(pagefind))
    if not key:
        return None
    folder = site.settings.root / ".coalition" / "search"
    return kept_index(folder, key) or keep_index(folder, key, partial(_make, site, pagefind, started))


def _digest(site: Site, made_by: str) -> str:
    """Return a digest of all that is indexed, or nothing where that is nothing."""
    made, has_any = blake2b(made_by.encode(), digest_size=16), False
    for content in _pages(site):
        has_any = True
        made.update(len(content).to_bytes(8, "big") + content)
    return made.hexdigest() if has_any else ""


def _pages(site: Site) -> Iterator[bytes]:
    """Yield what is indexed: for each language of the site all that a reader of it is led to."""
    languages = [edition.language for edition in site.settings.editions[1:]]
    for edition in (site, *(site.edition(language) for language in languages)):
        page = RecordPages(edition.settings.language).page
        yield from (page(record) for record in records(edition))


def _make(site: Site, pagefind: Path, started: Started | None, pages: Path, index: Path) -> None:
    """The pages are numbered: Pagefind orders what it finds by the names of files."""
    for number, content in enumerate(_pages(site)):
        (pages / f"{number:07}.html").write_bytes(content)
    make_index(pagefind, pages, index, started)
