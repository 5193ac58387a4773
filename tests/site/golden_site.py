"""The golden site: a small project whose whole output is kept beside it and compared to the byte.

A refactoring must not change it; a change that is meant to does this, and the commit shows what it did:

    python -m tests.site.golden_site

`golden/` is the project, `golden/expected/` its output. Its theme prints every field of every view, so that
the repository's own theme can change without it. Its recordings are one silent MPEG frame, repeated. Of
pictures it holds what they are.
"""

import shutil
import tempfile
from pathlib import Path

from PIL import Image

from tests.site.project import GOLDEN, copy_of_golden

EXPECTED = GOLDEN / "expected"
MARKER = ".coalition-release"


def build(workplace: Path) -> Path:
    """Build a copy of the project in an empty directory and return the output.

    Raises RuntimeError with what the build says when it fails or warns.
    """
    result = copy_of_golden(workplace).tasks("build", "--warnings-as-errors")
    if result.returncode:
        raise RuntimeError(result.stderr)
    output = workplace / "output"
    # A digest of all the rest: it would make every two changes of the golden tree conflict.
    (output / MARKER).unlink()
    for path in output.rglob("*.*"):
        if path.suffix in (".avif", ".ico", ".jpg", ".png", ".webp"):
            path.write_text(_described(path), encoding="utf-8")
    return output


def _described(path: Path) -> str:
    """What a picture is: its bytes are others with other releases of the encoders."""
    with Image.open(path) as picture:
        width, height = picture.size
        return f"{picture.format}, {width} by {height}\n"


def rewrite() -> None:
    """Make what is built now the expected output."""
    with tempfile.TemporaryDirectory() as workplace:
        output = build(Path(workplace) / "golden")
        shutil.rmtree(EXPECTED, ignore_errors=True)
        shutil.copytree(output, EXPECTED)


if __name__ == "__main__":
    rewrite()
