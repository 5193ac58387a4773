"""Cases in text: what an editor typed, and all that `check` says of it.

A case begins with a line that says what it is about. Blocks follow: `--- file: PATH` and the file's text,
`--- sample: PATH` for a recording or a picture of that kind, and last `--- expected`. The files complete the
project in base/, or take the place of its own.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path, PurePosixPath

from PIL import Image

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.txt"))

_BLOCK = re.compile(r"^--- (?P<kind>file|sample|expected)(?:: (?P<path>\S+))?\n", re.MULTILINE)
# MPEG-1 Layer III, 128 kbit/s, 48 kHz, stereo: 384 bytes last 24 ms.
_SILENT_FRAME = b"\xff\xfb\x94\x00" + bytes(380)


@dataclass(frozen=True)
class Case:
    """What one file of cases/ says."""

    title: str
    files: Mapping[str, str]
    samples: tuple[str, ...]
    expected: str


def read_case(path: Path) -> Case:
    """Read a case; a block that is none of the three kinds would be taken for text."""
    title, *blocks = _BLOCK.split(path.read_text(encoding="utf-8"))
    kinds, paths, texts = blocks[0::3], blocks[1::3], blocks[2::3]
    assert kinds[-1] == "expected", f"{path.name} has no expected text at its end"
    files = {where: text for kind, where, text in zip(kinds, paths, texts, strict=True) if kind == "file"}
    samples = tuple(where for kind, where in zip(kinds, paths, strict=True) if kind == "sample")
    return Case(title.strip(), files, samples, texts[-1])


def make_project(root: Path, files: Mapping[str, str | bytes], samples: tuple[str, ...] = ()) -> Path:
    """Make the project of base/ with these files in it, and return its root."""
    shutil.copytree(HERE / "base", root)
    for folder in ("content", "theme/templates"):
        (root / folder).mkdir(parents=True)
    made = {name: sample(PurePosixPath(name).suffix) for name in samples}
    for name, text in {**files, **made}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


@cache
def sample(suffix: str) -> bytes:
    """Return three seconds of a silent MP3, a cover of a show as JPEG, or a small picture as PNG."""
    if suffix == ".mp3":
        return _SILENT_FRAME * 125
    made = BytesIO()
    picture = Image.new("RGB", (1400, 1400) if suffix == ".jpg" else (8, 8))
    picture.save(made, "JPEG" if suffix == ".jpg" else "PNG")
    return made.getvalue()
