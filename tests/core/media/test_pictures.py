"""Pictures are looked at where they lie, before they are published as they are."""

from pathlib import Path

from coalition.core.media.pictures import check_pictures
from coalition.core.source import SourceFile

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def said(folder: Path, name: str, data: bytes, text_limit: int = 1_000) -> list[tuple[str, str]]:
    (folder / name).write_bytes(data)
    files = [SourceFile(folder / name, f"content/images/{name}")]
    return [(found.rule, found.message) for found in check_pictures(files, text_limit)]


def test_an_svg_that_only_draws_is_taken_whatever_the_case_of_its_name(tmp_path):
    assert said(tmp_path, "a.svg", SVG) == []
    assert said(tmp_path, "B.SVG", SVG.replace(b"/>", b"><script/></svg>")) == [
        ("unsafe-svg", "<script> is not allowed in an SVG")
    ]


def test_an_svg_larger_than_a_text_may_be_is_not_read(tmp_path):
    assert said(tmp_path, "a.svg", SVG + b" " * 2_000_000, 1_000_000) == [
        ("file-too-large", "this text file has 2.0 MB, and at most 1.0 MB are read")
    ]


def test_an_svg_that_is_no_text_is_refused(tmp_path):
    assert said(tmp_path, "a.svg", SVG.decode().encode("utf-16")) == [("not-utf-8", "byte 0xff is not UTF-8")]
    assert said(tmp_path, "b.svg", b"\x1f\x8b\x08")[0][0] in ("not-utf-8", "control-character")


def test_a_compressed_svg_is_refused(tmp_path):
    assert [rule for rule, _ in said(tmp_path, "a.svgz", b"\x1f\x8b")] == ["unsafe-svg"]


def test_other_files_are_not_read_as_svg(tmp_path):
    assert said(tmp_path, "a.txt", b"<script>") == []
