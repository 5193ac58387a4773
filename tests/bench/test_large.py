"""Large sites of one kind of content, as the benchmark measures and prints them."""

import json
from pathlib import Path

import pytest

from bench.large import bench_large
from bench.media import transcript
from bench.podcast_size import podcast
from bench.registry_size import registry
from coalition.core.media.transcript import parse_transcript

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A place for results, with the code of the checkout."""
    for name in ("plugins", "theme", "pelicanconf.py", "tasks.py"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def kept(root: Path, name: str) -> dict[str, float]:
    figures = json.loads((root / "bench" / "results" / f"{name}.json").read_text())["figures"]
    return {one["name"]: one["value"] for one in figures}


def test_a_registry_is_read_and_its_directory_weighed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_large(root, registry(partners=20, people=5), runs=1) == 0
    printed = capsys.readouterr().out
    assert "\ndecode, relate and check, descriptions converted before " in printed
    assert printed.count(" reached\n") + printed.count(" MISSED\n") == 3
    figures = kept(root, "registry-20-5")
    assert 0 < figures["directory page, gzip"] < figures["directory page"] < 100


@pytest.mark.slow
def test_a_show_is_read_and_its_feed_made(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_large(root, podcast(episodes=103), runs=1) == 0
    printed = capsys.readouterr().out
    assert printed.count(" reached\n") + printed.count(" MISSED\n") == 2
    figures = kept(root, "podcast-103")
    assert (figures["pages of shows and episodes"], figures["pages of the feed"]) == (104, 2)
    assert 0 < figures["newest page of the feed"] < 1


def test_the_transcripts_are_well_formed_and_no_longer_than_the_recordings() -> None:
    text = transcript(["One.", "Two.", "Three."])
    read, wrong = parse_transcript(text, "transcript.vtt", length=2.0)
    assert wrong == ()
    assert [(cue.speaker, cue.text, cue.end) for cue in read.cues] == [
        ("Speaker 1", "One.", 0.666),
        ("Speaker 2", "Two.", 1.333),
        ("Speaker 1", "Three.", 2.0),
    ]
