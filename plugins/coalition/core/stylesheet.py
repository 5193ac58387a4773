"""The stylesheets of the site: as the theme has them, or each made into one small file for the web."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha384
from pathlib import Path

import lightningcss

from coalition.core.diagnostics import ContentError, Diagnostic, Place, Report
from coalition.core.rules import catalog
from coalition.core.settings import Settings

_NEEDED = "css/site.css"
_LATE = "css/fonts.css"
"""What pages load after all else. A theme need not have it."""

_IMPORT = re.compile(r'@import "([^"]+)"')
_FAILURE = re.compile(r"Bundling failed: (?P<what>.*) at (?P<file>.*):(?P<line>\d+):(?P<column>\d+)", re.S)


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """Where it stands in the output, and what browsers compare it with (https://www.w3.org/TR/sri/).

    `source` is the name of the theme's file. `integrity`, `text` and `parts`, the names of the theme's files
    that it was made of, are empty where it is published as the theme has it.
    """

    source: str
    path: str
    integrity: str = ""
    text: str = ""
    parts: frozenset[str] = frozenset()


def stylesheets(settings: Settings) -> tuple[Stylesheet, ...]:
    """Return the stylesheet that pages of the theme cannot do without, and the one that they load late.

    Raises ContentError when they are to be one file each and there is a mistake.
    """
    late = (_LATE,) if (settings.theme / "static" / _LATE).is_file() else ()
    return tuple(_stylesheet(settings, name) for name in (_NEEDED, *late))


def _stylesheet(settings: Settings, name: str) -> Stylesheet:
    source = settings.theme / "static" / name
    if not settings.bundle or not source.is_file():
        return Stylesheet(name, f"theme/{name}")
    try:
        text = lightningcss.bundle_css(str(source))
    except (ValueError, OSError) as error:
        raise ContentError(Report.of([_finding(str(error), source, settings.root)])) from error
    made = sha384(text.encode()).digest()
    path = f"theme/{name.removesuffix('.css')}.{made.hex()[:12]}.css"
    return Stylesheet(name, path, f"sha384-{b64encode(made).decode()}", text, _parts(name, source))


def _parts(name: str, source: Path) -> frozenset[str]:
    imported = _IMPORT.findall(source.read_text(encoding="utf-8"))
    return frozenset((name, *(f"css/{part}" for part in imported)))


def _finding(said: str, source: Path, root: Path) -> Diagnostic:
    found = _FAILURE.fullmatch(said)
    if not found:
        return catalog.BROKEN_STYLESHEET.at(Place(_shown(source, root)), said)
    where = Place(
        _shown(source.parent / found["file"], root), max(1, int(found["line"])), int(found["column"])
    )
    return catalog.BROKEN_STYLESHEET.at(where, found["what"])


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
