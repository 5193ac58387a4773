"""What the last build wrote: a fingerprint for each file, kept between processes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from coalition.core.diagnostics import Diagnostic, Place, Severity
from coalition.core.fingerprint import digest
from coalition.core.release import current_release, naming
from coalition.core.security import Sources

_VERSION = 8
_WRONG = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What reading can raise of a manifest that is not as it was written."""


@dataclass(frozen=True, slots=True)
class Viewed:
    """What a view was made from: tokens of its function's arguments and of itself, and what was asked for it.

    `asked` are positions in the manifest's questions.
    """

    args: str
    view: str
    asked: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A written file: what it depends on, the digest of its bytes, and its state on the disk."""

    fingerprint: str
    content: str
    size: int
    mtime_ns: int
    viewed: Viewed | None = None

    @property
    def written(self) -> Written:
        """The file as it was written."""
        return Written(self.size, self.mtime_ns, self.content)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Of what, for which time and with which words a release was built.

    `context` is a digest of what all views have in common: the settings, the program, today's date.
    `inputs` is one of everything that was read, or nothing when that is not known. `since` (seconds since
    1970) is the latest date that had come, and at `until` the first thing that is dated in the future falls
    due. `held_back` and `diagnostics` are what the build said.
    """

    inputs: str = ""
    context: str = ""
    since: float | None = None
    until: float | None = None
    held_back: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def still_holds(self, inputs: str, now: datetime) -> bool:
        """Tell whether a build from `inputs` would come to the same."""
        return bool(inputs) and self.inputs == inputs and self.covers(now)

    def covers(self, now: datetime) -> bool:
        """Tell whether nothing has fallen due until `now`, nor lies in the future again."""
        moment = now.timestamp()
        early = self.since is not None and moment < self.since
        return not (early or (self.until is not None and moment >= self.until))


@dataclass(frozen=True, slots=True)
class Material:
    """What a release was made from: a digest of each file by its name, where that is known.

    `elsewhere` are the other sites that its texts load from, and `pictured` the pictures that they show, by
    the texts' keys.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Mapping[str, Sources] = field(default_factory=dict)
    pictured: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Manifest:
    """The files of a release by their paths, and what views asked, with the tokens of the answers."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    questions: tuple[tuple[str, str], ...] = ()
    occasion: Occasion = Occasion()
    material: Material = Material()

    @cached_property
    def release(self) -> str:
        """The release's name: a digest of all its paths and bytes, the same wherever it is built."""
        return digest(
            *(part.encode() for path, entry in sorted(self.entries.items()) for part in (path, entry.content))
        )


class Written(NamedTuple):
    """A file as it was written: its size, its modification time, and the digest of its bytes."""

    size: int
    mtime_ns: int
    content: str


@dataclass(frozen=True, slots=True)
class Head:
    """As much of a manifest as tells whether anything is to be done, and what stands where."""

    occasion: Occasion
    files: Mapping[str, Written]


def is_intact(file: str, entry: Entry) -> bool:
    """Tell whether the file is still as it was written."""
    return is_as_written(file, entry.size, entry.mtime_ns)


def is_as_written(file: str, size: int, mtime_ns: int) -> bool:
    """Tell whether the file has that size and that modification time."""
    try:
        found = os.lstat(file)
    except OSError:
        return False
    return found.st_size == size and found.st_mtime_ns == mtime_ns


def _lines(path: Path) -> tuple[bytes, bytes]:
    """Return the head and the rest. Raises OSError, and ValueError for what is not as it was written."""
    with path.open("rb") as file:
        seal, head, rest = file.readline(), file.readline(), file.read()
    if seal != _seal(head, rest):
        raise ValueError("the seal is broken")
    return head, rest


def _seal(*lines: bytes) -> bytes:
    """Return the `digest` of the lines, which are not put together: that would copy ten megabytes."""
    made = blake2b(sum(map(len, lines)).to_bytes(8, "big"), digest_size=16)
    for line in lines:
        made.update(line)
    return made.hexdigest().encode() + b"\n"


def _decode(head: Head, line: bytes) -> Manifest:
    rest = from_json(line)
    entries = {path: _entry(written, *rest["entries"][path]) for path, written in head.files.items()}
    questions = tuple((str(question), str(token)) for question, token in rest["questions"])
    asked = [entry.viewed.asked for entry in entries.values() if entry.viewed and entry.viewed.asked]
    if asked and not (min(map(min, asked)) >= 0 and max(map(max, asked)) < len(questions)):
        raise ValueError("a view asked what is not there")
    return Manifest(entries, questions, head.occasion, _material(**rest["material"]))


