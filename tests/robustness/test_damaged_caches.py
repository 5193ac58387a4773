"""Whatever happens to the store or to a manifest, the build is right and says in a line what it saw."""

import json
import math
import os
import pickle
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Any

import pytest

from coalition.core.fingerprint import digest
from tests.one_quickly import one_quickly
from tests.robustness.builds import Builds
from tests.robustness.property import Tree, whole_tree
from tests.robustness.small_site import BRIDGE, make_site
from tests.site.project import Project

Damage = Callable[[Path], object]

DAMAGED = "store.sqlite was damaged; what it held is computed anew"
UNUSABLE = "store.sqlite cannot be used, and nothing is kept: unable to open database file"


def edit(site: Project) -> None:
    """A change after which much is read again and little is made: one text is another."""
    site.replace(f"{BRIDGE}/index.md", "It stands.", "It stood.")


@pytest.fixture(scope="session")
def edited(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """What a clean build makes of the edited site."""
    site = make_site(tmp_path_factory.mktemp("clean") / "site")
    edit(site)
    assert builds.run(site.root).code == 0
    return whole_tree(site.path("output"))


def said(out: str) -> list[str]:
    """What a build says beyond what it always says."""
    usual = ("Built ", "Nothing changed", "Held back: ", "Removed: ")
    return [line for line in out.splitlines() if not line.startswith(usual)]


def execute(store: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(store)) as database, database:
        database.execute(statement, values)


def rows(store: Path) -> list[tuple[str, bytes]]:
    with closing(sqlite3.connect(store)) as database:
        return list(database.execute("SELECT key, value FROM entry"))


def sealed(key: str, value: bytes) -> bytes:
    """A value as the store would have it: the seal is against accidents and holds no secret."""
    return blake2b(value, digest_size=16, key=key.encode()[:64]).digest() + value


def truncated(store: Path) -> None:
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])


def junk(store: Path) -> None:
    store.write_bytes(Random(1).randbytes(20_000))


def flipped_byte_in_each_value(store: Path) -> None:
    for key, value in rows(store):
        execute(store, "UPDATE entry SET value = ? WHERE key = ?", value[:-1] + bytes([value[-1] ^ 1]), key)


def values_that_are_no_bytes(store: Path) -> None:
    execute(store, "UPDATE entry SET value = 7")


def empty_values(store: Path) -> None:
    execute(store, "UPDATE entry SET value = x''")


def swapped_values(store: Path) -> None:
    (one, its), (other, others), *_ = rows(store)
    execute(store, "UPDATE entry SET value = ? WHERE key = ?", others, one)
    execute(store, "UPDATE entry SET value = ? WHERE key = ?", its, other)


def sealed_values_of_another_kind(store: Path) -> None:
    for key, _ in rows(store):
        execute(store, "UPDATE entry SET value = ? WHERE key = ?", sealed(key, b'{"html": 1}'), key)


def another_table(store: Path) -> None:
    store.unlink()
    execute(store, "CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT, made REAL)")


def table_of_an_older_version(store: Path) -> None:
    execute(store, "ALTER TABLE entry RENAME COLUMN value TO pickled")


@pytest.mark.parametrize(
    "damage",
    one_quickly(
        [
            truncated,
            junk,
            flipped_byte_in_each_value,
            values_that_are_no_bytes,
            empty_values,
            swapped_values,
            sealed_values_of_another_kind,
            another_table,
            table_of_an_older_version,
        ]
    ),
)
def test_a_damaged_store_is_told_in_a_line_and_made_anew(
    builds: Builds, site: Project, edited: Tree, damage: Damage
) -> None:
    builds.run(site.root)
    store = site.path(".coalition/store.sqlite")
    damage(store)
    edit(site)
    ended = builds.run(site.root)
    assert (ended.code, said(ended.out)) == (0, [DAMAGED])
    assert whole_tree(site.path("output")) == edited
    site.replace(f"{BRIDGE}/index.md", "It stood.", "It falls.")
    assert said(builds.run(site.root).out) == []
    assert len(rows(store)) > 10


