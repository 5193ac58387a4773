"""The index: the same for the same texts, made only when they are others, and kept whole or not at all."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from coalition.core.site import Site
from coalition.search.indexing import index_of
from coalition.search.kept_indexes import Index, keep_index, kept_index
from coalition.search.pagefind import PagefindError
from tests.core.conftest import REGISTRY, article
from tests.site.tree import names, tree

MakeSite = Callable[..., Site]

NAPS = "content/articles/2025-01-01-naps.md"
HATS = {f"content/articles/2025-02-{day:02}-hat.md": article("Hat", topics="hats") for day in range(1, 20)}
EMPTY = "version: 1\ncoalition: {name: Nobody}\n"


class Runs:
    """Makes indexes, and counts how often Pagefind had to run for one."""

    def __init__(self, pagefind: Path) -> None:
        self._pagefind = pagefind
        self.count = 0

    def index(self, site: Site) -> Index:
        index = index_of(site, self._pagefind, self._started)
        assert index is not None
        return index

    def _started(self, process: "subprocess.Popen[str]") -> None:
        self.count += 1


@pytest.fixture
def runs(pagefind: Path) -> Runs:
    return Runs(pagefind)


def test_the_same_texts_make_the_same_index_to_the_byte(
    make_site: MakeSite, pagefind: Path, tmp_path: Path
) -> None:
    site = make_site({NAPS: article(topics="[naps, hats]", partners="moon-guild"), **HATS})
    trees = []
    for _ in range(4):
        index = index_of(site, pagefind)
        assert index is not None
        trees.append(tree(index.folder))
        (tmp_path / ".coalition/search").rename(tmp_path / f"gone-{len(trees)}")
    assert trees[0] == trees[1] == trees[2] == trees[3]


def test_nothing_is_published_of_pagefind_but_what_search_loads(make_site: MakeSite, runs: Runs) -> None:
    index = runs.index(make_site({NAPS: article()}))
    suffixes = {Path(name).suffix or name for name in index.files}
    assert suffixes == {".js", ".json", ".pagefind", ".pf_filter", ".pf_fragment", ".pf_index", ".pf_meta"}
    assert [name for name in index.files if name.endswith(".js")] == ["pagefind.js"]
    assert list(index.files) == names(index.folder)


def test_pagefind_runs_when_what_is_indexed_is_another_and_never_twice_for_the_same(
    make_site: MakeSite, runs: Runs
) -> None:
    first = runs.index(make_site({NAPS: article()}))
    assert runs.index(make_site({NAPS: article()})) == first
    assert runs.count == 1
    second = runs.index(make_site({NAPS: article(text="Wake up.")}))
    assert runs.count == 2
    assert set(second.files) != set(first.files)
    assert runs.index(make_site({NAPS: article()})) == first
    assert runs.index(make_site({NAPS: article(text="Wake up.")})) == second
    assert runs.count == 2


def test_what_is_not_indexed_makes_no_other_index(make_site: MakeSite, runs: Runs) -> None:
    first = runs.index(make_site({NAPS: article()}))
    draft = {"content/articles/2025-05-05-draft.md": article(status="draft")}
    again = make_site(
        {NAPS: article(), **draft}, REGISTRY.replace("joined: 2019", "joined: 2018"), preview=True
    )
    assert (runs.index(again), runs.count) == (first, 1)


def test_an_index_of_which_a_file_is_damaged_or_gone_is_made_anew(make_site: MakeSite, runs: Runs) -> None:
    site = make_site({NAPS: article()})
    index = runs.index(site)
    whole = tree(index.folder)
    (index.folder / "pagefind.js").write_text("damaged", encoding="utf-8")
    assert tree(runs.index(site).folder) == whole
    (index.folder / "pagefind-entry.json").unlink()
    assert tree(runs.index(site).folder) == whole
    (index.folder.parent / "files.json").write_bytes(b'0\n{"pagefind.js":["x"]}')
    assert tree(runs.index(site).folder) == whole
    assert runs.count == 4


def test_a_site_of_nothing_has_no_index(make_site: MakeSite, pagefind: Path) -> None:
    assert index_of(make_site({}, EMPTY), pagefind) is None


def test_pagefinds_own_words_tell_why_there_is_no_index(make_site: MakeSite, tmp_path: Path) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text(
        '#!/bin/sh\n[ "$1" = --version ] || { echo out of memory; exit 3; }\n', encoding="utf-8"
    )
    broken.chmod(0o755)
    with pytest.raises(PagefindError, match=r"^out of memory$"):
        index_of(make_site({NAPS: article()}), broken)
    assert names(tmp_path / ".coalition/search") == []
    with pytest.raises(PagefindError, match="No such file"):
        index_of(make_site({NAPS: article()}), tmp_path / "nowhere")


def test_an_index_in_a_form_that_is_not_known_is_none(make_site: MakeSite, tmp_path: Path) -> None:
    """As a later Pagefind may write it."""
    later = tmp_path / "pagefind"
    later.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && exit\nmkdir -p "$5"\n'
        'echo "{\\"languages\\":{\\"en\\":{\\"hash\\":\\"en_1\\"}}}" > "$5/pagefind-entry.json"\n',
        encoding="utf-8",
    )
    later.chmod(0o755)
    with pytest.raises(PagefindError, match="its version writes an index in a form that is not known"):
        index_of(make_site({NAPS: article()}), later)


def write_one(pages: Path, index: Path) -> None:
    index.mkdir()
    (index / "one").write_text("1", encoding="utf-8")


def test_only_the_indexes_that_were_used_last_are_kept(tmp_path: Path) -> None:
    for number, key in enumerate("abcd"):
        keep_index(tmp_path, key, write_one)
        os.utime(tmp_path / key, (number, number))
    assert kept_index(tmp_path, "a") is not None
    keep_index(tmp_path, "e", write_one)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c", "d", "e"]


def test_what_a_killed_build_has_left_is_removed_in_time(tmp_path: Path) -> None:
    (tmp_path / ".making-old/pages").mkdir(parents=True)
    (tmp_path / ".making-now/pages").mkdir(parents=True)
    os.utime(tmp_path / ".making-old", (1, 1))
    keep_index(tmp_path, "a", write_one)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".making-now", "a"]
    assert kept_index(tmp_path, ".making-now") is None
