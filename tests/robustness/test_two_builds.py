"""Builds at the same time: of one output one wins; those of different outputs do not disturb each other."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.robustness.builds import Builds
from tests.robustness.processes import has_open, wait_until
from tests.robustness.property import Tree, whole_tree
from tests.robustness.small_site import NEW_YEAR, make_site
from tests.site.project import ROOT, Project, pelican_command

PREVIEW = """
import sys
from pathlib import Path
from coalition.commands.project import load
from coalition.commands.serve import _overrides

root = Path(sys.argv[1])
load(root, "pelicanconf.py", _overrides(root, "127.0.0.1", 8000)).run()
"""

Process = subprocess.Popen[str]
Start = Callable[[list[str]], Process]


@pytest.fixture
def start(site: Project) -> Iterator[Start]:
    """Return a function that starts a command in the project's folder."""
    running: list[Process] = []

    def started(command: list[str]) -> Process:
        process = subprocess.Popen(
            command,
            cwd=site.root,
            env={**os.environ, "SOURCE_DATE_EPOCH": NEW_YEAR, "PYTHONPATH": str(ROOT / "plugins")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        running.append(process)
        return process

    yield started
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.fixture(scope="session")
def clean(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """What a clean build makes."""
    site = make_site(tmp_path_factory.mktemp("clean") / "site")
    assert builds.run(site.root).code == 0
    return whole_tree(site.path("output"))


def is_locked(root: Path) -> bool:
    """Whether a build holds the lock of an output of the project."""
    for path in root.glob(".coalition/output-*/lock"):
        with path.open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return True
    return False


def stopped(process: Process, root: Path) -> None:
    """Stop the process and all that it forked in the middle of a build."""
    wait_until(lambda: is_locked(root), "it builds")
    os.killpg(process.pid, signal.SIGSTOP)
    assert is_locked(root)


def test_while_one_builds_another_says_so_in_a_line_and_ends_with_75(
    site: Project, start: Start, clean: Tree
) -> None:
    first = start(pelican_command())
    stopped(first, site.root)
    second = start(pelican_command())
    out, err = second.communicate(timeout=60)
    assert (second.returncode, out) == (75, "")
    assert err == "another build of this directory is running; try again when it has ended\n"
    os.killpg(first.pid, signal.SIGCONT)
    first.communicate(timeout=60)
    assert first.returncode == 0
    assert whole_tree(site.path("output")) == clean


def test_a_lock_that_is_let_go_of_a_moment_later_is_waited_for(
    site: Project, start: Start, builds: Builds, clean: Tree
) -> None:
    """The last process of a build that was killed may be there a moment longer than the build."""
    assert builds.run(site.root).code == 0
    (path,) = site.root.glob(".coalition/output-*/lock")
    with path.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        build = start(pelican_command())
        wait_until(lambda: has_open(build.pid, path), "it asks for the lock")
    out, err = build.communicate(timeout=60)
    assert build.returncode == 0, out + err
    assert whole_tree(site.path("output")) == clean


def test_of_many_that_start_at_once_each_builds_or_ends_with_75(
    site: Project, start: Start, clean: Tree
) -> None:
    several = [start(pelican_command()) for _ in range(4)]
    for process in several:
        process.communicate(timeout=120)
    codes = [process.returncode for process in several]
    assert set(codes) <= {0, 75}
    assert 0 in codes
    assert whole_tree(site.path("output")) == clean


def test_a_build_and_the_preview_neither_wait_for_nor_disturb_each_other(
    site: Project, start: Start, clean: Tree
) -> None:
    preview = start([sys.executable, "-c", PREVIEW, str(site.root)])
    stopped(preview, site.root)
    build = start(pelican_command())
    out, err = build.communicate(timeout=60)
    assert build.returncode == 0, err
    assert "damaged" not in out + err
    assert whole_tree(site.path("output")) == clean
    os.killpg(preview.pid, signal.SIGCONT)
    out, err = preview.communicate(timeout=60)
    assert preview.returncode == 0, err
    assert "damaged" not in out + err
    assert site.path(".coalition/preview/news/2027/noon/index.html").exists()
    assert whole_tree(site.path("output")) == clean


@pytest.mark.slow
def test_builds_and_previews_at_once_again_and_again_come_to_what_they_come_to_alone(
    site: Project, start: Start, builds: Builds
) -> None:
    for words in ("once", "twice", "thrice"):
        site.write("content/pages/about.md", f"---\ntitle: About\n---\n\nWe say it {words}.\n")
        both = [start(pelican_command()), start([sys.executable, "-c", PREVIEW, str(site.root)])]
        for process in both:
            out, err = process.communicate(timeout=60)
            assert process.returncode == 0, err
            assert "damaged" not in out + err
    found = {name: whole_tree(site.path(name)) for name in ("output", ".coalition/preview")}
    for cache in (".coalition", "output"):
        shutil.rmtree(site.path(cache))
    assert builds.run(site.root).code == 0
    overrides = {"COALITION_PREVIEW": True, "OUTPUT_PATH": str(site.path(".coalition/preview"))}
    assert builds.run(site.root, overrides={**overrides, "SITEURL": "http://127.0.0.1:8000"}).code == 0
    assert {name: whole_tree(site.path(name)) for name in found} == found
