"""The small coalition of the core's tests, with what a partner takes along."""

from pathlib import Path

import pytest

from coalition.core.theme import Theme
from tests.core.conftest import make_site, read

__all__ = ["make_site", "read", "theme"]

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The repository's own theme."""
    return Theme([ROOT / "theme" / "templates"], ROOT)