def nothing(store: Path) -> None:
    store.unlink()


def empty_file(store: Path) -> None:
    store.write_bytes(b"")


@pytest.mark.parametrize("absence", one_quickly([nothing, empty_file]))
def test_an_absent_or_empty_store_is_filled_without_a_word(
    builds: Builds, site: Project, edited: Tree, absence: Damage
) -> None:
    builds.run(site.root)
    store = site.path(".coalition/store.sqlite")
    absence(store)
    edit(site)
    ended = builds.run(site.root)
    assert (ended.code, said(ended.out)) == (0, [])
    assert whole_tree(site.path("output")) == edited
    assert len(rows(store)) > 10


@pytest.mark.slow
def test_a_byte_that_is_other_anywhere_in_the_store_never_reaches_the_site(
    builds: Builds, site: Project, edited: Tree
) -> None:
    builds.run(site.root)
    store = site.path(".coalition/store.sqlite")
    whole = store.read_bytes()
    edit(site)
    chance = Random(1)
    for _ in range(8):
        position = chance.randrange(len(whole))
        store.write_bytes(whole[:position] + bytes([whole[position] ^ 255]) + whole[position + 1 :])
        ended = builds.run(site.root)
        assert ended.code == 0
        assert said(ended.out) in ([], [DAMAGED])
        assert whole_tree(site.path("output")) == edited
        site.path("output/index.html").unlink()


def directory(store: Path) -> None:
    store.unlink()
    (store / "more").mkdir(parents=True)


def dangling_link(store: Path) -> None:
    store.unlink()
    store.symlink_to("no/such/folder/store.sqlite")


def unreadable(store: Path) -> None:
    store.chmod(0)


FOR_ALL_BUT_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root reads whatever the mode says")


@pytest.mark.parametrize(
    "obstacle", [directory, dangling_link, pytest.param(unreadable, marks=FOR_ALL_BUT_ROOT)]
)
def test_where_no_store_can_be_kept_the_build_says_so_in_a_line(
    builds: Builds, site: Project, edited: Tree, obstacle: Damage
) -> None:
    builds.run(site.root)
    obstacle(site.path(".coalition/store.sqlite"))
    edit(site)
    ended = builds.run(site.root)
    assert (ended.code, said(ended.out)) == (0, [UNUSABLE])
    assert whole_tree(site.path("output")) == edited


