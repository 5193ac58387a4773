"""Writes what changed: what would come to the same is kept, the rest is made, on all cores."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from coalition.core import release
from coalition.core.fingerprint import Fingerprints, digest, name_of
from coalition.core.manifest import (
    Entry,
    Manifest,
    Occasion,
    Published,
    Viewed,
    is_intact,
    manifest_path,
    published,
    save_manifest,
)
from coalition.core.outputs import FileOutput, Output, PageOutput, ViewOutput
from coalition.core.questions import Memory, Tokens, Watched, answer_now
from coalition.core.site import Site
from coalition.core.staging import Staging
from coalition.core.workers import spread

Render = Callable[[PageOutput, Any], bytes]
"""Makes the bytes of a page from its view."""

Announce = Callable[[Path, PageOutput, Any], None]
"""Is told of each page that was written, with where it stands for now and its view."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What happens to an output.

    `kept` is the old file's entry when it is known that this file can serve. `args` and `view` are tokens of
    the view's arguments and of the view itself, which is empty while it is not known.
    """

    output: Output
    kept: Entry | None
    args: str = ""
    view: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """An output's entry, whether its file had to be made, and the answers that its view was made from."""

    entry: Entry
    anew: bool
    asked: dict[str, str]


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
        *,
        shared: bool,
        workers: int = 1,
    ) -> None:
        self._places = tree.places
        self._output = str(tree.places.output)
        self._state = tree.state
        self._old_release = tree.old.release
        self._old = tree.old.manifest
        self._fingerprints = fingerprints
        self._context = context
        self._workers = workers
        self._tokens = Tokens()
        self._staging = Staging(tree.places, shared=shared)
        self._answers: dict[str, str] = {}
        self._made = 0

    def decide(self, site: Site, outputs: Iterable[Output]) -> list[Decision]:
        """Say of each output whether the old file can serve, as far as that can be told without its view."""
        changed = self._changed_answers(site)
        return [
            self._file_decision(output)
            if isinstance(output, FileOutput)
            else self._view_decision(output, changed)
            for output in outputs
        ]

    def _changed_answers(self, site: Site) -> frozenset[int] | None:
        """Return which old questions have another answer now; None when all views are to be made."""
        if self._old.occasion.context != self._context:
            return None
        self._answers = {
            question: self._tokens.of_answer(question, answer_now(site, question))
            for question, _ in self._old.questions
        }
        return frozenset(
            position
            for position, (question, token) in enumerate(self._old.questions)
            if self._answers[question] != token
        )

    def _file_decision(self, output: FileOutput) -> Decision:
        return Decision(output, self._kept(output, self._fingerprints.of_file(output)))

    def _view_decision(self, output: ViewOutput, changed: frozenset[int] | None) -> Decision:
        args = self._tokens.of((name_of(output.view), *output.args))
        entry = self._old.entries.get(output.path)
        viewed = entry.viewed if entry else None
        if changed is None or viewed is None or viewed.args != args or not changed.isdisjoint(viewed.asked):
            return Decision(output, None, args)
        kept = self._kept(output, self._fingerprints.of_view(output, viewed.view))
        return Decision(output, kept, args, viewed.view)

    def _kept(self, output: Output, fingerprint: str) -> Entry | None:
        entry = self._old.entries.get(output.path)
        if entry is None or entry.fingerprint != fingerprint:
            return None
        return entry if is_intact(f"{self._output}/{output.path}", entry) else None

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
                manifest_path(self._state, self._old_release), replace(self._old, occasion=occasion)
            )

    def begin(self) -> Path:
        """Return the directory in which the new tree is made."""
        previous = published(self._places.previous, self._state)
        self._staging.begin(previous.manifest if previous.release and not previous.note else None)
        return self._staging.root

    def stage(
        self, site: Site, decisions: Sequence[Decision], render: Render, announce: Announce | None
    ) -> dict[str, Entry]:
        """Put every output into the staging directory and return their entries.

        With `announce`, which is told of each page at once, all is made in this process.
        """
        missing = [one for one in decisions if one.kept is None]
        self._staging.sweep({one.output.path for one in decisions})
        self._staging.make_room(one.output.path for one in missing)
        for one in decisions:
            if one.kept is not None:
                self._staging.keep(one.output.path, one.kept)
        workers = 1 if announce else self._workers
        memory = Memory()

        def work(share: Sequence[Decision]) -> list[Made]:
            return [self._make(Watched(site, self._tokens, memory), one, render, announce) for one in share]

        made = spread(work, missing, workers)
        self._made = sum(one.anew for one in made)
        return self._entries(decisions, made)

    def _make(self, watched: Watched, decision: Decision, render: Render, announce: Announce | None) -> Made:
        output, new = decision.output, self._staging.root / decision.output.path
        if isinstance(output, FileOutput):
            fingerprint = self._fingerprints.of_file(output)  # what is edited from here on is copied again
            with release.naming(new):
                shutil.copyfile(output.source, new)
            entry = _entry(fingerprint, _digest_of(new), new)
            return Made(self._linked(output, entry), True, {})
        view = output.view(watched.as_site(), *output.args)
        token = digest(to_json(view))
        fingerprint = self._fingerprints.of_view(output, token)
        viewed = Viewed(decision.args, token)
        kept = self._kept(output, fingerprint)
        if kept is not None:
            self._staging.keep(output.path, kept)
            return Made(replace(kept, viewed=viewed), False, watched.asked)
        content = render(output, view) if isinstance(output, PageOutput) else output.make(view)
        with release.naming(new):
            new.write_bytes(content)
        entry = _entry(fingerprint, blake2b(content, digest_size=16).hexdigest(), new)
        entry = replace(self._linked(output, entry), viewed=viewed)
        if announce and isinstance(output, PageOutput):
            announce(new, output, view)
        return Made(entry, True, watched.asked)

    def _linked(self, output: Output, entry: Entry) -> Entry:
        """Let a file that came to the same bytes as the old one be the old one."""
        old = self._old.entries.get(output.path)
        if not old or old.content != entry.content or not is_intact(f"{self._output}/{output.path}", old):
            return entry
        (self._staging.root / output.path).unlink()
        self._staging.keep(output.path, old)
        return replace(old, fingerprint=entry.fingerprint)

    def _entries(self, decisions: Sequence[Decision], made: Sequence[Made]) -> dict[str, Entry]:
        """Return all entries. What was asked newly goes below the old questions, whose places stay."""
        positions = {question: position for position, question in enumerate(self._answers)}
        entries: dict[str, Entry] = {}
        fresh = iter(made)
        for decision in decisions:
            if decision.kept is not None:
                entries[decision.output.path] = decision.kept
                continue
            one = next(fresh)
            for question, token in one.asked.items():
                positions.setdefault(question, len(positions))
                self._answers[question] = token
            entries[decision.output.path] = _with_asked(one.entry, positions, one.asked)
        return entries

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
        manifest = Manifest(entries, tuple(self._answers.items()), occasion)
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


def _with_asked(entry: Entry, positions: Mapping[str, int], asked: Iterable[str]) -> Entry:
    if entry.viewed is None:
        return entry
    return replace(entry, viewed=replace(entry.viewed, asked=tuple(positions[one] for one in asked)))


def _digest_of(path: Path) -> str:
    made = blake2b(digest_size=16)
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            made.update(chunk)
    return made.hexdigest()


def _entry(fingerprint: str, content: str, path: Path) -> Entry:
    found = path.stat()
    return Entry(fingerprint, content, found.st_size, found.st_mtime_ns)
