"""What a file of the site depends on, as a digest: same fingerprint, same bytes."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PIL import features
from pydantic_core import to_json

from coalition.core.outputs import ArchiveOutput, PageOutput, PictureOutput, SourceOutput, ViewOutput
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
    "pillow",
    "pydantic",
    "pygments",
)
_CODECS = ("avif", "freetype2", "jpg", "libjpeg_turbo", "littlecms2", "raqm", "webp", "zlib", "zlib_ng")

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
        """Return the fingerprint of what is made of files and of no view."""
        if isinstance(output, PictureOutput):
            return picture_key(output)
        if not isinstance(output, ArchiveOutput):
            return digest(b"file", *state_of(output.source))
        files = (part for name, source in output.files for part in (name.encode(), *state_of(source)))
        return digest(b"archive", self._code, to_json(output.notes), *files)


def picture_key(output: PictureOutput) -> str:
    """Return a digest of all that a picture is made of: with the same key it comes to the same bytes."""
    sources = (content.encode() for _, content in output.sources)
    return digest(
        b"picture", _pictures_version(), name_of(output.make).encode(), to_json(output.args), *sources
    )


@cache
def _pictures_version() -> bytes:
    """Return a digest of what makes pictures: other changes of the program let them be what they are."""
    sources = sorted((Path(__file__).parent / "pictures").rglob("*"))
    codecs = (f"{name} {features.version(name)}".encode() for name in _CODECS)
    parts = (path.read_bytes() for path in sources if path.suffix in (".py", ".ttf"))
    return digest(f"pillow {version('pillow')}".encode(), *codecs, *parts).encode()


def name_of(function: Callable[..., Any]) -> str:
    """Return the full name of a function of a module."""
    return f"{function.__module__}.{function.__qualname__}"


def state_of(source: Path) -> Iterable[bytes]:
    """Return a file's state; its change time moves even when an edit keeps size and modification time."""
    found = source.stat()
    numbers = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return (str(number).encode() for number in numbers)
