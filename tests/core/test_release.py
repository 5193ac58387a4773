"""The whole new tree takes the old one's place in one step, and nothing else is ever touched."""

from pathlib import Path

import pytest

from coalition.core.release import (
    MARKER,
    OutputRefusedError,
    Places,
    current_release,
    publish,
    refuse_unless_ours,
    swap,
)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "output")


def stage(places: Places, **files: str) -> None:
    places.staging.mkdir()
    for name, text in files.items():
        (places.staging / name).write_text(text)


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir()) if path.is_file()}


def test_the_first_release_makes_the_directory(places):
    stage(places, index="one")
    publish(places, "r1", ())
    assert held(places.output) == {MARKER: "r1\n", "index": "one"}
    assert not places.staging.exists()
    assert current_release(places.output) == "r1"


def test_the_next_takes_its_place_and_the_old_one_is_kept_beside_it(places):
    for name in ("one", "two", "three"):
        stage(places, index=name)
        publish(places, name, ())
    assert held(places.output)["index"] == "three"
    assert held(places.previous)["index"] == "two"
    assert sorted(path.name for path in places.output.parent.iterdir()) == [".output.previous", "output"]


def test_what_is_to_be_kept_moves_along(places):
    stage(places, index="one")
    publish(places, "r1", (".git",))
    (places.output / ".git").mkdir()
    (places.output / ".git" / "config").write_text("mine")
    (places.output / "leftover").write_text("x")
    stage(places, index="two")
    publish(places, "r2", (".git", "absent"))
    assert (places.output / ".git" / "config").read_text() == "mine"
    assert held(places.output) == {MARKER: "r2\n", "index": "two"}


def test_an_empty_directory_is_taken_over(places):
    places.output.mkdir()
    refuse_unless_ours(places.output, ())
    stage(places, index="one")
    publish(places, "r1", ())
    assert held(places.output)["index"] == "one"


def test_two_directories_are_exchanged(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(name)
    swap(tmp_path / "a", tmp_path / "b")
    assert (held(tmp_path / "a"), held(tmp_path / "b")) == ({"b": "b"}, {"a": "a"})


def test_where_nothing_can_be_exchanged_renames_do_it(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    test_two_directories_are_exchanged(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def refused(output: Path, *sources: Path) -> str:
    with pytest.raises(OutputRefusedError) as caught:
        refuse_unless_ours(output, sources)
    return str(caught.value).replace(str(output), "OUTPUT")


def test_a_directory_of_somebody_elses_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("x")
    assert refused(tmp_path) == "OUTPUT is not empty and was not written by this program: it is left alone"
    (tmp_path / MARKER).write_text("r1")
    refuse_unless_ours(tmp_path, ())


def test_sources_are_never_written_over(tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    assert refused(content, content) == "OUTPUT is a source of the site"
    assert refused(tmp_path, content) == "OUTPUT holds OUTPUT/content, a source of the site"
    assert refused(content / "output", content) == f"OUTPUT lies in {content}, a source of the site"
    refuse_unless_ours(tmp_path / "output", (content,))


def test_a_way_around_by_links_or_dots_is_seen_through(tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "link").symlink_to(content)
    assert "lies in" in refused(tmp_path / "link" / "output", content)
    assert "is a source" in refused(content / ".." / "content", content)


def test_what_cannot_be_exchanged_is_refused(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert refused(tmp_path / "link") == (
        "OUTPUT is a symbolic link, and a link cannot be replaced in one step"
    )
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path / "file") == "OUTPUT is not a directory"


def test_a_marker_that_is_no_text_names_no_release(tmp_path):
    (tmp_path / MARKER).write_bytes(b"\xff\xfe")
    assert current_release(tmp_path) == ""
    assert current_release(tmp_path / "none") == ""
