"""A new thing before it is on the disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from coalition.core.diagnostics import Diagnostic

_NO_FOLDING = 1_000_000


class DraftRefusedError(Exception):
    """The new thing cannot be made; the message says why, and what to do instead."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Files to write, by their paths in the project: a content, or the file that is copied there.

    The first is the one to go on with; `notes` are lines that say what else is left to do.
    """

    files: Mapping[str, bytes | Path]
    notes: tuple[str, ...] = ()

    def write(self, root: Path) -> None:
        """Write the files below `root`.

        Raises DraftRefusedError, before anything is written, when one of them exists, and OSError.
        """
        for name in self.files:
            if (root / name).exists() or (root / name).is_symlink():
                raise DraftRefusedError(f"{name} exists already, and is not overwritten")
        for name, content in self.files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            with (root / name).open("xb") as file:
                if isinstance(content, bytes):
                    file.write(content)
                else:
                    with content.open("rb") as source:
                        shutil.copyfileobj(source, file)


def refuse_findings(found: Iterable[Diagnostic]) -> None:
    """Raise DraftRefusedError for the first of what `check` would find."""
    for one in found:
        raise DraftRefusedError(f"{one.message} ({one.advice})" if one.advice else one.message)


def to_yaml(values: Mapping[str, Any]) -> str:
    """Return a mapping as lines of YAML, quoted where they must be and with no value broken over lines."""
    text: str = yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=_NO_FOLDING)
    return text
