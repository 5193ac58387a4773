"""Whether anything that a site is made from has changed since it was built."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

_READ_WHOLE = 1_000_000
_CHUNK = 1 << 16
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What everything was made of at a moment: a digest of it all, and one of each file by its name.

    `texts` are the bytes of texts that were looked at, so that they need not be read again.
    """

    digest: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, bytes] = field(default_factory=dict, repr=False)


NOTHING = Snapshot()


def snapshot(paths: Iterable[Path], *others: str, suffixes: tuple[str, ...] = ()) -> Snapshot:
    """Return what all files at and below `paths`, and the `others`, are; `suffixes` are those of texts.

    Files of up to a megabyte count by their bytes. Larger ones, audio mostly, count by their state, of which
    the change time moves with every write, whatever is done to the modification time.
    """
    files: dict[str, str] = {}
    texts: dict[str, bytes] = {}
    for path in sorted(set(paths)):
        for name, is_plain in _files_at(path):
            content = _content(name) if is_plain else None
            files[name] = blake2b(_state(name) if content is None else content, digest_size=16).hexdigest()
            if content is not None and name.endswith(suffixes):
                texts[name] = content
    everything = "\0".join((*others, *(part for one in files.items() for part in one)))
    return Snapshot(
        blake2b(everything.encode(errors="surrogateescape"), digest_size=16).hexdigest(), files, texts
    )


def _files_at(path: Path) -> Iterator[tuple[str, bool]]:
    name = str(path)
    if path.is_dir():
        yield from _files(name, (os.path.realpath(name),))
    else:
        yield name, path.is_file()


def _content(name: str) -> bytes | None:
    """The bytes of a small file, read with as little ceremony as can be: there may be ten thousands."""
    try:
        descriptor = os.open(name, _FLAGS)
    except OSError:
        return None
    try:
        content = chunk = os.read(descriptor, _CHUNK)
        while len(chunk) == _CHUNK and len(content) <= _READ_WHOLE:
            chunk = os.read(descriptor, _CHUNK)
            content += chunk
    finally:
        os.close(descriptor)
    return content if len(content) <= _READ_WHOLE else None


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
