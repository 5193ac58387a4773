"""A build makes what changed and nothing else, and its tree is always the one that a clean build makes."""

import random
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coalition.commands import build as command
from tests.one_quickly import one_quickly
from tests.site.edits import EDITS, GUEST, KETTLE, TEA, Edit
from tests.site.fresh import FreshBuilds
from tests.site.golden_site import EXPECTED
from tests.site.project import NOW, Project
from tests.site.tree import changes, names, states, tree

FILES = len(names(EXPECTED))
MARKER = ".coalition-release"

CleanTree = Callable[..., dict[str, bytes]]
Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let many builds follow one another in this process, as they do in the live preview's."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


def build(project: Project) -> Path:
    """Build here, upon what the last build left, and return the output."""
    assert command.build(project.root) == 0
    return project.path("output")


@pytest.fixture
def clean_tree(golden: Project, fresh: FreshBuilds) -> CleanTree:
    """Return a function that builds the project as it is now, in a place and a process of its own."""

    def make(now: str = NOW) -> dict[str, bytes]:
        copy = golden.root.with_name("clean")
        shutil.rmtree(copy, ignore_errors=True)
        left = shutil.ignore_patterns("output", ".output*", ".coalition", "__pycache__")
        shutil.copytree(golden.root, copy, symlinks=True, ignore=left)
        assert fresh.build(copy, now) == 0
        return tree(copy / "output")

    return make


def sources(project: Project) -> dict[str, bytes]:
    """Everything that an edit may touch."""
    folders = {
        f"{folder}/{name}": content
        for folder in ("content", "theme")
        for name, content in tree(project.path(folder)).items()
    }
    return folders | {name: project.path(name).read_bytes() for name in ("partners.yaml", "pelicanconf.py")}


def take_back(project: Project, before: dict[str, bytes]) -> None:
    """Undo edits."""
    for name in changes(before, sources(project)):
        if name in before:
            project.path(name).write_bytes(before[name])
        else:
            project.path(name).unlink()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_after_any_sequence_of_edits_the_tree_is_that_of_a_clean_build_and_taken_back_that_of_before(
    golden: Project, clean_tree: CleanTree, seed: int
) -> None:
    untouched, first = sources(golden), tree(build(golden))
    chance = random.Random(seed)
    edits = chance.sample(EDITS, len(EDITS))
    while edits:
        for _ in range(min(len(edits), chance.randint(1, 5))):
            edits.pop()(golden)
            build(golden)
        assert tree(golden.path("output")) == clean_tree()
    take_back(golden, untouched)
    assert tree(build(golden)) == first


def test_a_build_without_a_change_makes_and_writes_nothing_and_says_so(golden: Project) -> None:
    assert golden.tasks("build").returncode == 0
    output = golden.path("output")
    before, folder = states(output), output.stat()
    result = golden.tasks("build")
    assert result.returncode == 0
    said = rf"Nothing changed: output is current \({FILES} files; 0 made, 0 written\), \d+\.\d s\.\n"
    assert re.match(said, result.stdout)
    assert states(output) == before
    assert (output.stat().st_ino, output.stat().st_mtime_ns) == (folder.st_ino, folder.st_mtime_ns)


def test_after_an_edit_of_a_body_its_page_and_the_feeds_that_have_it_are_made_and_no_other_file_is_touched(
    golden: Project, capsys: Said
) -> None:
    first, before = tree(build(golden)), states(golden.path("output"))
    capsys.readouterr()
    golden.replace(KETTLE, "Pause\n:", "Rest\n:")
    second, after = tree(build(golden)), states(golden.path("output"))
    made = {
        "news/2024/a-kettle-of-ones-own/index.html",
        "feeds/all.rss.xml",
        "feeds/all.atom.xml",
        "feeds/all.json",
        "topics/tea/feed.rss.xml",
        "topics/tea/feed.atom.xml",
        "topics/naps/feed.rss.xml",
        "topics/naps/feed.atom.xml",
        "series/slow-things/feed.rss.xml",
        "series/slow-things/feed.atom.xml",
        "partners/quiet-desk-institute/feed.rss.xml",
        "partners/quiet-desk-institute/feed.atom.xml",
        "people/ina-brook/feed.rss.xml",
        "people/ina-brook/feed.atom.xml",
        "people/tom-reel/feed.rss.xml",
        "people/tom-reel/feed.atom.xml",
    }
    assert changes(first, second) == made | {MARKER}
    assert {name for name in before if after[name] != before[name]} == made | {MARKER}
    assert f": {FILES} files; 16 made, {FILES - 16} reused, 16 written, 0 removed," in capsys.readouterr().out


def test_an_edit_that_shows_nowhere_is_rendered_and_not_written(golden: Project, capsys: Said) -> None:
    before = states(build(golden))
    capsys.readouterr()
    golden.write("theme/templates/people.html", '{% extends "layout.html" %}\n{# the same #}\n')
    assert states(build(golden)) == before
    assert f": {FILES} files; 1 made, {FILES - 1} reused, 0 written, 0 removed," in capsys.readouterr().out


