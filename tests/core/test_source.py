"""Files are found in a stable order and read as text, or refused with a reason."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.diagnostics import Diagnostic
from coalition.core.inputs import snapshot
from coalition.core.source import (
    FORBIDDEN,
    SourceFile,
    SourceRefusedError,
    decode_text,
    line_and_column,
    read_bytes,
    walk,
)

NOBODY = 65534


def shown(root: Path, ignore: tuple[str, ...] = ()) -> list[str]:
    found = walk(root, "content", ignore)
    return [f"{one.rule}: {one.place}" if isinstance(one, Diagnostic) else one.shown for one in found]


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")


def test_files_are_found_in_the_order_of_their_names(tmp_path):
    put(tmp_path, "b/z.md", "b/a.md", "a.md", "c.md", "B.md")
    assert shown(tmp_path) == [
        "content/B.md",
        "content/a.md",
        "content/b/a.md",
        "content/b/z.md",
        "content/c.md",
    ]


def test_names_with_a_dot_in_front_and_ignored_ones_are_passed_over(tmp_path):
    put(tmp_path, ".git/config", ".hidden.md", "a.md", "a.md~", "__pycache__/x.pyc")
    assert shown(tmp_path, ("*~", "__pycache__")) == ["content/a.md"]


def test_a_folder_seen_from_a_link_beside_it_is_read_twice(tmp_path):
    put(tmp_path, "a/x.png")
    (tmp_path / "b").symlink_to("a")
    assert shown(tmp_path) == ["content/a/x.png", "content/b/x.png"]


@pytest.fixture
def as_ordinary_user(tmp_path: Path) -> Iterator[None]:
    """Run as somebody who may not read everything: as root only when nothing else is left."""
    if os.geteuid() != 0:
        yield
        return
    for parent in tmp_path.parents[:3]:
        parent.chmod(0o755)
    os.chown(tmp_path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


def test_a_folder_that_may_not_be_read_is_named(tmp_path, as_ordinary_user):
    put(tmp_path, "open/x.md", "shut/x.md")
    (tmp_path / "shut").chmod(0)
    try:
        found = list(walk(tmp_path, "content", ()))
        before = snapshot([tmp_path])
        put(tmp_path, "open/y.md")
        assert snapshot([tmp_path]) != before
    finally:
        (tmp_path / "shut").chmod(0o755)
    assert [one.shown for one in found if isinstance(one, SourceFile)] == ["content/open/x.md"]
    (finding,) = (one for one in found if isinstance(one, Diagnostic))
    assert (finding.rule, str(finding.place)) == ("unreadable-file", "content/shut")
    assert finding.message == "this folder cannot be read: Permission denied"


def test_a_file_that_may_not_be_read_is_refused(tmp_path, as_ordinary_user):
    put(tmp_path, "x.md")
    (tmp_path / "x.md").chmod(0)
    with pytest.raises(SourceRefusedError, match="this file cannot be read: Permission denied"):
        read_bytes(SourceFile(str(tmp_path / "x.md"), "content/x.md"), 10)


def test_a_file_that_has_gone_since_it_was_found_is_refused(tmp_path):
    with pytest.raises(SourceRefusedError, match="this file cannot be read: No such file or directory"):
        read_bytes(SourceFile(str(tmp_path / "gone.md"), "content/gone.md"), 10)


def test_the_limit_counts_bytes_and_is_itself_allowed(tmp_path):
    put(tmp_path, "x.md")
    source = SourceFile(str(tmp_path / "x.md"), "content/x.md")
    (tmp_path / "x.md").write_bytes(b"0123456789")
    assert read_bytes(source, 10) == b"0123456789"
    with pytest.raises(SourceRefusedError) as caught:
        read_bytes(source, 9)
    assert caught.value.diagnostic.rule == "file-too-large"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbfa", "a"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("ä€𝄞".encode(), "ä€𝄞"),
        (b"a\tb", "a\tb"),
    ],
)
def test_text_is_read_with_plain_line_ends_and_without_a_mark(data, text):
    assert decode_text(data, "x.md") == text


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1b", "\x7f", "\ufffe", "\uffff"])
def test_a_forbidden_character_is_found_where_it_stands(character):
    with pytest.raises(SourceRefusedError) as caught:
        decode_text(f"one\ntwo{character}\n".encode(), "x.md")
    found = caught.value.diagnostic
    assert (found.rule, found.place.line, found.place.column) == ("control-character", 2, 4)


@pytest.mark.parametrize(
    "data", [b"one\ncaf\xe9\n", b"\xef\xbb\xbfone\rcaf\xe9", "öne\nçaf".encode() + b"\xe9"]
)
def test_a_byte_that_is_no_text_is_found_by_its_line_and_character(data):
    with pytest.raises(SourceRefusedError, match="byte 0xe9 is not UTF-8") as caught:
        decode_text(data, "x.md")
    place = caught.value.diagnostic.place
    assert (place.line, place.column) == (2, 4)


@given(st.binary())
def test_whatever_the_bytes_there_is_text_or_a_finding_inside_it(data):
    try:
        text = decode_text(data, "x.md")
    except SourceRefusedError as refused:
        place = refused.diagnostic.place
        lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1])
    else:
        assert FORBIDDEN.search(text) is None
        assert "\r" not in text


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (6, (3, 3))]
)
def test_lines_and_columns_count_from_one(offset, place):
    assert line_and_column("ab\n\ncd", offset) == place
