"""What a file of the site depends on, as a digest: same fingerprint, same bytes."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic_core import to_json

from coalition.core.outputs import ArchiveOutput, PageOutput, SourceOutput, ViewOutput
from coalition.core.theme import Theme

_LIBRARIES = (
    "feedgen",
    "jinja2",
    "lightningcss",
    "lxml",
    "markdown",
    "markupsafe",
    "mutagen",
    "nh3",
    "pelican",
    "pydantic",
    "pygments",
)

_PROGRAMS = ("pagefind-bin",)
"""What is not there for every platform."""


def digest(*parts: bytes) -> str:
    """Return a digest of the parts, which no other division of the same bytes shares."""
    framed = b"".join([piece for part in parts for piece in (len(part).to_bytes(8, "big"), part)])
    return blake2b(framed, digest_size=16).hexdigest()


def code_version(package: Path) -> str:
    """Return a digest of this program and of the libraries whose work reaches the output."""
    sources = sorted(path for kind in ("*.py", "*.po") for path in package.rglob(kind))
    parts = [
        part for path in sources for part in (str(path.relative_to(package)).encode(), path.read_bytes())
    ]
    libraries = [f"{name} {version(name)}".encode() for name in _LIBRARIES]
    libraries += [f"{name} {_version_if_any(name)}".encode() for name in _PROGRAMS]
    return digest(platform.python_version().encode(), *libraries, *parts)


def _version_if_any(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


class Fingerprints:
    """Makes the fingerprints of outputs; what is the same for all of them is digested once.

    `editions` are the views of the site in its languages besides its own.
    """

    def __init__(
        self, theme: Theme, site_view: Any, code: str, editions: Mapping[str, Any] = MappingProxyType({})
    ) -> None:
        self._theme = theme
        self._sites = {"": to_json(site_view)} | {name: to_json(view) for name, view in editions.items()}
        self._code = code.encode()
        self._makings: dict[object, str] = {}

    def of_view(self, output: ViewOutput, view: str) -> str:
        """Return the fingerprint of an output whose view has the token `view`."""
        made_by = output.template if isinstance(output, PageOutput) else output.make
        return self._of_making(made_by, output.language) + view

    def _of_making(self, made_by: str | Callable[[Any], bytes], language: str) -> str:
        """Return a digest of all that makes files of views, but the view: the same for one template."""
        key = (made_by, language)
        if key not in self._makings:
            if isinstance(made_by, str):
                closure = self._theme.closure(made_by).encode()
                self._makings[key] = digest(b"page", self._code, closure, self._sites[language])
            else:
                self._makings[key] = digest(b"data", self._code, name_of(made_by).encode())
        return self._makings[key]

    def of_source(self, output: SourceOutput) -> str:
        """Return the fingerprint of files that are published as they are, alone or in an archive."""
        if not isinstance(output, ArchiveOutput):
            return digest(b"file", *state_of(output.source))
        files = (part for name, source in output.files for part in (name.encode(), *state_of(source)))
        return digest(b"archive", self._code, to_json(output.notes), *files)


def name_of(function: Callable[..., Any]) -> str:
    """Return the full name of a function of a module."""
    return f"{function.__module__}.{function.__qualname__}"


def state_of(source: Path) -> Iterable[bytes]:
    """Return a file's state; its change time moves even when an edit keeps size and modification time."""
    found = source.stat()
    numbers = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return (str(number).encode() for number in numbers)
