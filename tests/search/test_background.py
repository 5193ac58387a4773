"""The index that is made beside edits: of the last of them, and waited for by nobody."""

import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, Queue

import pytest

from coalition.core.site import Site
from coalition.search.background import BackgroundIndex
from coalition.search.pagefind import PagefindError
from tests.core.conftest import article

MakeSite = Callable[..., Site]
SECONDS = 30


class Told:
    """What a background index tells."""

    def __init__(self) -> None:
        self.shown: Queue[tuple[Site, Path]] = Queue()
        self.failed: Queue[PagefindError] = Queue()
        self.index = BackgroundIndex(lambda *index: self.shown.put(index), self.failed.put)


def site_with(make_site: MakeSite, text: str) -> Site:
    return make_site({"content/articles/2025-01-01-naps.md": article(text=text)})


def test_of_edits_that_follow_each_other_the_last_is_indexed(make_site: MakeSite) -> None:
    told = Told()
    first, last = site_with(make_site, "One."), site_with(make_site, "Two.")
    begun = time.monotonic()
    told.index.follow(first)
    told.index.follow(last)
    assert time.monotonic() - begun < 0.5
    site, folder = told.shown.get(timeout=SECONDS)
    assert site is last
    assert (folder / "pagefind.js").is_file()
    told.index.stop()
    with pytest.raises(Empty):
        told.shown.get_nowait()


def test_a_site_without_search_is_not_indexed(make_site: MakeSite) -> None:
    told = Told()
    told.index.follow(make_site({}, search=False))
    time.sleep(1.5)
    told.index.stop()
    assert told.shown.empty()


def test_it_ends_at_once_while_it_waits_for_quiet(make_site: MakeSite) -> None:
    told = Told()
    told.index.follow(site_with(make_site, "One."))
    begun = time.monotonic()
    told.index.stop()
    assert time.monotonic() - begun < 0.9
    assert told.shown.empty()
