"""`clean` removes what builds and tools leave behind, and nothing that somebody wrote."""

from pathlib import Path

import pytest

from coalition.commands.clean import clean


@pytest.mark.parametrize(
    "cache", [".coalition", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"]
)
def test_caches_are_removed(tmp_path: Path, cache: str) -> None:
    (tmp_path / cache / "deep").mkdir(parents=True)
    (tmp_path / cache / "deep" / "file").touch()
    assert clean(tmp_path) == 0
    assert not (tmp_path / cache).exists()


def test_compiled_python_is_removed_and_sources_and_environment_stay(tmp_path: Path) -> None:
    module = tmp_path / "plugins" / "coalition" / "site.py"
    compiled = module.parent / "__pycache__" / "site.cpython-311.pyc"
    installed = tmp_path / ".venv" / "lib" / "__pycache__" / "x.pyc"
    for path in (module, compiled, installed):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert clean(tmp_path) == 0
    assert (module.exists(), compiled.exists(), installed.exists()) == (True, False, True)


def test_an_output_of_ours_is_removed(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / ".coalition-release").touch()
    assert clean(tmp_path) == 0
    assert not (tmp_path / "output").exists()


def test_an_output_of_somebody_else_stays_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "letter.txt").touch()
    assert clean(tmp_path) == 2
    assert (tmp_path / "output" / "letter.txt").exists()
    assert "left output/ alone" in capsys.readouterr().out


def test_what_a_link_points_to_stays(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".coalition-release").touch()
    root = tmp_path / "project"
    root.mkdir()
    (root / "output").symlink_to(elsewhere)
    (root / ".mypy_cache").symlink_to(elsewhere)
    assert clean(root) == 0
    assert list(root.iterdir()) == []
    assert (elsewhere / ".coalition-release").exists()
