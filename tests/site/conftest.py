"""The golden project to edit, and the demonstration built once for all who look at it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import tasks
from tests.site.fresh import FreshBuilds, fresh_builds
from tests.site.project import Project, copy_of_demo, copy_of_golden


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
    return _made_once(tmp_path_factory, "demo", _demo)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as `publish` makes it; not to be changed."""
    return _made_once(tmp_path_factory, "published", lambda root: _demo(root, task="publish"))


@pytest.fixture(scope="session")
def from_the_right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration in a language whose lines run from right to left; not to be changed."""
    return _made_once(tmp_path_factory, "from-the-right", lambda root: _demo(root, 'DEFAULT_LANG = "ar"'))


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as the preview shows it, with the gallery of components; not to be changed."""
    return _made_once(tmp_path_factory, "gallery", lambda root: _demo(root, "COALITION_PREVIEW = True"))


@pytest.fixture(scope="session")
def demo_below_a_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the demonstration for https://example.org/some/path; not to be changed."""
    setting = 'SITEURL = "https://example.org/some/path"'
    return _made_once(tmp_path_factory, "below-a-path", lambda root: _demo(root, setting))


def _demo(root: Path, *settings: str, task: str = "build") -> Path:
    project = copy_of_demo(root)
    for line in settings:
        project.set(line)
    result = project.tasks(task, "--warnings-as-errors")
    assert result.returncode == 0, result.stderr
    return root / "output"


def _made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """Let the first of the processes that share a run make something, and the others wait for it."""
    mine = factory.getbasetemp()
    shared = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    with tasks.held(shared / f"{name}.lock"):
        ready = shared / f"{name}.ready"
        if not ready.exists():
            ready.write_text(str(make(shared / name)), encoding="utf-8")
    return Path(ready.read_text(encoding="utf-8"))
