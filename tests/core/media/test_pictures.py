"""Pictures are looked at where they lie, before they are published as they are."""

import io
import struct
import warnings
import zlib
from pathlib import Path

import pytest
from PIL import Image

from coalition.core.keeping import Keeping
from coalition.core.media.pictures import Pictures, read_pictures
from coalition.core.source import SourceFile
from coalition.core.store import Store

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def look_at(
    files: list[SourceFile], folder: Path, text_limit: int = 1_000, pixel_limit: int = 50_000_000
) -> Pictures:
    """Look at the files with an empty store."""
    keeping = Keeping(Store(folder / "store.sqlite", print), "", 1)
    return read_pictures(files, text_limit, pixel_limit, keeping)


def said(
    folder: Path, name: str, data: bytes, text_limit: int = 1_000, pixel_limit: int = 50_000_000
) -> list[tuple[str, str]]:
    (folder / name).write_bytes(data)
    files = [SourceFile(str(folder / name), f"content/images/{name}")]
    pictures = look_at(files, folder, text_limit, pixel_limit)
    return [(found.rule, found.message) for found in pictures.diagnostics]


def picture(form: str, size: tuple[int, int] = (8, 6)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size).save(made, form)
    return made.getvalue()


def noise(form: str) -> bytes:
    made = io.BytesIO()
    Image.effect_noise((200, 150), 90).save(made, form)
    return made.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """A PNG of two hundred bytes whose header claims a size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(bytes(100))
    chunks = (
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in (header, data)
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


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


@pytest.mark.parametrize("form", ["AVIF", "GIF", "JPEG", "PNG", "WEBP"])
def test_pictures_for_the_web_are_taken(tmp_path, form):
    assert said(tmp_path, f"a.{form.lower()}", picture(form)) == []


def test_a_picture_under_the_name_of_another_sort_is_one_nonetheless(tmp_path):
    assert said(tmp_path, "a.jpg", picture("PNG")) == []


@pytest.mark.parametrize("data", [b"", b"<html>", b"\x89PNG\r\n\x1a\n", picture("PNG")[:20], b"\xff\xd8\xff"])
@pytest.mark.parametrize("name", ["a.png", "A.JPG", "a.jpeg", "a.webp", "a.gif", "a.avif"])
def test_what_is_no_picture_is_refused(tmp_path, name, data):
    assert said(tmp_path, name, data) == [("bad-picture", "this file cannot be read as a picture")]


def test_what_is_a_picture_but_none_for_the_web_is_refused_under_such_a_name(tmp_path):
    assert said(tmp_path, "a.png", picture("TIFF"))[0][0] == "bad-picture"


@pytest.mark.parametrize(
    ("width", "height", "limit", "messages"),
    [
        (
            10_000,
            5_001,
            50_000_000,
            ["this picture has 10000 by 5001 pixels, and at most 50,000,000 are taken"],
        ),
        (9, 1, 8, ["this picture has 9 by 1 pixels, and at most 8 are taken"]),
        (60_000, 60_000, 50_000_000, ["this picture has more than 178,000,000 pixels"]),
    ],
)
def test_a_picture_has_no_more_pixels_than_are_allowed_however_few_bytes(
    tmp_path, width, height, limit, messages
):
    data = png_that_says(width, height)
    assert len(data) < 200
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = said(tmp_path, "a.png", data, pixel_limit=limit)
    assert found == [("picture-too-large", message) for message in messages]


def test_a_picture_that_has_exactly_as_many_pixels_as_are_allowed_is_taken(tmp_path):
    made = io.BytesIO()
    Image.new("1", (10_000, 5_000)).save(made, "PNG")
    assert said(tmp_path, "a.png", made.getvalue()) == []


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF"])
def test_a_picture_that_was_cut_off_is_told_of_once(tmp_path, form):
    whole = noise(form)
    assert said(tmp_path, f"a.{form.lower()}", whole[: len(whole) * 2 // 3]) == [
        ("bad-picture", "this picture is damaged, or was cut off")
    ]


@pytest.mark.parametrize("form", ["WEBP", "AVIF"])
def test_of_what_was_cut_off_from_other_pictures_none_is_left(tmp_path, form):
    whole = noise(form)
    told = said(tmp_path, f"a.{form.lower()}", whole[: len(whole) * 2 // 3])
    assert [rule for rule, _ in told] == ["bad-picture"]


def test_the_size_of_a_picture_is_known(tmp_path):
    (tmp_path / "a.png").write_bytes(picture("PNG"))
    (tmp_path / "b.svg").write_bytes(SVG)
    files = [SourceFile(str(tmp_path / name), name) for name in ("a.png", "b.svg")]
    sizes = {name: (one.width, one.height) for name, one in look_at(files, tmp_path).facts.items()}
    assert sizes == {"a.png": (8, 6)}
