"""The demonstration as it goes on the web, in a real browser, and the tools that measure it."""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.reach.host import hosting
from tests.reach.kinds import GALLERY, OFFLINE, kinds_of
from tests.reach.tools import Tools
from tests.site.builds import PUBLISHED_AT, built_once, mapped, offline_once, published_once
from tests.site.hosted import CHROMIUM, chromium

HERE = Path(__file__).resolve().parent
SITE = f"{PUBLISHED_AT}/"


def wanted(found: object, what: str) -> None:
    """Skip where a tool is missing, and say what to do about it; continuous integration has it."""
    if found:
        return
    if os.environ.get("COALITION_CI") == "1":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree that goes on the web; not to be changed."""
    return published_once(tmp_path_factory)


@pytest.fixture(scope="session")
def kinds(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The address of a page of each kind, below that of the site."""
    return kinds_of(published, tmp_path_factory.mktemp("kinds"))


@pytest.fixture(scope="session")
def on_the_web(published: Path) -> Iterator[str]:
    """The published tree on a host; the flag with which a browser finds it at its address."""
    with hosting(published) as port:
        yield mapped(port)


@pytest.fixture(scope="module")
def browser(on_the_web: str) -> Iterator[Browser]:
    """A browser for which the site is on the web."""
    wanted(CHROMIUM, "there is no chromium on the PATH: `apt-get install chromium`")
    with chromium(on_the_web) as opened:
        yield opened


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page that shows every component."""
    with hosting(built_once(tmp_path_factory, "gallery", COALITION_PREVIEW=True)) as port:
        yield f"http://127.0.0.1:{port}/gallery/"


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page for readers without a network."""
    with hosting(offline_once(tmp_path_factory)) as port:
        yield f"http://127.0.0.1:{port}/offline/"


@pytest.fixture
def address(request: pytest.FixtureRequest, kind: str) -> str:
    """Where a page of the kind is that a test asks for."""
    own = {GALLERY: "gallery", OFFLINE: "offline"}
    if kind in own:
        return str(request.getfixturevalue(own[kind]))
    return f"{SITE}{request.getfixturevalue('kinds')[kind]}"


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The tools in JavaScript and Java, as tests/reach/package-lock.json pins them."""
    wanted(shutil.which("node"), "there is no node on the PATH: `apt-get install nodejs npm`")
    wanted(
        (HERE / "node_modules").exists(), "install the tools: `npm ci --prefix tests/reach --ignore-scripts`"
    )
    return Tools(HERE)
