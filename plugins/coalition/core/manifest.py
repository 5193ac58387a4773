"""What the last build wrote: a fingerprint for each file, kept between processes."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from coalition.core.diagnostics import Diagnostic
from coalition.core.fingerprint import digest
from coalition.core.release import current_release

_VERSION = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A written file: what it depends on, the digest of its bytes, and its state on the disk."""

    fingerprint: str
    content: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """Of what, until when and with which words a release was built.

    `inputs` is the digest of everything that was read, or nothing when it is not known. At `until` (seconds
    since 1970) the first thing that is dated in the future falls due. `held_back` and `diagnostics` are what
    the build said.
    """

    inputs: str = ""
    until: float | None = None
    held_back: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def still_holds(self, inputs: str, now: datetime) -> bool:
        """Tell whether a build from `inputs` would come to the same."""
        due = self.until is not None and now.timestamp() >= self.until
        return bool(inputs) and self.inputs == inputs and not due


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a release by their paths."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    occasion: Occasion = Occasion()

    @property
    def release(self) -> str:
        """The release's name: a digest of all its paths and bytes, the same wherever it is built."""
        return digest(
            *(part.encode() for path, entry in sorted(self.entries.items()) for part in (path, entry.content))
        )


def is_intact(file: str, entry: Entry) -> bool:
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
    entries = {path: _entry(*fields) for path, fields in value["entries"].items()}
    return Manifest(entries, TypeAdapter(Occasion).validate_python(value["occasion"]))


def _entry(fingerprint: Any, content: Any, size: Any, mtime_ns: Any) -> Entry:
    if not (isinstance(fingerprint, str) and isinstance(content, str)):
        raise TypeError(fingerprint)
    return Entry(fingerprint, content, int(size), int(mtime_ns))


@dataclass(frozen=True, slots=True)
class Published:
    """The release that an output directory holds, and its manifest as far as it could be read.

    `note` is a line for people when a manifest was there but could not be used.
    """

    release: str = ""
    manifest: Manifest = Manifest()
    note: str = ""


def published(tree: Path, state: Path) -> Published:
    """Return what is known of the release in `tree`, from the directory that keeps its manifests."""
    name = current_release(tree)
    if not name:
        return Published()
    manifest, note = load_manifest(manifest_path(state, name), name)
    return Published(name, manifest, note)


def manifest_path(state: Path, release: str) -> Path:
    """Where the manifest of a release is kept."""
    return state / f"{release}.json"


def save_manifest(path: Path, manifest: Manifest) -> None:
    """Keep the manifest; a reader finds the old one or the new one."""
    entries = {
        name: [one.fingerprint, one.content, one.size, one.mtime_ns] for name, one in manifest.entries.items()
    }
    new = path.with_suffix(".new")
    occasion = to_jsonable_python(manifest.occasion)
    text = json.dumps({"version": _VERSION, "entries": entries, "occasion": occasion})
    new.write_text(text, encoding="utf-8")
    new.replace(path)
