"""The small coalition of the core's tests, as search engines find it."""

from tests.core.conftest import make_site, read

__all__ = ["make_site", "read"]
