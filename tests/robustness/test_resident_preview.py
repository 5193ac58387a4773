"""A preview that stays in memory shows what a clean build would, after whatever edits."""

import os
import re
import shutil
from pathlib import Path
from random import Random

import pytest

from coalition.commands.project import load
from coalition.core.diagnostics import ContentError
from coalition.core.exit_codes import CONTENT, GOOD
from coalition.host.resident import Resident, Step
from coalition.host.stopwatch import Stopwatch
from tests.robustness import random_edits
from tests.robustness.builds import Builds
from tests.robustness.property import Tree, differences, made, restore, sources, whole_tree
from tests.robustness.random_edits import Editor
from tests.robustness.small_site import NEW_YEAR, picture
from tests.site.project import Project

# What the preview is not told of: it is told of edits to the sources.
_ELSEWHERE = frozenset({"caches_gone", "published_file"})
EDITS = tuple(edit for edit in random_edits.EDITS if edit.__name__ not in _ELSEWHERE)
ARTICLE = "content/articles/2025-02-02-the-bridge/index.md"


def overrides(output: Path) -> dict[str, object]:
    """The settings of `serve`. The index for searching is made beside the tree of a preview, not in it."""
    return {
        "COALITION_PREVIEW": True,
        "COALITION_SEARCH": False,
        "OUTPUT_PATH": str(output),
        "SITEURL": "http://127.0.0.1:8000",
    }


class Preview:
    """A resident preview of a project."""

    def __init__(self, site: Project) -> None:
        self.site = site
        self.output = site.path(".coalition/preview")
        self.resident = self._built()

    def _built(self) -> Resident:
        pelican = load(self.site.root, "pelicanconf.py", overrides(self.output))
        pelican.build_site(Stopwatch(lambda: 0.0))
        resident = pelican.resident()
        assert resident is not None
        list(resident.update(None))
        return resident

    def follow(self, before: Tree) -> list[Step]:
        """Show what is different in the sources from what they were `before`."""
        edited = [self.site.path(name) for name in differences(before, sources(self.site.root))]
        if any(path.suffix == ".py" for path in edited):
            self.resident = self._built()
            return []
        return list(self.resident.update(edited))

    def tree(self) -> Tree:
        self.resident.note()
        return whole_tree(self.output)


@pytest.fixture
def preview(site: Project, monkeypatch: pytest.MonkeyPatch) -> Preview:
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NEW_YEAR)
    return Preview(site)


def clean_tree(builds: Builds, site: Project, now: str) -> tuple[int, Tree]:
    clean = site.path("clean")
    shutil.rmtree(clean, ignore_errors=True)
    shutil.copytree(site.root, clean, symlinks=True, ignore=made)
    ended = builds.run(clean, now, overrides=overrides(clean / "output"))
    return ended.code, whole_tree(clean / "output")


def test_after_each_of_many_edits_the_preview_is_that_of_a_clean_build(
    builds: Builds, preview: Preview, monkeypatch: pytest.MonkeyPatch, shown_edits: int, seed: int
) -> None:
    site = preview.site
    editor = Editor(site, Random(seed))
    told: list[str] = []
    while len(told) < shown_edits:
        before = sources(site.root)
        edit = editor.chance.choice(EDITS)
        told.append(f"{edit.__name__}: {edit(editor)}")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", editor.now)
        code, wanted = clean_tree(builds, site, editor.now)
        assert code in (GOOD, CONTENT), told[-6:]
        if code == CONTENT:
            with pytest.raises(ContentError):
                preview.follow(before)
            broken = sources(site.root)
            restore(site.root, before)
            preview.follow(broken)
        else:
            preview.follow(before)
            assert differences(preview.tree(), wanted) == [], told[-6:]


def test_the_edited_page_comes_first_and_only_what_shows_it_is_made(preview: Preview) -> None:
    before = sources(preview.site.root)
    with preview.site.path(ARTICLE).open("a", encoding="utf-8") as article:
        article.write("\nOne more *line*.\n")
    first, last = preview.follow(before)
    assert first.paths == ("news/2025/the-bridge/index.html",)
    assert b"One more <em>line</em>." in (preview.output / first.paths[0]).read_bytes()
    assert last.tally
    assert last.tally.reused > last.tally.made > 1
    assert "topics/night/feed.atom.xml" in last.paths


