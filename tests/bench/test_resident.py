"""How the benchmark looks at a preview that somebody keeps up to date."""

import time
from pathlib import Path
from threading import Timer

import pytest

from bench import tools
from bench.generate import Sizes, newest_article
from bench.preview import Preview, ResidentError
from bench.resident import latencies

ROOT = Path(__file__).resolve().parents[2]
SIZES = Sizes(articles=4, episodes=1, partners=2)


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_this_programs_preview_answers_edits_of_a_body_and_of_a_title(tmp_path: Path) -> None:
    tools.OURS.lay_out(tmp_path, ROOT, SIZES)
    answers = list(latencies(tools.OURS, tmp_path, newest_article(SIZES), edits=1, quiet=0.3))
    assert [answer.edit for answer in answers] == ["body", "title"]
    assert all(0 < answer.page <= answer.consistent < 60 for answer in answers)
    shown = (tmp_path / ".coalition/preview/news/index.html").read_text(encoding="utf-8")
    assert "Edit 1 of the title" in shown


def test_a_text_is_waited_for_until_it_is_there(tmp_path: Path) -> None:
    start = time.monotonic()
    Timer(0.2, put, (tmp_path / "news" / "index.html", "<p>new</p>")).start()
    Preview(tmp_path, lambda: True).await_text("news/index.html", "new", patience=10)
    assert 0.2 <= time.monotonic() - start < 5


def test_waiting_ends_when_the_process_has_ended(tmp_path: Path) -> None:
    with pytest.raises(ResidentError, match=r"^the process ended$"):
        Preview(tmp_path, lambda: False).await_text("index.html", "new", patience=60)


def test_waiting_ends_when_patience_does(tmp_path: Path) -> None:
    with pytest.raises(ResidentError, match=r"^index\.html did not get “new” within 0 s$"):
        Preview(tmp_path, lambda: True).await_text("index.html", "new", patience=0.01)


def test_all_is_there_when_the_last_file_has_been_renamed_into_place(tmp_path: Path) -> None:
    put(tmp_path / "first.html", "")
    preview = Preview(tmp_path / "shown", lambda: True)
    put(preview.root / "index.html", "")
    time.sleep(0.2)
    moved = time.time()
    (tmp_path / "first.html").rename(preview.root / "first.html")
    assert preview.await_quiet(0.1) == pytest.approx(moved, abs=0.05)


def test_files_that_nobody_is_shown_are_not_waited_for(tmp_path: Path) -> None:
    put(tmp_path / "index.html", "")
    shown = (tmp_path / "index.html").stat().st_ctime
    time.sleep(0.1)
    put(tmp_path / ".marker", "")
    assert Preview(tmp_path, lambda: True).await_quiet(0.05) == shown
