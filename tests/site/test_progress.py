"""What a build says of itself while it goes on, and at its end."""

import os
import pty
import re
import subprocess
import sys

import pytest

from tests.site.project import GOLDEN, NOW, Project, Result
from tests.site.tree import names

FILES = len(names(GOLDEN / "expected"))
KITES = "content/articles/2023-11-11-kites-of-november.md"

WAITING = """\
from time import sleep
from pelican import signals

def register():
    signals.article_generator_init.connect(wait)

def wait(generator):
    sleep(1.1)
"""


def closing(result: Result) -> list[str]:
    """Return what a build said on the output stream, without the time that it took."""
    assert result.returncode == 0, result.stderr
    return [re.sub(r", \d+\.\d s\.$", ", … s.", line) for line in result.stdout.splitlines()]


HELD_BACK = [
    "Held back: content/articles/2025-02-02-half-a-thought.md (draft)",
    "Held back: content/articles/2031-01-01-a-later-afternoon.md (in the future)",
]


def test_the_closing_lines_count_what_was_done_and_name_what_is_not_there(golden: Project) -> None:
    assert closing(golden.tasks("build")) == [
        f"Built output: {FILES} files; {FILES} made, 0 reused, {FILES} written, 0 removed, … s.",
        *HELD_BACK,
    ]
    assert closing(golden.tasks("build")) == [
        f"Nothing changed: output is current ({FILES} files; 0 made, 0 written), … s.",
        *HELD_BACK,
    ]
    golden.replace("content/pages/join.md", "Leave the afternoon open", "Leave the evening open")
    assert closing(golden.tasks("build")) == [
        f"Built output: {FILES} files; 1 made, {FILES - 1} reused, 1 written, 0 removed, … s.",
        *HELD_BACK,
    ]


def test_files_that_are_gone_are_named(golden: Project) -> None:
    golden.tasks("build")
    golden.path(KITES).unlink()
    said = closing(golden.tasks("build"))
    removed = re.search(r"(\d+) removed", said[0])
    assert removed
    assert "Removed: news/2023/kites-of-november/index.html" in said
    assert sum(line.startswith("Removed: ") for line in said) == int(removed[1])


def test_of_many_files_that_are_gone_the_first_are_named(golden: Project) -> None:
    for number in range(30):
        golden.write(f"content/images/old/{number:02}.txt", "x\n")
    golden.tasks("build")
    for path in golden.path("content/images/old").iterdir():
        path.unlink()
    said = [line for line in closing(golden.tasks("build")) if line.startswith("Removed: ")]
    assert len(said) == 21
    assert (said[0], said[-1]) == ("Removed: images/old/00.txt", "Removed: 10 more")


def test_a_profile_tells_the_time_of_each_stage(golden: Project) -> None:
    lines = golden.tasks("build", "--profile").stdout.splitlines()[3:]
    stages = [re.fullmatch(r" +(\d+\.\d\d) s  ( *)(.*)", line) for line in lines]
    assert [stage and (len(stage[2]) // 2, stage[3]) for stage in stages] == [
        (0, "looking for changes"),
        (0, "reading, checking and planning"),
        (1, "reading partners.yaml"),
        (1, "reading texts"),
        (1, "measuring recordings"),
        (1, "reading transcripts"),
        (1, "looking at pictures"),
        (1, "converting texts"),
        (0, "rendering, writing and publishing"),
        (1, "making pictures"),
        (1, "rendering"),
        (1, "publishing"),
    ]


def told_to_a_terminal(project: Project, **environ: str) -> str:
    """Build with a terminal as the error stream, and return what was written to it."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "CI": "", "TERM": "xterm", **environ}
    command = [sys.executable, "tasks.py", "build"]
    with subprocess.Popen(
        command, cwd=project.root, env=environment, stdout=subprocess.DEVNULL, stderr=theirs
    ) as build:
        assert build.wait(60) == 0
    os.write(theirs, b"END")
    told = b""
    while not told.endswith(b"END"):
        told += os.read(ours, 1024)
    os.close(theirs)
    os.close(ours)
    return told.decode().removesuffix("END")


@pytest.fixture
def slow(golden: Project) -> Project:
    golden.write("others/waiting.py", WAITING)
    golden.set('PLUGIN_PATHS = ["plugins", "others"]; PLUGINS = [*PLUGINS, "waiting"]')
    return golden


def test_a_terminal_shows_how_far_a_long_build_is_and_keeps_nothing_of_it(slow: Project) -> None:
    told = told_to_a_terminal(slow)
    assert re.search(rf"\r\x1b\[2Krendering: \d+ of {FILES}", told)
    assert told.endswith("\r\x1b[2K")


def test_continuous_integration_is_told_nothing(slow: Project) -> None:
    assert told_to_a_terminal(slow, CI="true") == ""


def test_neither_is_what_is_no_terminal(slow: Project) -> None:
    assert slow.tasks("build").stderr == ""
