"""Pictures that were made come back as they were, or not at all."""

from pathlib import Path

import pytest

from coalition.core.pictures.store import PictureStore

KEY, OTHER, THIRD = (digit * 32 for digit in "abc")


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def store(tmp_path: Path, said: list[str]) -> PictureStore:
    return PictureStore(tmp_path / "pictures", said.append, room=1_000)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_what_was_put_comes_back(store):
    store.put(KEY, b"a lamp")
    assert (store.get(KEY), store.get(OTHER)) == (b"a lamp", None)


def test_a_damaged_picture_is_told_of_once_and_made_anew(store, tmp_path, said):
    for key in (KEY, OTHER):
        store.put(key, b"a lamp")
    for path in (tmp_path / "pictures").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"q")
    assert (store.get(KEY), store.get(OTHER)) == (None, None)
    assert said == ["a picture in pictures was damaged, and is made anew"]
    assert files(tmp_path / "pictures") == []


def test_a_picture_under_the_name_of_another_one_is_not_taken_for_it(store, tmp_path):
    store.put(KEY, b"a lamp")
    folder = tmp_path / "pictures"
    (folder / "bb").mkdir()
    (folder / "aa" / KEY).rename(folder / "bb" / OTHER)
    assert store.get(OTHER) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path, said):
    (tmp_path / "pictures").write_text("no folder", encoding="utf-8")
    store = PictureStore(tmp_path / "pictures", said.append)
    store.put(KEY, b"a lamp")
    assert (store.get(KEY), said) == (None, [])


def test_what_nobody_uses_goes_when_it_takes_more_room_than_it_may(store, tmp_path):
    for key in (KEY, OTHER, THIRD):
        store.put(key, bytes(600))
    store.tidy([THIRD])
    assert THIRD in files(tmp_path / "pictures")
    assert len(files(tmp_path / "pictures")) == 2


def test_what_is_used_stays_however_much_it_is(store, tmp_path):
    for key in (KEY, OTHER, THIRD):
        store.put(key, bytes(600))
    store.tidy([KEY, OTHER, THIRD])
    assert len(files(tmp_path / "pictures")) == 3
