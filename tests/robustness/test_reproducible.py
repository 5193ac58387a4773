"""The same sources make the same tree, whoever builds it, where, when and with what around."""

import os
import random
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.one_quickly import one_quickly
from tests.robustness.builds import Builds
from tests.robustness.property import Tree, differences, whole_tree
from tests.robustness.small_site import NEW_YEAR, make_site
from tests.site.project import Project


@pytest.fixture(scope="session")
def usual(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The tree of a build with nothing special about it."""
    site = make_site(tmp_path_factory.mktemp("usual") / "site")
    assert builds.run(site.root, umask=0o022).code == 0
    return whole_tree(site.path("output"))


def tree_of(builds: Builds, site: Project, **order: Any) -> Tree:
    ended = builds.run(site.root, **order)
    assert ended.code == 0, ended.err
    return whole_tree(site.path("output"))


@pytest.mark.parametrize(
    "environment",
    one_quickly(
        [
            {"TZ": "Pacific/Kiritimati"},
            {"TZ": "Pacific/Pago_Pago"},
            {"LC_ALL": "C"},
            {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
            {"HOME": "/nonexistent"},
            {"COLUMNS": "20", "TERM": "dumb"},
        ]
    ),
    ids=str,
)
def test_time_zone_and_locale_of_the_machine_do_not_matter(
    builds: Builds, site: Project, usual: Tree, environment: Mapping[str, str]
) -> None:
    assert differences(tree_of(builds, site, environment=environment), usual) == []


@pytest.mark.parametrize("hash_seed", one_quickly(["0", "1", "4294967295"]))
@pytest.mark.parametrize("locale", one_quickly(["C", "C.UTF-8"]))
def test_the_order_of_sets_and_the_encoding_of_the_machine_do_not_matter(
    site: Project, usual: Tree, hash_seed: str, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are settled when Python starts: here it is started."""
    monkeypatch.setenv("PYTHONHASHSEED", hash_seed)
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setenv("PYTHONUTF8", "0")
    result = site.pelican(now=NEW_YEAR)
    assert result.returncode == 0, result.stderr
    assert differences(whole_tree(site.path("output")), usual) == []


@pytest.mark.parametrize("umask", one_quickly([0o077, 0o000, 0o022, 0o027]))
def test_files_are_readable_by_all_and_writable_by_their_owner_whatever_the_umask(
    builds: Builds, site: Project, usual: Tree, umask: int
) -> None:
    tree = tree_of(builds, site, umask=umask)
    assert {value.split(b" ")[0] for name, value in tree.items() if value.endswith(b" folder")} == {b"755"}
    assert {value.split(b" ")[0] for value in tree.values() if not value.endswith(b" folder")} == {b"644"}
    assert differences(tree, usual) == []
    site.replace("content/pages/about.md", "Who we are", "Who we were")
    before = tree
    tree = tree_of(builds, site, umask=umask)
    written = [name for name in differences(tree, before) if name in tree]
    assert {tree[name].split(b" ")[0] for name in written} == {b"644"}


def test_drafts_that_are_kept_between_builds_stay_as_private_as_the_umask_wants(
    builds: Builds, site: Project
) -> None:
    tree_of(builds, site, umask=0o077)
    assert site.path(".coalition").stat().st_mode & 0o077 == 0


def test_the_directory_does_not_matter(builds: Builds, tmp_path: Path, usual: Tree) -> None:
    site = make_site(tmp_path / "another place, ünder a name with % & blanks" / "x")
    assert differences(tree_of(builds, site), usual) == []


def test_times_and_order_of_files_do_not_matter(
    builds: Builds, site: Project, tmp_path: Path, usual: Tree
) -> None:
    chance = random.Random(1)
    copy = Project(tmp_path / "copy")
    paths = [path for path in site.root.rglob("*") if path.is_file() and not path.is_symlink()]
    chance.shuffle(paths)
    for path in paths:
        new = copy.path(path.relative_to(site.root).as_posix())
        new.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, new)
        moment = chance.randint(0, 2 * 10**9)
        os.utime(new, (moment, moment))
    copy.path("plugins").symlink_to(site.path("plugins").resolve())
    assert differences(tree_of(builds, copy), usual) == []


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="cores cannot be taken from a process here")
def test_the_number_of_cores_does_not_matter(
    builds: Builds, site: Project, tmp_path: Path, usual: Tree
) -> None:
    cores = sorted(os.sched_getaffinity(0))
    assert differences(tree_of(builds, site, cores=(cores[0],)), usual) == []
    other = make_site(tmp_path / "other")
    assert differences(tree_of(builds, other, cores=tuple(cores)), usual) == []


def test_a_build_a_day_later_for_the_same_moment_is_the_same(
    builds: Builds, site: Project, usual: Tree
) -> None:
    later = tree_of(builds, site, plant="the_clock_is_a_day_ahead")
    assert differences(later, usual) == []


def test_without_a_moment_given_the_clock_is_read_and_never_written(
    builds: Builds, site: Project, tmp_path: Path
) -> None:
    now = tree_of(builds, site, now="")
    other = make_site(tmp_path / "other")
    assert differences(tree_of(builds, other, now="", plant="the_clock_is_a_minute_ahead"), now) == []
