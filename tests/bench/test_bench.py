"""The benchmark from end to end."""

import json
import shutil
from pathlib import Path

import pytest

from coalition.commands.bench import bench

ROOT = Path(__file__).resolve().parents[2]
FILES = ("articles", "episodes", "people", "partners", "feeds of topics")


@pytest.mark.slow
def test_both_tools_are_measured_on_the_same_site(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("plugins", "theme", "bench"):
        ignored = shutil.ignore_patterns("__pycache__", "results", ".tools")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    for name in ("pelicanconf.py", "tasks.py"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    assert bench(tmp_path, articles=3, episodes=1, partners=2, runs=1, edits=0, hugo=False) == 0
    printed = capfd.readouterr().out
    assert "\n| cold, wall " in printed
    assert "\nhugo: left out\nresident processes: left out\n" in printed
    kept = json.loads((tmp_path / "bench" / "results" / "3-1-2.json").read_text())
    assert len(kept["measurements"]) == 2 * 3 + 2
    assert "\n| search index, wall " in printed
    assert "\n| social cards, wall " in printed
    ours, theirs = kept["files"]["coalition"], kept["files"]["pelican"]
    assert [ours[kind] for kind in FILES] == [theirs[kind] for kind in FILES] == [3, 1, 2, 2, 6]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"articles": 0}, "--articles must be at least 1, not 0"),
        ({"edits": -1}, "--edits must be at least 0, not -1"),
        ({"sizes": "large"}, "--sizes is one of site, registry, podcast, not large"),
    ],
)
def test_what_cannot_be_measured_is_wrong_usage(
    options: dict[str, object], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench(ROOT, **options) == 2  # type: ignore[arg-type]
    assert capsys.readouterr().err == f"error: {said}\n"
