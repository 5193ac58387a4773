"""Folders that are whole or are not there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_BEGUN = ".import-"


@contextmanager
def landing(folder: Path) -> Iterator[Path]:
    """Give a folder to write into, which becomes `folder` when all is written.

    It lies beside it with a name that no build looks at. Raises OSError, also when `folder` exists.
    """
    begun = folder.with_name(f"{_BEGUN}{folder.name}")
    shutil.rmtree(begun, ignore_errors=True)
    begun.mkdir(parents=True)
    try:
        yield begun
        begun.rename(folder)
    except BaseException:
        shutil.rmtree(begun, ignore_errors=True)
        raise


def put(path: Path, data: bytes) -> None:
    """Write a file that is whole or is not there."""
    beside = path.with_name(f"{_BEGUN}{path.name}")
    beside.write_bytes(data)
    beside.replace(path)
