"""The golden project to edit, and the demonstration built once for all who look at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html

from tests.site.builds import built_once, from_the_right_once, published_once
from tests.site.fresh import FreshBuilds, fresh_builds
from tests.site.project import Project, copy_of_golden


@pytest.fixture
def golden(tmp_path: Path) -> Project:
    """A copy of the golden site's project."""
    return copy_of_golden(tmp_path / "golden")


@pytest.fixture(scope="session")
def fresh() -> Iterator[FreshBuilds]:
    """Builds in processes of their own."""
    with fresh_builds() as builds:
        yield builds


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the demonstration; not to be changed."""
    return built_once(tmp_path_factory, "demo")


@pytest.fixture(scope="session")
def page(demo: Path) -> Callable[[str], html.HtmlElement]:
    """Return a page of the demonstration by its url, parsed."""

    def read(url: str) -> html.HtmlElement:
        return html.document_fromstring((demo / url / "index.html").read_bytes())

    return read


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree that goes on the web; not to be changed."""
    return published_once(tmp_path_factory)


@pytest.fixture(scope="session")
def from_the_right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration in a language whose lines run from right to left; not to be changed."""
    return from_the_right_once(tmp_path_factory)


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as the preview shows it, with the gallery of components; not to be changed."""
    return built_once(tmp_path_factory, "gallery", COALITION_PREVIEW=True)


@pytest.fixture(scope="session")
def demo_below_a_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the demonstration for https://example.org/some/path; not to be changed."""
    address = "https://example.org/some/path"
    return built_once(tmp_path_factory, "below-a-path", SITEURL=address)
