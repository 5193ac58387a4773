"""Builds publish the index like other files: whole, linked where nothing changed, without what is gone."""

from pathlib import Path

import pytest

from tests.site.project import Project, copy_of_golden
from tests.site.tree import changes, states, tree

ARTICLE = "content/articles/2025-03-03-quokkas.md"
QUOKKA = "---\ntitle: Quokkas\n---\nA quokka naps in the afternoon.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = copy_of_golden(tmp_path / "site")
    project.set("COALITION_SEARCH = True")
    return project


def build(project: Project, *options: str) -> dict[str, bytes]:
    result = project.tasks("build", *options)
    assert (result.returncode, result.stderr) == (0, "")
    return tree(project.path("output"))


def index(files: dict[str, bytes]) -> set[str]:
    return {name for name in files if name.startswith("pagefind/")}


def test_an_edit_changes_the_index_and_taking_it_back_brings_the_old_one_and_nothing_else(
    project: Project,
) -> None:
    first = build(project)
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json", "pagefind/wasm.en.pagefind"} < index(
        first
    )
    project.write(ARTICLE, QUOKKA)
    edited = build(project)
    assert index(edited) - index(first)
    assert index(first) - index(edited)
    project.path(ARTICLE).unlink()
    assert build(project) == first
    assert changes(build(project, "--clean"), first) == set()


def test_a_clean_build_takes_no_picture_and_no_index_from_before(project: Project) -> None:
    first = build(project)
    kept = [project.path(f".coalition/{name}") for name in ("pictures", "search")]
    stale = [folder / "from-before" for folder in kept]
    for path in stale:
        path.write_text("stale", encoding="utf-8")
    assert changes(build(project), first) == set()
    assert all(path.exists() for path in stale)
    assert changes(build(project, "--clean"), first) == set()
    assert not any(path.exists() for path in stale)
    assert all(any(folder.iterdir()) for folder in kept)


def test_an_edit_of_what_is_not_indexed_leaves_all_files_of_the_index_as_they_are(project: Project) -> None:
    before = index(build(project))
    stood = states(project.path("output"))
    project.write("content/articles/2025-03-03-draft.md", QUOKKA.replace("Quokkas", "Quokkas\nstatus: draft"))
    project.replace("partners.yaml", "Afternoons & evenings that belong", "Evenings that belong")
    assert index(build(project)) == before
    stands = states(project.path("output"))
    assert {name: stands[name] for name in before} == {name: stood[name] for name in before}


def test_the_pelican_command_and_a_build_beside_other_plugins_publish_the_same(project: Project) -> None:
    ours = build(project)
    assert project.pelican("-o", "other").returncode == 0
    assert tree(project.path("other")) == ours
    project.write("own/quiet.py", "def register():\n    pass\n")
    project.set('PLUGIN_PATHS += ["own"]\nPLUGINS += ["quiet"]')
    beside = build(project)
    assert {name: beside[name] for name in index(beside)} == {name: ours[name] for name in index(ours)}


def test_without_search_nothing_of_pagefind_is_published_and_it_comes_back(project: Project) -> None:
    first = build(project)
    project.set("COALITION_SEARCH = False")
    assert index(build(project)) == set()
    project.set("COALITION_SEARCH = True")
    assert build(project) == first
