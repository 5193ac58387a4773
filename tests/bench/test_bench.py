"""The benchmark from end to end."""

import json
import shutil
from pathlib import Path

import pytest

from coalition.commands.bench import bench

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_both_tools_are_measured_on_the_same_site(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("plugins", "theme", "bench"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "results"))
    shutil.copyfile(ROOT / "pelicanconf.py", tmp_path / "pelicanconf.py")
    assert bench(tmp_path, articles=30, episodes=3, partners=5, runs=2) == 0
    printed = capfd.readouterr().out
    assert [line.split()[0] for line in printed.splitlines()[6:9]] == ["cold", "no", "one"]
    kept = json.loads((tmp_path / "bench" / "results" / "30-3-5.json").read_text())
    assert len(kept["measurements"]) == 2 * 2 * 3
    assert kept["files"]["coalition"]["articles"] == kept["files"]["pelican"]["articles"] == 30
    assert kept["files"]["coalition"]["episodes"] == kept["files"]["pelican"]["episodes"] == 3
    assert kept["files"]["coalition"]["people"] == kept["files"]["pelican"]["people"] == 5


def test_an_impossible_size_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench(ROOT, articles=0) == 2
    assert capsys.readouterr().err == "error: --articles must be at least 1, not 0\n"