def test_a_new_title_is_on_the_page_first_and_then_wherever_it_is_listed(preview: Preview) -> None:
    before = sources(preview.site.root)
    path = preview.site.path(ARTICLE)
    path.write_text(path.read_text().replace("title: ", "title: Anew ", 1))
    steps = preview.follow(before)
    assert steps[0].paths == ("news/2025/the-bridge/index.html",)
    assert {"index.html", "topics/night/index.html", "topics/night/feed.atom.xml"} <= set(steps[-1].paths)


def test_a_picture_that_a_text_shows_from_now_on_is_there_in_all_sizes(preview: Preview) -> None:
    before = sources(preview.site.root)
    with preview.site.path(ARTICLE).open("a", encoding="utf-8") as article:
        article.write("\n![A face](/images/people/lia-oak.png)\n")
    preview.follow(before)
    page = (preview.output / "news/2025/the-bridge/index.html").read_text(encoding="utf-8")
    names = set(re.findall(r"pictures/lia-oak-[\w.-]+", page))
    assert {name.rpartition(".")[2] for name in names} == {"avif", "webp", "png"}
    assert [name for name in names if not (preview.output / name).is_file()] == []


def test_another_picture_under_the_same_name_is_shown(preview: Preview) -> None:
    before = sources(preview.site.root)
    shown = (preview.output / "news/2025/the-bridge/index.html").read_text(encoding="utf-8")
    preview.site.path(ARTICLE).with_name("arch.png").write_bytes(picture(200, (7, 7)))
    preview.follow(before)
    page = (preview.output / "news/2025/the-bridge/index.html").read_text(encoding="utf-8")
    names = set(re.findall(r"pictures/arch-[\w.-]+", page))
    assert names
    assert names.isdisjoint(re.findall(r"pictures/arch-[\w.-]+", shown))
    assert [name for name in names if not (preview.output / name).is_file()] == []


def test_a_template_that_stands_in_for_the_themes_is_shown_and_so_is_its_end(
    site: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with site.path("pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('THEME_TEMPLATES_OVERRIDES = ["overrides"]\n')
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NEW_YEAR)
    preview = Preview(site)
    page, shown = preview.output / "index.html", []
    for words in ("Sleep well", None):
        before = sources(site.root)
        path = site.path("overrides/components/slogan.html")
        site.write("overrides/components/slogan.html", f"<b>{words}</b>") if words else path.unlink()
        preview.follow(before)
        shown.append("<b>Sleep well</b>" in page.read_text(encoding="utf-8"))
    assert shown == [True, False]


def test_a_mistake_leaves_the_last_good_page_and_the_next_edit_shows_it_mended(preview: Preview) -> None:
    path, page = preview.site.path(ARTICLE), preview.output / "news/2025/the-bridge/index.html"
    good, shown = sources(preview.site.root), page.read_bytes()
    path.write_text(path.read_text() + "\nSee [nothing](nowhere.md).\n")
    with pytest.raises(ContentError) as raised:
        preview.follow(good)
    assert "nowhere.md" in str(raised.value.report.errors)
    assert page.read_bytes() == shown
    broken = sources(preview.site.root)
    path.write_text(path.read_text().replace("[nothing](nowhere.md)", "nothing"))
    preview.follow(broken)
    assert b"See nothing." in page.read_bytes()


def test_what_was_written_before_a_template_failed_is_mended_when_the_edit_is_taken_back(
    preview: Preview,
) -> None:
    page = preview.output / "news/2025/the-bridge/index.html"
    good, shown = sources(preview.site.root), page.read_bytes()
    article = preview.site.path(ARTICLE)
    article.write_text(article.read_text().replace("title: ", "title: Anew ", 1))
    home = preview.site.path("theme/templates/home.html")
    home.write_text(home.read_text().replace("{% block content %}", "{% block content %}{{ this.nothing }}"))
    with pytest.raises(ContentError):
        preview.follow(good)
    assert b"Anew" in page.read_bytes()
    broken = sources(preview.site.root)
    restore(preview.site.root, good)
    preview.follow(broken)
    assert page.read_bytes() == shown


def test_the_next_build_begins_with_what_the_preview_left(preview: Preview, builds: Builds) -> None:
    before = sources(preview.site.root)
    path = preview.site.path(ARTICLE)
    path.write_text(path.read_text() + "\nOne more.\n")
    preview.follow(before)
    preview.resident.note()
    now = os.environ["SOURCE_DATE_EPOCH"]
    ended = builds.run(preview.site.root, now, overrides=overrides(preview.output))
    assert (ended.code, ended.out.partition(" is current")[0]) == (
        GOOD,
        "Nothing changed: .coalition/preview",
    )
