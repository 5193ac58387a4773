"""Builds in fresh processes, and how long the random tests go on: `--kills`, `--edits` and `--seeds`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.robustness.builds import Builds, started_builds
from tests.robustness.small_site import make_site
from tests.site.project import Project

_QUICK = {"kills": 4, "edits": 6, "shown_edits": 6}
_THOROUGH = {"kills": 40, "edits": 300, "shown_edits": 50}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, help="how many builds are killed (4, and 40 more in slow tests)")
    parser.addoption("--edits", type=int, help="how many random edits there are (6, and 300 in slow tests)")
    parser.addoption("--seeds", type=int, help="from how many seeds the random edits are drawn (1)")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let a test that takes `kills` or `edits` run quickly, and once more thoroughly when slow tests run."""
    for name, quick in _QUICK.items():
        if name in metafunc.fixturenames:
            wanted = metafunc.config.getoption(f"--{name.removeprefix('shown_')}", None)
            thorough = pytest.param(_THOROUGH[name], marks=pytest.mark.slow)
            metafunc.parametrize(name, [wanted] if wanted else [quick, thorough])
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(1, 1 + (metafunc.config.getoption("--seeds", None) or 1)))


@pytest.fixture(scope="session")
def builds() -> Iterator[Builds]:
    """Builds in processes of their own."""
    with started_builds() as started:
        yield started


@pytest.fixture
def site(tmp_path: Path) -> Project:
    """The small site's project."""
    return make_site(tmp_path / "site")