def _material(files: Any, elsewhere: Any, pictured: Any) -> Material:
    sources = {
        key: Sources(*(tuple(map(str, one)) for one in (pictures, media, forms)))
        for key, (pictures, media, forms) in elsewhere.items()
    }
    return Material(dict(files), sources, {key: tuple(map(str, one)) for key, one in pictured.items()})


def _decode_head(line: bytes, release: str) -> Head | None:
    value = from_json(line)
    if (value["version"], value["release"]) != (_VERSION, release):
        return None
    files = {path: Written(int(one[0]), int(one[1]), str(one[2])) for path, one in value["files"].items()}
    return Head(_occasion(**value["occasion"]), files)


def _occasion(
    inputs: Any, context: Any, since: Any, until: Any, held_back: Any, diagnostics: Any
) -> Occasion:
    since, until = (None if one is None else float(one) for one in (since, until))
    found = tuple(_diagnostic(**one) for one in diagnostics)
    return Occasion(str(inputs), str(context), since, until, tuple(map(str, held_back)), found)


def _diagnostic(*, severity: Any, place: Any, related: Any, **texts: Any) -> Diagnostic:
    return Diagnostic(
        severity=Severity(severity), place=Place(**place), related=related and Place(**related), **texts
    )


def _entry(written: Written, fingerprint: Any, *viewed: Any) -> Entry:
    size, mtime_ns, content = written
    if not isinstance(fingerprint, str):
        raise TypeError(fingerprint)
    if not viewed:
        return Entry(fingerprint, content, size, mtime_ns)
    args, view, asked = viewed
    return Entry(fingerprint, content, size, mtime_ns, Viewed(str(args), str(view), tuple(asked)))


@dataclass(frozen=True, slots=True)
class Published:
    """The release that an output directory holds, and its manifest as far as it could be read.

    `note` is a line for people when a manifest was there but could not be used.
    """

    release: str = ""
    manifest: Manifest = Manifest()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unsealed:
    """The release that an output directory holds, and its manifest, of which the head alone is decoded.

    There is no head where the manifest cannot be used; `note` is as in Published.
    """

    release: str = ""
    head: Head | None = None
    rest: bytes = field(default=b"", repr=False)
    note: str = ""

    def opened(self) -> Published:
        """Decode all of it."""
        if self.head is None:
            return Published(self.release, note=self.note)
        try:
            return Published(self.release, _decode(self.head, self.rest))
        except _WRONG:
            return Published(self.release, note=_damaged(f"{self.release}.json"))


def unsealed(tree: Path, state: Path) -> Unsealed:
    """Return what is known of the release in `tree`, from the directory that keeps its manifests."""
    name = current_release(tree)
    return unseal(manifest_path(state, name), name) if name else Unsealed()


def unseal(path: Path, release: str) -> Unsealed:
    """Return the manifest of the release, if it is there and as it was written."""
    try:
        line, rest = _lines(path)
        head = _decode_head(line, release)
    except FileNotFoundError:
        return Unsealed(release)
    except OSError:
        return Unsealed(release, note=f"{path.name} cannot be read; everything is built anew")
    except _WRONG:
        return Unsealed(release, note=_damaged(path.name))
    if head is None:
        note = f"{path.name} is of another release or version; everything is built anew"
        return Unsealed(release, note=note)
    return Unsealed(release, head, rest)


def _damaged(name: str) -> str:
    return f"{name} is damaged; everything is built anew"


def published(tree: Path, state: Path) -> Published:
    """Return all that is known of the release in `tree`, as `unsealed` does."""
    return unsealed(tree, state).opened()


def manifest_path(state: Path, release: str) -> Path:
    """Where the manifest of a release is kept."""
    return state / f"{release}.json"


def save_manifest(path: Path, manifest: Manifest) -> None:
    """Keep the manifest; a reader finds the old one or the new one."""
    head = {
        "version": _VERSION,
        "release": manifest.release,
        "occasion": manifest.occasion,
        "files": {
            name: (entry.size, entry.mtime_ns, entry.content) for name, entry in manifest.entries.items()
        },
    }
    rest = {
        "entries": {name: _fields(entry) for name, entry in manifest.entries.items()},
        "questions": manifest.questions,
        "material": {
            "files": manifest.material.files,
            "elsewhere": {key: astuple(one) for key, one in manifest.material.elsewhere.items()},
            "pictured": manifest.material.pictured,
        },
    }
    lines = (to_json(head) + b"\n", to_json(rest))
    with naming(path.with_suffix(".new")) as new:
        with new.open("wb") as file:
            file.writelines((_seal(*lines), *lines))
        new.replace(path)


def _fields(entry: Entry) -> tuple[Any, ...]:
    viewed = entry.viewed
    return (entry.fingerprint, *((viewed.args, viewed.view, viewed.asked) if viewed else ()))
