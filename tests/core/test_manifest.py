"""What the last build wrote is known to the next, or known not to be known."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition.core.diagnostics import Place
from coalition.core.manifest import (
    Entry,
    Head,
    Manifest,
    Occasion,
    Published,
    Viewed,
    Written,
    is_intact,
    manifest_path,
    published,
    save_manifest,
    unseal,
)
from coalition.core.release import MARKER
from coalition.core.rules import catalog

WARNING = catalog.MISSING_ALT.at(Place("a.md", 1, 2, 3), "no text", "add alt:", Place("b.md"))
MANIFEST = Manifest(
    {
        "index.html": Entry("f", "c", 10, 20, Viewed("a", "v", (0, 1))),
        "é.png": Entry("g", "d", 30, 40),
    },
    (("articles", "t"), ("people[]\x1fada", "u")),
    Occasion("i", "c", 1.5, 2.5, ("a.md (draft)",), (WARNING,)),
)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = manifest_path(tmp_path, MANIFEST.release)
    save_manifest(path, MANIFEST)
    return path


def test_a_manifest_is_read_as_it_was_kept(saved):
    assert unseal(saved, MANIFEST.release).opened() == Published(MANIFEST.release, MANIFEST)


def test_its_head_is_read_alone(saved):
    head = Head(MANIFEST.occasion, {"index.html": Written(10, 20, "c"), "é.png": Written(30, 40, "d")})
    assert unseal(saved, MANIFEST.release).head == head


def test_where_there_is_none_nothing_is_said(tmp_path):
    found = unseal(tmp_path / "none.json", "x")
    assert (found.head, found.opened()) == (None, Published("x"))


def test_one_of_another_release_is_not_used(saved):
    found = unseal(saved, "other")
    assert (found.head, found.opened().manifest) == (None, Manifest())
    assert found.note.endswith("everything is built anew")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_one_is_noticed_whatever_the_damage(saved, data):
    good = saved.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    damaged = data.draw(
        st.sampled_from(
            [good[:at], good[:at] + b"x" + good[at:], good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :]]
        )
    )
    saved.write_bytes(damaged)
    try:
        found = unseal(saved, MANIFEST.release)
    finally:
        saved.write_bytes(good)
    assert (found.head, found.opened().manifest) == (None, Manifest())
    assert found.note == f"{saved.name} is damaged; everything is built anew"


def test_nothing_in_it_can_run(saved):
    _, head, rest = saved.read_bytes().split(b"\n")
    assert set(json.loads(head)) == {"version", "release", "occasion", "files"}
    assert set(json.loads(rest)) == {"entries", "questions", "material"}


def test_the_release_is_named_by_paths_and_bytes_alone():
    def release(**entries: Entry) -> str:
        return Manifest(entries).release

    first = release(a=Entry("f", "x", 1, 2), b=Entry("f", "y", 1, 2))
    assert release(b=Entry("g", "y", 3, 4), a=Entry("g", "x", 3, 4)) == first
    assert release(a=Entry("f", "y", 1, 2), b=Entry("f", "x", 1, 2)) != first
    assert release(a=Entry("f", "x", 1, 2)) != first


def test_a_file_is_intact_as_long_as_nobody_wrote_it(tmp_path):
    file = tmp_path / "x"
    file.write_bytes(b"ab")
    entry = Entry("", "", 2, file.stat().st_mtime_ns)
    assert is_intact(str(file), entry)
    assert not is_intact(str(file), Entry("", "", 3, entry.mtime_ns))
    assert not is_intact(str(file), Entry("", "", 2, entry.mtime_ns + 1))
    assert not is_intact(str(tmp_path / "gone"), entry)
    (tmp_path / "link").symlink_to(file)
    assert not is_intact(str(tmp_path / "link"), entry)


def test_what_a_directory_holds_is_told_by_its_marker(saved, tmp_path):
    output = tmp_path / "output"
    output.mkdir()
    assert published(output, tmp_path).release == ""
    (output / MARKER).write_text(f"{MANIFEST.release}\n")
    found = published(output, tmp_path)
    assert (found.release, found.manifest, found.note) == (MANIFEST.release, MANIFEST, "")


NOW = datetime(2026, 1, 1, tzinfo=UTC)
AT = NOW.timestamp()


@pytest.mark.parametrize(
    ("occasion", "holds"),
    [
        (Occasion("i"), True),
        (Occasion("i", since=AT, until=AT + 1), True),
        (Occasion("i", until=AT), False),
        (Occasion("i", since=AT + 1), False),
        (Occasion("other"), False),
        (Occasion(""), False),
    ],
)
def test_a_build_is_recalled_as_long_as_it_would_come_to_the_same(occasion, holds):
    assert occasion.still_holds("i", NOW) is holds
    assert not occasion.still_holds("", NOW)
