"""The small coalition of the core's tests, with pages of its own."""

from tests.core.conftest import make_site, read

__all__ = ["make_site", "read"]
