from pathlib import Path

import pytest

from coalition.core.theme import Theme

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def theme():
    """The theme of the repository."""
    return Theme([ROOT / "theme" / "templates"], ROOT)
