"""The small coalition of the core's tests, whose people have something to say."""

from tests.core.conftest import make_site, read

__all__ = ["make_site", "read"]