def test_content_that_was_copied_back_is_read_and_not_written(golden: Project, capsys: Said) -> None:
    before = states(build(golden))
    capsys.readouterr()
    content, copy = golden.path("content"), golden.path("copy")
    shutil.copytree(content, copy, copy_function=shutil.copyfile)
    shutil.rmtree(content)
    copy.rename(content)
    assert states(build(golden)) == before
    assert ", 0 written" in capsys.readouterr().out


def test_a_deleted_article_takes_its_page_its_pictures_and_their_folders_along(
    golden: Project, capsys: Said
) -> None:
    article = golden.write(
        "content/articles/2022-07-07-on-loan/index.md", "---\ntitle: On loan\n---\n\nHere.\n"
    )
    shutil.copyfile(golden.path(KETTLE).parent / "steam.png", article.parent / "steam.png")
    output = build(golden)
    assert names(output / "news/2022") == [
        "index.html",
        "on-loan/index.html",
        "on-loan/steam.png",
    ]
    capsys.readouterr()
    shutil.rmtree(article.parent)
    build(golden)
    assert " 4 removed," in capsys.readouterr().out
    assert not (output / "news/2022").exists()
    # The tree of two builds ago is the one that the next is made in.
    golden.replace(KETTLE, "Pause\n:", "Rest\n:")
    build(golden)
    assert not (output / "news/2022").exists()


def test_a_file_may_become_a_folder_and_a_file_again(golden: Project, clean_tree: CleanTree) -> None:
    plan = golden.write("content/images/plan", "a plan\n")
    first = tree(build(golden))
    plan.unlink()
    golden.write("content/images/plan/of-the-house.txt", "a house\n")
    assert tree(build(golden)) == clean_tree()
    shutil.rmtree(plan)
    golden.write("content/images/plan", "a plan\n")
    assert tree(build(golden)) == first


def test_a_text_is_published_when_its_day_has_come(
    golden: Project, clean_tree: CleanTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = build(golden) / "news/2031/a-later-afternoon/index.html"
    assert not page.exists()
    later = "1938038400"  # 2031-06-01
    monkeypatch.setenv("SOURCE_DATE_EPOCH", later)
    assert tree(build(golden)) == clean_tree(later)
    assert page.exists()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    one_quickly(
        [
            (TEA, "announces: tea-cart-union", "announces: tea-cart-onion"),
            (GUEST, "title:", "titel:"),
            ("partners.yaml", "short_name:", "short_name"),
            ("theme/templates/people.html", "{% extends", "{% extend"),
            ("theme/templates/topics.html", '{% extends "layout.html" %}', "{{ this.nothing }}"),
        ]
    ),
)
def test_a_mistake_leaves_the_site_as_it_was_and_mending_it_builds_on(
    golden: Project, clean_tree: CleanTree, name: str, old: str, new: str
) -> None:
    before = states(build(golden))
    # A page that is made before the one that fails.
    golden.replace("content/pages/about.md", "Who we are:", "Who we may be:")
    golden.replace(name, old, new)
    assert command.build(golden.root) == 1
    assert states(golden.path("output")) == before
    golden.replace(name, new, old)
    assert tree(build(golden)) == clean_tree()


def _no_output(project: Project) -> None:
    shutil.rmtree(project.path("output"))


def _no_previous_output(project: Project) -> None:
    shutil.rmtree(project.path(".output.previous"))


def _no_state(project: Project) -> None:
    shutil.rmtree(project.path(".coalition"))


def _damaged_state(project: Project) -> None:
    for path in project.path(".coalition").rglob("*"):
        if path.is_file():
            path.write_bytes(b"{damaged}")


def _cut_state(project: Project) -> None:
    for path in project.path(".coalition").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _missing_page(project: Project) -> None:
    project.path("output/about/index.html").unlink()


def _missing_folder(project: Project) -> None:
    shutil.rmtree(project.path("output/podcasts"))


def _edited_page(project: Project) -> None:
    project.path("output/about/index.html").write_text("<p>By hand", encoding="utf-8")


def _unfinished_build(project: Project) -> None:
    shutil.copytree(project.path("output"), project.path(".output.next"))
    project.path(".output.next/index.html").write_text("<p>Half a", encoding="utf-8")


@pytest.mark.parametrize(
    "damage",
    one_quickly(
        [
            _no_output,
            _no_previous_output,
            _no_state,
            _damaged_state,
            _cut_state,
            _missing_page,
            _missing_folder,
            _edited_page,
            _unfinished_build,
        ]
    ),
    ids=lambda damage: damage.__name__.strip("_"),
)
def test_whatever_happened_to_the_output_or_the_caches_the_next_build_is_right(
    golden: Project, clean_tree: CleanTree, damage: Edit
) -> None:
    first = tree(build(golden))
    golden.replace(KETTLE, "Pause\n:", "Rest\n:")
    build(golden)
    golden.replace(KETTLE, "Rest\n:", "Pause\n:")
    build(golden)
    damage(golden)
    assert tree(build(golden)) == first
    golden.replace(KETTLE, "Pause\n:", "Rest\n:")
    assert tree(build(golden)) == clean_tree()
