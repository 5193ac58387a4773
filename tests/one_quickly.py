"""Many cases of one behaviour: the first in every run of the tests, the others in continuous integration."""

from collections.abc import Sequence
from typing import Any

import pytest


def one_quickly(cases: Sequence[Any]) -> list[Any]:
    """Return the cases for `parametrize`, all but the first marked as slow."""
    first, *others = cases
    return [first, *(_slow(case) for case in others)]


def _slow(case: Any) -> Any:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.slow)
