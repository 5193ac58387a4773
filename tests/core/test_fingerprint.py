"""Same fingerprint, same bytes: whatever reaches a file reaches its fingerprint."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.diagnostics import Place
from coalition.core.fingerprint import Fingerprints, code_version, digest
from coalition.core.outputs import DataOutput, FileOutput, PageOutput
from coalition.core.theme import Theme


def make(view: object) -> bytes:
    return str(view).encode()


def make_otherwise(view: object) -> bytes:
    return repr(view).encode()


PLACE = Place("x.md")
PAGE = PageOutput("a/index.html", "page.html", make, (), PLACE)
DATA = DataOutput("a.json", make, make, (), PLACE)


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    (tmp_path / "page.html").write_text("{{ this }}")
    (tmp_path / "other.html").write_text("{{ this }}!")
    return Theme([tmp_path], tmp_path)


def test_the_same_makes_the_same(theme):
    first, again = (Fingerprints(theme, {"name": "x"}, "1") for _ in range(2))
    assert first.of_view(PAGE, "v") == again.of_view(PAGE, "v")
    assert first.of_view(DATA, "v") == again.of_view(DATA, "v")


def test_a_page_depends_on_view_site_template_and_program(theme):
    page = Fingerprints(theme, {"name": "x"}, "1").of_view(PAGE, "v")
    assert Fingerprints(theme, {"name": "x"}, "1").of_view(PAGE, "w") != page
    assert Fingerprints(theme, {"name": "y"}, "1").of_view(PAGE, "v") != page
    assert Fingerprints(theme, {"name": "x"}, "2").of_view(PAGE, "v") != page
    other = PageOutput("a/index.html", "other.html", make, (), PLACE)
    assert Fingerprints(theme, {"name": "x"}, "1").of_view(other, "v") != page


def test_data_depends_on_its_maker_and_not_on_the_sites_own_view(theme):
    data = Fingerprints(theme, {"name": "x"}, "1").of_view(DATA, "v")
    assert Fingerprints(theme, {"name": "y"}, "1").of_view(DATA, "v") == data
    other = DataOutput("a.json", make_otherwise, make, (), PLACE)
    assert Fingerprints(theme, {"name": "x"}, "1").of_view(other, "v") != data


def test_a_file_depends_on_its_state_even_when_size_and_time_are_kept(theme, tmp_path):
    source = tmp_path / "lamp.png"
    source.write_bytes(b"on")
    state = source.stat()
    fingerprints = Fingerprints(theme, None, "1")
    output = FileOutput("lamp.png", source, PLACE)
    first = fingerprints.of_source(output)
    assert fingerprints.of_source(output) == first
    while source.stat().st_ctime_ns == state.st_ctime_ns:
        source.write_bytes(b"no")
    os.utime(source, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert source.stat().st_mtime_ns == state.st_mtime_ns
    assert fingerprints.of_source(output) != first


PARTS = st.lists(st.binary(max_size=6), max_size=4).map(tuple)


@given(PARTS, PARTS)
def test_parts_that_are_divided_in_another_way_are_others(one, two):
    assert (digest(*one) == digest(*two)) == (one == two)


def test_the_version_of_the_program_is_that_of_its_sources(tmp_path):
    (tmp_path / "a.py").write_text("x = 1\n")
    first = code_version(tmp_path)
    (tmp_path / "notes.txt").write_text("not a source")
    assert code_version(tmp_path) == first
    (tmp_path / "a.py").write_text("x = 2\n")
    second = code_version(tmp_path)
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert len({first, second, code_version(tmp_path)}) == 3
