"""Files that commands write into the content folder, and that are committed with it."""

from __future__ import annotations

import sys
from pathlib import Path

from coalition.core import exit_codes


def write_lock(path: Path, text: str) -> None:
    """Write the file in one step, and only when it says something else; of an empty text there is none.

    Half of such a file would be a mistake to the next build. Says why where it cannot be written, and exits.
    """
    try:
        _write(path, text)
    except OSError as error:
        print(f"error: {path} cannot be written: {error.strerror}", file=sys.stderr)
        raise SystemExit(exit_codes.USAGE) from None


def _write(path: Path, text: str) -> None:
    if not text:
        path.unlink(missing_ok=True)
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        made = path.with_name(f".{path.name}.new")
        made.write_text(text, encoding="utf-8")
        made.replace(path)
