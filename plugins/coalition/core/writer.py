"""Writes what changed: what would come to the same is kept, the rest is made, on all cores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coalition.core import release
from coalition.core.fingerprint import Fingerprints
from coalition.core.making import (
    Affected,
    Announce,
    Decision,
    Maker,
    Press,
    Render,
    Untouched,
    digest_of,
    entry_of,
    prepare_pictures,
)
from coalition.core.manifest import (
    Entry,
    Manifest,
    Material,
    Occasion,
    Published,
    is_intact,
    manifest_path,
    save_manifest,
    unsealed,
)
from coalition.core.outputs import Output
from coalition.core.pictures.workshop import Workshop
from coalition.core.progress import UNWATCHED, Progress
from coalition.core.questions import Tokens
from coalition.core.site import Site
from coalition.core.staging import Staging
from coalition.core.survey import Standing
from coalition.core.tally import Tally
from coalition.core.workers import spread


@dataclass(frozen=True, slots=True)
class Tree:
    """An output directory: where it is made, where its manifests are kept, and what is published there."""

    places: release.Places
    state: Path
    old: Published


class Writer:
    """Makes the tree of a site. `shared` is as for Staging; `context` is that of the Occasion."""

    def __init__(
        self,
        tree: Tree,
        fingerprints: Fingerprints,
        context: str,
        pictures: Workshop,
        *,
        shared: bool,
        workers: int = 1,
        progress: Progress = UNWATCHED,
    ) -> None:
        self._places = tree.places
        self._output = str(tree.places.output)
        self._state = tree.state
        self._old_release = tree.old.release
        self._old = tree.old.manifest
        self._pictures = pictures
        self._workers = workers
        self._progress = progress
        self._maker = Maker(self._old, tree.places.output, fingerprints, context, Tokens())
        self._staging = Staging(tree.places, shared=shared)
        self._made = 0

    def decide(self, site: Site, outputs: Iterable[Output]) -> list[Decision]:
        """Say of each output whether the old file can serve, as far as that can be told without its view."""
        return self._maker.decide(site, outputs)

    def decide_edited(self, outputs: Iterable[Output], found: Affected) -> list[Decision | Untouched]:
        """Say the same when nothing else is `affected` than these outputs.

        All other old files are known to serve.
        """
        by_path = {output.path: output for output in outputs}
        others = (path for path in self._old.entries if path not in by_path)
        untouched = [Untouched(path, self._old.entries[path]) for path in others]
        return [*untouched, *self._maker.decide_some(by_path, found)]

    def is_current(self, decisions: Iterable[Decision | Untouched]) -> bool:
        """Tell whether the output directory is already what the decisions want."""
        wanted = set()
        for decision in decisions:
            if decision.kept is None:
                return False
            wanted.add(decision.path)
        return bool(self._old_release) and wanted == set(self._old.entries)

    def remember(self, occasion: Occasion, material: Material) -> None:
        """Note that the published tree is also what `occasion` would make of this material."""
        if occasion != self._old.occasion:
            manifest = replace(self._old, occasion=occasion, material=material)
            save_manifest(manifest_path(self._state, self._old_release), manifest)

    def begin(self, previous: Standing | None = None) -> Path:
        """Return the directory in which the new tree is made.

        `previous` is that of a Survey, where there was one.
        """
        if previous:
            held = {path: entry.written for path, entry in self._old.entries.items()}
            self._staging.begin(held, previous)
            return self._staging.root
        head = unsealed(self._places.previous, self._state).head
        self._staging.begin(head.files if head else None)
        return self._staging.root

    def stage(
        self,
        site: Site,
        decisions: Sequence[Decision | Untouched],
        render: Render,
        announce: Announce | None,
    ) -> dict[str, Entry]:
        """Put every output into the staging directory and return their entries.

        With `announce`, which is told of each page at once, all is made in this process.
        """
        planned = [one for one in decisions if isinstance(one, Decision)]
        missing = [one for one in planned if one.kept is None]
        self._staging.sweep({one.path for one in decisions})
        self._staging.make_room(one.path for one in missing)
        for one in decisions:
            if one.kept is not None:
                self._staging.keep(one.path, one.kept)
        prepare_pictures(planned, self._pictures, self._workers, self._progress)
        make = self._maker.making(site, Press(self._staging, render, self._pictures, announce))
        with self._progress.stage("rendering", len(missing)):
            made = spread(make, missing, 1 if announce else self._workers, self._progress)
        self._made = sum(one.anew for one in made)
        return self._maker.entries(decisions, made)

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
                found[name] = kept or entry_of("", digest_of(path), path)
        return found

    def finish(
        self,
        entries: dict[str, Entry],
        retention: tuple[str, ...],
        occasion: Occasion,
        material: Material,
    ) -> Tally:
        """Publish the staged tree, unless it is to the byte what is published already."""
        with self._progress.stage("publishing"):
            manifest = Manifest(entries, self._maker.questions, occasion, material)
            return self._finished(manifest, retention)

    def _finished(self, manifest: Manifest, retention: tuple[str, ...]) -> Tally:
        entries = manifest.entries
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

    def _is_published(self, entries: Mapping[str, Entry]) -> bool:
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
