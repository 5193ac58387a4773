"""Whatever a feed says: what is imported passes `check`, keeps its guids, and stays as it is afterwards."""

import os
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from coalition.commands.check import check
from coalition.commands.import_podcast import import_podcast
from coalition.core.layout import Layout
from coalition.importers.here import read_here
from tests.importers.conftest import make_project
from tests.importers.old_host import OldHost, serving
from tests.importers.wild_feeds import FILES, feeds

_EXAMPLES = int(os.environ.get("WILD_FEEDS", "10"))
"""How many feeds are made up; more of them may find more."""


@pytest.fixture(scope="module")
def wild_host() -> Iterator[OldHost]:
    with pytest.MonkeyPatch.context() as patched, serving(FILES) as host:
        patched.setenv("no_proxy", "*")
        yield host


@given(feed=feeds(), download=st.booleans(), people=st.booleans())
@settings(max_examples=_EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_is_imported_passes_check(wild_host: OldHost, feed: str, download: bool, people: bool) -> None:
    feed = feed.replace("UNSAFE", wild_host.unsafe_address).replace("HOST", wild_host.address)
    wild_host.files["/wild.xml"] = feed.encode()
    with TemporaryDirectory() as folder:
        root = make_project(Path(folder) / "site")

        def bring() -> int:
            address = f"{wild_host.address}/wild.xml"
            return import_podcast(root, address, show="wild", download=download, people=people)

        code, said = told(bring)
        if code == 2:
            assert said.startswith("error: ")
            assert not list((root / "content").rglob("*.md"))
            return
        before = tree(root)
        assert told(lambda: check(root)) == (0, ""), said
        assert guids(root) <= guids_in(feed, f"{wild_host.address}/wild.xml")
        assert told(bring)[0] in (0, 1)
        assert tree(root) == before


def told(run: Callable[[], int]) -> tuple[int, str]:
    """The exit code, and what was said of errors."""
    out, wrong = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(wrong):
        code = run()
    lines = (out.getvalue() + wrong.getvalue()).split("\n")
    return code, "\n".join(lines) if code else ""


def tree(root: Path) -> dict[str, bytes]:
    files = [*(root / "content").rglob("*"), root / "partners.yaml"]
    return {str(path): path.read_bytes() for path in files if path.is_file()}


def guids(root: Path) -> set[str]:
    return set(read_here(Layout(root / "content"), "wild").episodes)


def guids_in(feed: str, address: str) -> set[str]:
    """The guids that apps know these episodes by: without one, the address of the recording is taken."""
    items = etree.fromstring(feed.encode(), etree.XMLParser(huge_tree=True)).iter("item")
    return {(one.findtext("guid") or "").strip() or _address_of(one, address) for one in items}


def _address_of(item: etree._Element, address: str) -> str:
    typed = next(one.get("url", "") for one in item.iter("enclosure")).strip()
    try:
        return urljoin(address, typed)
    except ValueError:
        return typed
