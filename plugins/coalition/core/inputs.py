"""Whether anything that a site is made from has changed since it was built."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

_READ_WHOLE = 1_000_000
_CHUNK = 1 << 16
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def snapshot(paths: Iterable[Path], *others: str) -> str:
    """Return a digest of all files at and below `paths`, and of the `others`.

    Files of up to a megabyte count by their bytes. Larger ones, audio mostly, count by their state, of which
    the change time moves with every write, whatever is done to the modification time.
    """
    made = blake2b(digest_size=16)
    for other in others:
        _add(made, other, other.encode())
    for path in sorted(set(paths)):
        name = str(path)
        if path.is_dir():
            for file, is_plain in _files(name, (os.path.realpath(name),)):
                _add(made, file, _content(file) if is_plain else _state(file))
        else:
            _add(made, name, _content(name) if path.is_file() else _state(name))
    return made.hexdigest()


def _add(made: blake2b, name: str, part: bytes) -> None:
    made.update(f"{name}\0{len(part)}\0".encode(errors="surrogateescape"))
    made.update(part)


def _content(name: str) -> bytes:
    """The bytes of a plain file, read with as little ceremony as can be: there may be ten thousands."""
    try:
        descriptor = os.open(name, _FLAGS)
    except OSError:
        return _state(name)
    try:
        content = chunk = os.read(descriptor, _CHUNK)
        while len(chunk) == _CHUNK and len(content) <= _READ_WHOLE:
            chunk = os.read(descriptor, _CHUNK)
            content += chunk
    finally:
        os.close(descriptor)
    return content if len(content) <= _READ_WHOLE else _state(name)


def _state(name: str) -> bytes:
    try:
        found = Path(name).stat()
    except OSError as error:
        return repr(error.errno).encode()
    numbers = (found.st_dev, found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return repr(numbers).encode()


def _files(folder: str, above: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Yield every file below, and whether it is a plain one. A link in a circle counts as a file."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder, False
        return
    for entry in entries:
        if entry.is_file(follow_symlinks=False):
            yield entry.path, True
        elif Path(entry.path).is_dir() and entry.name != "__pycache__":
            real = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
            if real in above:
                yield entry.path, False
            else:
                yield from _files(entry.path, (*above, real))
        elif entry.name != "__pycache__":
            yield entry.path, Path(entry.path).is_file()
