"""Writes what changed: outputs whose fingerprint is known are kept, the rest is made."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from coalition.core import release
from coalition.core.fingerprint import Fingerprints
from coalition.core.manifest import Entry, Manifest, is_intact, load_manifest, save_manifest
from coalition.core.outputs import DataOutput, FileOutput, Output, PageOutput

Render = Callable[[PageOutput], bytes]
"""Makes the bytes of a page."""

Announce = Callable[[Path, PageOutput], None]
"""Is told of each page that was written, with where it stands for now."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What happens to an output: `kept` is the old file's entry when that file can serve."""

    output: Output
    fingerprint: str
    kept: Entry | None


@dataclass(frozen=True, slots=True)
class Tally:
    """What a build did: how many files there are and were made, which are new or other, which are gone."""

    total: int
    made: int = 0
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def reused(self) -> int:
        """The files that did not have to be made."""
        return self.total - self.made


class Writer:
    """Makes the tree of one output directory.

    `state` is the directory that keeps its manifests. With `shared`, files that stay are hard links to the
    old tree's; without, they are copies, which others may change in place.
    """

    def __init__(
        self, places: release.Places, state: Path, fingerprints: Fingerprints, *, shared: bool
    ) -> None:
        self._places = places
        self._state = state
        self._fingerprints = fingerprints
        self._shared = shared
        self._old_release = release.current_release(places.output)
        self._old, self.note = self._load()
        self._made = 0

    def _load(self) -> tuple[Manifest, str]:
        if not self._old_release:
            return Manifest(), ""
        return load_manifest(self._manifest_of(self._old_release), self._old_release)

    def _manifest_of(self, name: str) -> Path:
        return self._state / f"{name}.json"

    def decide(self, outputs: Iterable[Output]) -> list[Decision]:
        """Say of each output whether the old file can serve."""
        return [self._decision(output, self._fingerprints.of(output)) for output in outputs]

    def _decision(self, output: Output, fingerprint: str) -> Decision:
        entry = self._old.entries.get(output.path)
        same = entry is not None and entry.fingerprint == fingerprint
        if not same or entry is None or not is_intact(self._places.output / output.path, entry):
            return Decision(output, fingerprint, None)
        return Decision(output, fingerprint, entry)

    def is_current(self, decisions: Iterable[Decision]) -> bool:
        """Tell whether the output directory is already what the decisions want."""
        wanted = set()
        for decision in decisions:
            if decision.kept is None:
                return False
            wanted.add(decision.output.path)
        return bool(self._old_release) and wanted == set(self._old.entries)

    def begin(self) -> Path:
        """Return the empty directory in which the new tree is made."""
        return release.begin(self._places)

    def stage(self, decisions: Iterable[Decision], render: Render, announce: Announce) -> dict[str, Entry]:
        """Put every output into the staging directory and return their entries."""
        return {one.output.path: self._stage(one, render, announce) for one in decisions}

    def _stage(self, decision: Decision, render: Render, announce: Announce) -> Entry:
        output, new = decision.output, self._places.staging / decision.output.path
        if decision.kept is not None:
            release.keep_file(self._places.output / output.path, new, link=self._shared)
            return decision.kept
        self._made += 1
        content = _make(output, new, render)
        old = self._old.entries.get(output.path)
        if old and old.content == content and is_intact(self._places.output / output.path, old):
            new.unlink()
            release.keep_file(self._places.output / output.path, new, link=self._shared)
        entry = _entry(decision.fingerprint, content, new)
        if isinstance(output, PageOutput):
            announce(new, output)
        return entry

    def adopt_changes(self, entries: dict[str, Entry]) -> dict[str, Entry]:
        """Return the entries of what now stands in the staging directory, after others wrote there too.

        What they wrote or changed has no fingerprint: the next build makes it again.
        """
        found: dict[str, Entry] = {}
        for path in sorted(self._places.staging.rglob("*")):
            if path.is_file():
                name = path.relative_to(self._places.staging).as_posix()
                entry = entries.get(name)
                kept = entry if entry and is_intact(path, entry) else None
                found[name] = kept or _entry("", _digest_of(path), path)
        return found

    def finish(self, entries: dict[str, Entry], retention: tuple[str, ...]) -> Tally:
        """Publish the staged tree, unless it is to the byte what is published already."""
        manifest = Manifest(entries)
        old = self._old.entries
        tally = Tally(
            len(entries),
            self._made,
            tuple(
                path for path, one in entries.items() if path not in old or old[path].content != one.content
            ),
            tuple(path for path in old if path not in entries),
        )
        self._state.mkdir(parents=True, exist_ok=True)
        save_manifest(self._manifest_of(manifest.release), manifest)
        if self._old_release == manifest.release and self._is_linked(entries):
            self.discard()
        else:
            release.publish(self._places, manifest.release, retention)
        self._forget_other_manifests(manifest.release)
        return tally

    def _is_linked(self, entries: dict[str, Entry]) -> bool:
        """Whether the old tree's files are those that the manifest describes."""
        return all(is_intact(self._places.output / path, entry) for path, entry in entries.items())

    def discard(self) -> None:
        """Forget the staging directory."""
        shutil.rmtree(self._places.staging, ignore_errors=True)

    def _forget_other_manifests(self, current: str) -> None:
        for path in self._state.glob("*.json"):
            if path.stem != current:
                path.unlink(missing_ok=True)


def _make(output: Output, new: Path, render: Render) -> str:
    """Write the output's file and return the digest of its bytes."""
    match output:
        case PageOutput():
            content = render(output)
        case DataOutput():
            content = output.make(output.view)
        case FileOutput():
            new.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(output.source, new)
            return _digest_of(new)
    release.write_file(new, content)
    return blake2b(content, digest_size=16).hexdigest()


def _digest_of(path: Path) -> str:
    made = blake2b(digest_size=16)
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            made.update(chunk)
    return made.hexdigest()


def _entry(fingerprint: str, content: str, path: Path) -> Entry:
    found = path.stat()
    return Entry(fingerprint, content, found.st_size, found.st_mtime_ns)
