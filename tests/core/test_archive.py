"""Files packed into one."""

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from coalition.core.archive import pack
from coalition.core.diagnostics import Place
from coalition.core.outputs import ArchiveOutput


def archive(folder: Path) -> ArchiveOutput:
    for name in ("sun.svg", "moon.svg"):
        (folder / name).write_text(f"<svg>{name}</svg>", encoding="utf-8")
    files = (("guilds/sun.svg", folder / "sun.svg"), ("guilds/moon.svg", folder / "moon.svg"))
    return ArchiveOutput("logos.zip", files, (("README.txt", "Ask the owners.\n"),), Place("partners.yaml"))


def test_an_archive_holds_the_notes_and_the_files_by_their_names(tmp_path: Path) -> None:
    with ZipFile(BytesIO(pack(archive(tmp_path)))) as made:
        assert made.testzip() is None
        assert {name: made.read(name) for name in made.namelist()} == {
            "README.txt": b"Ask the owners.\n",
            "guilds/sun.svg": b"<svg>sun.svg</svg>",
            "guilds/moon.svg": b"<svg>moon.svg</svg>",
        }
        assert {one.date_time for one in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_files_make_the_same_bytes_whenever_and_however_they_were_saved(tmp_path: Path) -> None:
    first = pack(archive(tmp_path))
    os.utime(tmp_path / "sun.svg", (1, 1))
    (tmp_path / "moon.svg").chmod(0o600)
    assert pack(archive(tmp_path)) == first
