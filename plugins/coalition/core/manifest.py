"""What the last build wrote: a fingerprint for each file, kept between processes."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coalition.core.fingerprint import digest

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A written file: what it depends on, the digest of its bytes, and its state on the disk."""

    fingerprint: str
    content: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a release by their paths."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def release(self) -> str:
        """The release's name: a digest of all its paths and bytes, the same wherever it is built."""
        return digest(
            *(part.encode() for path, entry in sorted(self.entries.items()) for part in (path, entry.content))
        )


def is_intact(file: Path, entry: Entry) -> bool:
    """Tell whether the file is still as it was written."""
    try:
        found = os.lstat(file)
    except OSError:
        return False
    return found.st_size == entry.size and found.st_mtime_ns == entry.mtime_ns


def load_manifest(path: Path, release: str) -> tuple[Manifest, str]:
    """Return the manifest of the release, and a line for people when one was there but could not be used."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Manifest(), ""
    except (OSError, UnicodeDecodeError):
        return Manifest(), f"{path.name} cannot be read; everything is built anew"
    try:
        manifest = _decode(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Manifest(), f"{path.name} is damaged; everything is built anew"
    if manifest is None or manifest.release != release:
        return Manifest(), f"{path.name} is of another release; everything is built anew"
    return manifest, ""


def _decode(value: Any) -> Manifest | None:
    if value["version"] != _VERSION:
        return None
    return Manifest({path: _entry(*fields) for path, fields in value["entries"].items()})


def _entry(fingerprint: Any, content: Any, size: Any, mtime_ns: Any) -> Entry:
    if not (isinstance(fingerprint, str) and isinstance(content, str)):
        raise TypeError(fingerprint)
    return Entry(fingerprint, content, int(size), int(mtime_ns))


def save_manifest(path: Path, manifest: Manifest) -> None:
    """Keep the manifest; a reader finds the old one or the new one."""
    entries = {
        name: [one.fingerprint, one.content, one.size, one.mtime_ns] for name, one in manifest.entries.items()
    }
    new = path.with_suffix(".new")
    new.write_text(json.dumps({"version": _VERSION, "entries": entries}), encoding="utf-8")
    new.replace(path)
