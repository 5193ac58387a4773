"""Files that commands write into the content folder, and that are committed with it."""

from __future__ import annotations

from pathlib import Path


def write_lock(path: Path, text: str) -> None:
    """Write the file in one step, and only when it says something else; of an empty text there is none."""
    if not text:
        path.unlink(missing_ok=True)
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        made = path.with_name(f".{path.name}.new")
        made.write_text(text, encoding="utf-8")
        made.replace(path)
