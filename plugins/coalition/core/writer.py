"""Writes what changed: outputs whose fingerprint is known are kept, the rest is made, on all cores."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from coalition.core import release
from coalition.core.fingerprint import Fingerprints
from coalition.core.manifest import (
    Entry,
    Manifest,
    Occasion,
    Published,
    is_intact,
    manifest_path,
    published,
    save_manifest,
)
from coalition.core.outputs import DataOutput, FileOutput, Output, PageOutput
from coalition.core.staging import Staging
from coalition.core.workers import spread

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

    `state` is the directory that keeps its manifests, `old` what is published there. `shared` is as for
    Staging.
    """

    def __init__(
        self,
        places: release.Places,
        state: Path,
        old: Published,
        fingerprints: Fingerprints,
        *,
        shared: bool,
        workers: int = 1,
    ) -> None:
        self._places = places
        self._output = str(places.output)
        self._state = state
        self._fingerprints = fingerprints
        self._workers = workers
        self._staging = Staging(places, shared=shared)
        self._old_release = old.release
        self._old = old.manifest
        self._made = 0

    def decide(self, outputs: Iterable[Output]) -> list[Decision]:
        """Say of each output whether the old file can serve."""
        return [self._decision(output, self._fingerprints.of(output)) for output in outputs]

    def _decision(self, output: Output, fingerprint: str) -> Decision:
        entry = self._old.entries.get(output.path)
        same = entry is not None and entry.fingerprint == fingerprint
        if not same or entry is None or not is_intact(f"{self._output}/{output.path}", entry):
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

    def remember(self, occasion: Occasion) -> None:
        """Note that the published tree is also what `occasion` would make."""
        if occasion != self._old.occasion:
            save_manifest(
                manifest_path(self._state, self._old_release), Manifest(self._old.entries, occasion)
            )

    def begin(self) -> Path:
        """Return the directory in which the new tree is made."""
        previous = published(self._places.previous, self._state)
        self._staging.begin(previous.manifest if previous.release and not previous.note else None)
        return self._staging.root

    def stage(self, decisions: Sequence[Decision], render: Render, announce: Announce) -> dict[str, Entry]:
        """Put every output into the staging directory and return their entries."""
        entries: dict[str, Entry] = {}
        missing = [one for one in decisions if one.kept is None]
        self._staging.sweep({one.output.path for one in decisions})
        self._staging.make_room(one.output.path for one in missing)
        for one in decisions:
            if one.kept is not None:
                self._staging.keep(one.output.path, one.kept)
                entries[one.output.path] = one.kept
        made = spread(lambda share: [self._make(one, render) for one in share], missing, self._workers)
        entries |= {one.output.path: entry for one, entry in zip(missing, made, strict=True)}
        self._made = len(missing)
        for one in missing:
            if isinstance(one.output, PageOutput):
                announce(self._staging.root / one.output.path, one.output)
        return entries

    def _make(self, decision: Decision, render: Render) -> Entry:
        output, new = decision.output, self._staging.root / decision.output.path
        content = _write(output, new, render)
        old = self._old.entries.get(output.path)
        if old and old.content == content and is_intact(f"{self._output}/{output.path}", old):
            new.unlink()
            self._staging.keep(output.path, old)
        return _entry(decision.fingerprint, content, new)

    def adopt_changes(self, entries: dict[str, Entry]) -> dict[str, Entry]:
        """Return the entries of what now stands in the staging directory, after others wrote there too.

        What they wrote or changed has no fingerprint: the next build makes it again.
        """
        found: dict[str, Entry] = {}
        for path in sorted(self._staging.root.rglob("*")):
            if path.is_file():
                name = path.relative_to(self._staging.root).as_posix()
                entry = entries.get(name)
                kept = entry if entry and is_intact(str(path), entry) else None
                found[name] = kept or _entry("", _digest_of(path), path)
        return found

    def finish(self, entries: dict[str, Entry], retention: tuple[str, ...], occasion: Occasion) -> Tally:
        """Publish the staged tree, unless it is to the byte what is published already."""
        manifest = Manifest(entries, occasion)
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
        save_manifest(manifest_path(self._state, manifest.release), manifest)
        if self._old_release != manifest.release or not self._is_published(entries):
            release.publish(self._places, manifest.release, retention)
        self._forget_other_manifests()
        return tally

    def _is_published(self, entries: dict[str, Entry]) -> bool:
        """Whether the files of the output are those that the entries describe."""
        return all(is_intact(f"{self._output}/{path}", entry) for path, entry in entries.items())

    def discard(self) -> None:
        """Forget the staging directory."""
        self._staging.discard()

    def _forget_other_manifests(self) -> None:
        trees = (self._places.output, self._places.previous)
        wanted = {release.current_release(tree) for tree in trees}
        for path in self._state.glob("*.json"):
            if path.stem not in wanted:
                path.unlink(missing_ok=True)


def _write(output: Output, new: Path, render: Render) -> str:
    """Write the output's file and return the digest of its bytes."""
    match output:
        case PageOutput():
            content = render(output)
        case DataOutput():
            content = output.make(output.view)
        case FileOutput():
            shutil.copyfile(output.source, new)
            return _digest_of(new)
    new.write_bytes(content)
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
