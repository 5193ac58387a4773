"""The small coalition of the core's tests, and Pagefind as it is installed."""

from pathlib import Path

import pytest

from coalition.search.pagefind import program
from tests.core.conftest import make_site, read

__all__ = ["make_site", "read"]


@pytest.fixture(scope="session")
def pagefind() -> Path:
    found = program()
    assert found, "Pagefind is not installed beside this Python"
    return found