class Bomb:
    """Writes a file when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.write_text, (self._mark, "boom"))


def test_nothing_in_the_store_is_executed(
    builds: Builds, site: Project, edited: Tree, tmp_path: Path
) -> None:
    builds.run(site.root)
    store, mark = site.path(".coalition/store.sqlite"), tmp_path / "mark"
    bomb = pickle.dumps(Bomb(mark))
    for key, _ in rows(store):
        execute(store, "UPDATE entry SET value = ? WHERE key = ?", sealed(key, bomb), key)
    edit(site)
    ended = builds.run(site.root)
    assert not mark.exists()
    assert (ended.code, said(ended.out)) == (0, [DAMAGED])
    assert whole_tree(site.path("output")) == edited
    pickle.loads(bomb)
    assert mark.exists(), "the bomb is none"


# Manifests


def manifest_of(site: Project) -> Path:
    (found,) = site.path(".coalition").glob("output-*/*.json")
    return found


def cut(manifest: Path) -> None:
    manifest.write_bytes(manifest.read_bytes()[:-100])


def emptied(manifest: Path) -> None:
    manifest.write_bytes(b"")


def no_text(manifest: Path) -> None:
    manifest.write_bytes(b"\xff\xfe\0")


def of_another_release(manifest: Path) -> None:
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('"pages/', '"leaves/').replace('"index.html"', '"inbox.html"'))


OTHER_JSON: tuple[object, ...] = (None, 7, "text", [], {}, {"version": 3})


def other_json(value: object) -> Damage:
    def damage(manifest: Path) -> None:
        manifest.write_text(json.dumps(value), encoding="utf-8")

    damage.__name__ = f"json_{type(value).__name__}"
    return damage


def a_folder(manifest: Path) -> None:
    manifest.unlink()
    manifest.mkdir()


@pytest.mark.parametrize(
    "damage",
    one_quickly(
        [
            cut,
            emptied,
            no_text,
            of_another_release,
            a_folder,
            *(other_json(value) for value in OTHER_JSON),
        ]
    ),
)
def test_a_damaged_manifest_is_told_in_a_line_and_everything_is_built_anew(
    builds: Builds, site: Project, edited: Tree, damage: Damage
) -> None:
    builds.run(site.root)
    damage(manifest_of(site))
    edit(site)
    ended = builds.run(site.root)
    assert ended.code == 0
    assert len(said(ended.out)) == 1
    assert said(ended.out)[0].endswith("; everything is built anew")
    assert whole_tree(site.path("output")) == edited
    assert said(builds.run(site.root).out) == []


@pytest.mark.slow
def test_a_byte_that_is_other_anywhere_in_a_manifest_is_noticed(
    builds: Builds, site: Project, edited: Tree
) -> None:
    builds.run(site.root)
    manifest = manifest_of(site)
    whole = manifest.read_bytes()
    edit(site)
    chance = Random(1)
    for _ in range(8):
        position = chance.randrange(len(whole))
        manifest.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        ended = builds.run(site.root)
        assert ended.code == 0
        assert said(ended.out) == [f"{manifest.name} is damaged; everything is built anew"]
        assert whole_tree(site.path("output")) == edited
        site.path("output/.coalition-release").write_text(f"{manifest.stem}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "value"),
    one_quickly(
        [
            ("version", "5"),
            ("entries", []),
            ("entries", {"index.html": [1, 2, 3]}),
            ("entries", {"index.html": [1, 2]}),
            ("files", {"index.html": [math.inf, 0]}),
            ("files", {"index.html": [1]}),
            ("entries", {"index.html": ["a", "b", "c", ["e"]]}),
            ("entries", {"index.html": ["a", "b", "c", [10**9]]}),
            ("entries", {"index.html": []}),
            ("questions", [1, 2]),
            ("questions", None),
            ("occasion", {"until": "tomorrow"}),
            ("occasion", 7),
        ]
    ),
)
def test_a_manifest_that_holds_what_it_never_holds_is_told_in_a_line(
    builds: Builds, site: Project, edited: Tree, key: str, value: object
) -> None:
    builds.run(site.root)
    manifest = manifest_of(site)
    parts = [json.loads(line) for line in manifest.read_bytes().split(b"\n")[1:]]
    changed = "\n".join(json.dumps({**part, key: value} if key in part else part) for part in parts).encode()
    manifest.write_bytes(digest(changed).encode() + b"\n" + changed)
    edit(site)
    ended = builds.run(site.root)
    assert ended.code == 0
    assert len(said(ended.out)) == 1
    assert said(ended.out)[0].endswith("; everything is built anew")
    assert whole_tree(site.path("output")) == edited


def test_a_manifest_whose_numbers_were_exchanged_is_not_believed(
    builds: Builds, site: Project, edited: Tree
) -> None:
    """What a view asked is kept by numbers: with others, it would look current when it is not."""
    builds.run(site.root)
    manifest = manifest_of(site)
    *head, rest = manifest.read_text(encoding="utf-8").split("\n")
    value: Any = json.loads(rest)
    for fields in value["entries"].values():
        if len(fields) == 4:
            fields[3] = [0]
    manifest.write_text("\n".join([*head, json.dumps(value, separators=(",", ":"))]), encoding="utf-8")
    edit(site)
    ended = builds.run(site.root)
    assert ended.code == 0
    assert said(ended.out) == [f"{manifest.name} is damaged; everything is built anew"]
    assert whole_tree(site.path("output")) == edited
