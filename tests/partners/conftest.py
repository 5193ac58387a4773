"""The small coalition of the core's tests, and views of its partners."""

from tests.core.conftest import make_site, read

__all__ = ["make_site", "read"]
