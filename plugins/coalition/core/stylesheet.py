"""The stylesheet of the site: as the theme has it, or made into one small file for the web."""

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

_NAME = "css/site.css"
_IMPORT = re.compile(r'@import "([^"]+)"')
_FAILURE = re.compile(r"Bundling failed: (?P<what>.*) at (?P<file>.*):(?P<line>\d+):(?P<column>\d+)", re.S)


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """Where it stands in the output, and what browsers compare it with (https://www.w3.org/TR/sri/).

    `integrity`, `text` and `parts`, the names of the theme's files that it was made of, are empty where it
    is published as the theme has it.
    """

    path: str
    integrity: str = ""
    text: str = ""
    parts: frozenset[str] = frozenset()


def stylesheet(settings: Settings) -> Stylesheet:
    """Return the stylesheet of the theme.

    Raises ContentError when it is to be one file and holds a mistake.
    """
    source = settings.theme / "static" / _NAME
    if not settings.bundle or not source.is_file():
        return Stylesheet(f"theme/{_NAME}")
    try:
        text = lightningcss.bundle_css(str(source))
    except (ValueError, OSError) as error:
        raise ContentError(Report.of([_finding(str(error), source, settings.root)])) from error
    made = sha384(text.encode()).digest()
    path = f"theme/css/site.{made.hex()[:12]}.css"
    return Stylesheet(path, f"sha384-{b64encode(made).decode()}", text, _parts(source))


def _parts(source: Path) -> frozenset[str]:
    imported = _IMPORT.findall(source.read_text(encoding="utf-8"))
    return frozenset((_NAME, *(f"css/{name}" for name in imported)))


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
