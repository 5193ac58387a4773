"""What is kept between builds: all that the last one had a use for, and not much more."""

from pathlib import Path

import pytest

from coalition.core.store import Store

TEXTS = {f"text {number}": b"t" for number in range(1500)}
BODIES = {f"body {number}": b"b" for number in range(1500)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def run(path: Path, *kinds: dict[str, bytes], new: dict[str, bytes]) -> list[int]:
    """Ask for each kind of value in turn, put what is new after the first, and say how many were there."""
    store = Store(path, print)
    found = []
    for kind in kinds:
        found.append(len(store.get(kind)))
        store.put(new)
    store.tidy()
    return found


def test_what_a_run_asks_for_later_is_not_forgotten_when_it_puts_something_first(path: Path) -> None:
    Store(path, print).put(TEXTS | BODIES)
    assert run(path, TEXTS, BODIES, new={"edited": b"e"}) == [1500, 1500]
    assert run(path, TEXTS, BODIES, new={"edited again": b"e"}) == [1500, 1500]


def test_what_nobody_asks_for_is_forgotten_when_there_is_much_of_it(path: Path) -> None:
    many = {f"old {number}": b"o" for number in range(3000)}
    Store(path, print).put(many | TEXTS)
    run(path, TEXTS, new={"edited": b"e"})
    store = Store(path, print)
    assert len(store.get(many)) == 0
    assert len(store.get(TEXTS)) == 1500
    assert store.get(["edited"]) == {"edited": b"e"}
