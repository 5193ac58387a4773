"""`clean`: remove what builds and tools leave behind."""

import shutil
from pathlib import Path

CACHES = (".coalition", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis")
RELEASE_MARKER = ".coalition-release"


def clean(root: Path) -> int:
    """Remove the output, the caches and compiled Python below the project's root.

    An `output/` without the marker that our builds leave in it is somebody else's: it stays, and
    the exit code is 2. A symbolic link is removed, what it points to is not.
    """
    for path in (*(root / name for name in CACHES), *_bytecode(root)):
        _remove(path)
    output = root / "output"
    if not output.exists() or (output / RELEASE_MARKER).exists():
        _remove(output)
        return 0
    print(f"clean: left output/ alone: no build of ours made it ({RELEASE_MARKER} is missing)")
    return 2


def _bytecode(root: Path) -> list[Path]:
    own = (root / name for name in ("plugins", "tests", "bench"))
    return [root / "__pycache__", *(path for top in own for path in top.rglob("__pycache__"))]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
