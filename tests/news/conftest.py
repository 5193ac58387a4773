"""The small coalition of the core's tests, with articles of its own."""

from tests.core.conftest import make_site, read

__all__ = ["make_site", "read"]
