"""Which file of the preview tree a URL means, and never one outside it."""

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote_to_bytes

INDEX = "index.html"


@dataclass(frozen=True)
class Found:
    """A file: its path in the tree and its real path, which lies inside the tree as well."""

    output: PurePosixPath
    path: Path


@dataclass(frozen=True)
class Moved:
    """A folder's URL without its slash: the path on this server to go to instead."""

    location: str


def segments(url_path: str) -> tuple[str, ...] | None:
    """The decoded names that a URL path is made of, given from its first slash to its query.

    A folder's URL gets `index.html` at its end. None for what cannot name an output: names that are
    empty or hidden (`/.well-known/` is not), `..`, names with a slash, a backslash or a NUL in
    them, and bytes that are not UTF-8.
    """
    try:
        names = [unquote_to_bytes(part.encode("latin-1")).decode() for part in url_path.split("/")[1:]]
    except UnicodeError:
        return None
    if not names:
        return None
    names[-1] = names[-1] or INDEX
    visible = names[1:] if names[0] == ".well-known" else names
    return tuple(names) if all(map(_names_an_output, visible)) else None


def _names_an_output(name: str) -> bool:
    return bool(name) and not name.startswith(".") and not any(c in name for c in "/\\\0")


def locate(root: Path, url_path: str) -> Found | Moved | None:
    """The file that `url_path` means in the tree at `root`; None if there is none to be shown."""
    names = segments(url_path)
    if names is None:
        return None
    if found := _file(root, names):
        return found
    if _file(root, (*names, INDEX)):
        return Moved("/" + "/".join(map(quote, names)) + "/")
    return None


class Guests:
    """Folders from elsewhere that are served as parts of the tree, each under one name at its top.

    Each can be another at any time; what the tree holds under that name is not served.
    """

    def __init__(self) -> None:
        self._folders: dict[str, Path] = {}

    def admit(self, name: str, folder: Path) -> None:
        """Serve `folder` as `/name/`."""
        self._folders[name] = folder

    def locate(self, url_path: str) -> Found | None:
        """The file that `url_path` means in one of the folders; None if there is none to be shown."""
        names = segments(url_path)
        folder = self._folders.get(names[0]) if names else None
        return _file(folder, names[1:]) if names and folder else None


def _file(root: Path, names: tuple[str, ...]) -> Found | None:
    try:
        path = Path(os.path.realpath(root.joinpath(*names), strict=True))
    except OSError:
        return None
    if not path.is_relative_to(os.path.realpath(root)) or not path.is_file():
        return None
    return Found(PurePosixPath(*names), path)
