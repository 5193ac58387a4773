"""Source files: found, and read as text, or refused with a reason."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import translate
from io import FileIO
from pathlib import Path

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.rules import catalog

# What an XML document may not hold (https://www.w3.org/TR/xml/#charsets), and from DEL on the controls that
# HTML refuses too (https://html.spec.whatwg.org/#control): what is left of a text in a wrong encoding.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class SourceRefusedError(Exception):
    """A source file cannot be taken in; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic

    def __str__(self) -> str:
        return self.diagnostic.message


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the project: `name` is where it lies, `shown` its path as diagnostics name it, with forward
    slashes. Both are texts, as there may be ten thousands."""

    name: str
    shown: str

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.name)


def walk(root: Path, shown_root: str, ignore: tuple[str, ...]) -> Iterator[SourceFile | Diagnostic]:
    """Yield the files below `root` in a stable order, and a finding for each link that must not be followed.

    Names that begin with a dot, or match one of the `ignore` patterns, are passed over.
    """
    ignored = re.compile("|".join(translate(pattern) for pattern in (".*", *ignore)))
    yield from _walk(root, root.resolve(), shown_root, (root.resolve(),), ignored)


def _walk(
    folder: Path, root: Path, shown: str, above: tuple[Path, ...], ignored: re.Pattern[str]
) -> Iterator[SourceFile | Diagnostic]:
    try:
        entries = sorted(os.scandir(folder), key=lambda found: found.name)
    except OSError as error:
        yield catalog.UNREADABLE.at(Place(shown), f"this folder cannot be read: {error.strerror}")
        return
    for entry in entries:
        if ignored.match(entry.name):
            continue
        if entry.is_file(follow_symlinks=False) and entry.name.isascii():
            yield SourceFile(entry.path, f"{shown}/{entry.name}")  # nearly all of ten thousand
            continue
        path, name = Path(entry.path), f"{shown}/{entry.name.encode(errors='replace').decode()}"
        finding = _refused(entry, root, above, name)
        if finding:
            yield finding
        elif entry.is_dir():
            yield from _walk(path, root, name, (*above, path.resolve()), ignored)
        else:
            yield SourceFile(entry.path, name)


def _refused(entry: os.DirEntry[str], root: Path, above: tuple[Path, ...], name: str) -> Diagnostic | None:
    if not name.endswith(f"/{entry.name}"):
        return catalog.NOT_UTF8.at(Place(name), "the name of this file is not UTF-8", "rename it")
    finding = _refused_link(Path(entry.path), root, above, name) if entry.is_symlink() else None
    if finding or entry.is_dir() or entry.is_file():
        return finding
    return catalog.UNREADABLE.at(Place(name), "this is not a plain file", "remove it")


def _refused_link(path: Path, root: Path, above: tuple[Path, ...], name: str) -> Diagnostic | None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return catalog.LEAVES_CONTENT.at(
            Place(name), "this symbolic link leads to nothing or in a circle", "remove it"
        )
    if target in above:
        return catalog.LEAVES_CONTENT.at(Place(name), "this symbolic link leads in a circle", "remove it")
    if not target.is_relative_to(root):
        return catalog.LEAVES_CONTENT.at(
            Place(name),
            "this symbolic link leads out of the content folder",
            "put the file itself here",
        )
    return None


def read_bytes(source: SourceFile, limit: int) -> bytes:
    """Return the content of a plain file of at most `limit` bytes.

    Raises SourceRefusedError. Never blocks: a FIFO or a device is refused by its kind, before it is opened.
    """
    try:
        found = os.stat(source.name)  # noqa: PTH116  # there may be ten thousands
        if not stat.S_ISREG(found.st_mode):
            raise SourceRefusedError(
                catalog.UNREADABLE.at(Place(source.shown), "this is not a plain file", "remove it")
            )
        if found.st_size > limit:
            raise SourceRefusedError(_too_large(source, found.st_size, limit))
        with FileIO(source.name) as file:
            return bytes(file.readall())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceRefusedError(
            catalog.UNREADABLE.at(Place(source.shown), f"this file cannot be read: {reason}")
        ) from error


def _too_large(source: SourceFile, size: int, limit: int) -> Diagnostic:
    return catalog.TOO_LARGE.at(
        Place(source.shown),
        f"this text file has {size / 1e6:.1f} MB, and at most {limit / 1e6:.1f} MB are read",
        "split it, or raise COALITION_TEXT_LIMIT",
    )


def decode_text(data: bytes, shown: str) -> str:
    """Return UTF-8 bytes as text with `\\n` line ends and without a byte order mark.

    Raises SourceRefusedError at the first byte or character that cannot be published.
    """
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = error.object[: error.start].decode()
        raise SourceRefusedError(
            catalog.NOT_UTF8.at(
                Place(shown, *line_and_column(good, len(good))),
                f"byte 0x{error.object[error.start]:02x} is not UTF-8",
                "save the file as UTF-8",
            )
        ) from error
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        place = Place(shown, *line_and_column(text, forbidden.start()))
        raise SourceRefusedError(control_character(forbidden.group(), place))
    return text


def control_character(character: str, place: Place) -> Diagnostic:
    """Return the finding that `character` stands at `place` and cannot be published."""
    return catalog.CONTROL_CHARACTER.at(
        place, f"the character U+{ord(character):04X} cannot be published", "delete it"
    )


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column, both from 1, of the character at `offset`."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
