"""Decides what of an old tree can serve, and makes the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from pydantic_core import to_json

from coalition.core.archive import pack
from coalition.core.fingerprint import Fingerprints, digest, name_of
from coalition.core.manifest import Entry, Manifest, Viewed, is_intact
from coalition.core.outputs import (
    ArchiveOutput,
    DataOutput,
    FileOutput,
    Output,
    PageOutput,
    PictureOutput,
    SourceOutput,
    ViewOutput,
)
from coalition.core.pictures.workshop import Workshop
from coalition.core.progress import Progress
from coalition.core.questions import Memory, Tokens, Watched, is_same
from coalition.core.site import Site

Render = Callable[[PageOutput, Any], bytes]
"""Makes the bytes of a page from its view."""

Announce = Callable[[Path, PageOutput, Any], None]
"""Is told of each page that was written, with where it stands for now and its view."""


class Place(Protocol):
    """Where a tree is put together."""

    @property
    def root(self) -> Path:
        """Its directory."""

    def keep(self, path: str, entry: Entry) -> None:
        """Let the old file of that entry stand there."""

    def write(self, path: str, content: bytes) -> None:
        """Let a new file stand there."""

    def copy(self, path: str, source: Path) -> None:
        """Let a copy of `source` stand there."""


@dataclass(frozen=True, slots=True)
class Press:
    """How files are made: where they are put, what makes pages and pictures, and who is told of each page."""

    place: Place
    render: Render
    pictures: Workshop
    announce: Announce | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What happens to an output.

    `kept` is the old file's entry when it is known that this file can serve. `args` and `view` are tokens of
    the view's arguments and of the view itself, which are empty while they are not known.
    """

    output: Output
    kept: Entry | None
    args: str = ""
    view: str = ""

    @property
    def path(self) -> str:
        """The path of the output."""
        return self.output.path


@dataclass(frozen=True, slots=True)
class Untouched:
    """An old file that is known to serve, whatever output it is of."""

    path: str
    kept: Entry


@dataclass(frozen=True, slots=True)
class Affected:
    """What some questions have to do with: the tokens of all answers, by the questions, as they are now; and
    the paths of the old files whose views got others, with the tokens of their arguments."""

    answers: dict[str, str]
    args: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """An output's entry, whether its file had to be made, and the answers that its view was made from."""

    entry: Entry
    anew: bool
    asked: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A view with the tokens of its arguments and of itself, and the answers that it was made from."""

    args: str
    view: Any
    token: str
    asked: dict[str, str]


class Maker:
    """Makes the files of a site from the `old` ones in `tree` and what is new.

    `context` is that of the Occasion. `tokens` may be those of an earlier Maker in the same process, and
    `before` the outputs by their paths that it made `old` of. Who is `sure` that the old files are as they
    were written has them not looked at.
    """

    def __init__(
        self,
        old: Manifest,
        tree: Path,
        fingerprints: Fingerprints,
        context: str,
        tokens: Tokens,
        before: Mapping[str, Output] = MappingProxyType({}),
        *,
        sure: bool = False,
    ) -> None:
        self._old = old
        self._tree = str(tree)
        self._fingerprints = fingerprints
        self._context = context
        self._tokens = tokens
        self._before = before
        self._sure = sure
        self._answers: dict[str, str] = {}

    @property
    def questions(self) -> tuple[tuple[str, str], ...]:
        """All questions with the tokens of their answers, in the order that entries count them by."""
        return tuple(self._answers.items())

    def decide(self, site: Site, outputs: Iterable[Output]) -> list[Decision]:
        """Say of each output whether the old file can serve, as far as that can be told without its view."""
        changed = self._changed_answers(site)
        return [
            self._source_decision(output)
            if isinstance(output, SourceOutput)
            else self._view_decision(output, changed)
            for output in outputs
        ]

    def _changed_answers(self, site: Site) -> frozenset[int] | None:
        """Return which old questions have another answer now; None when all views are to be made."""
        if self._old.occasion.context != self._context:
            return None
        self._answers = {question: self._tokens.now(site, question) for question, _ in self._old.questions}
        return frozenset(
            position
            for position, (question, token) in enumerate(self._old.questions)
            if self._answers[question] != token
        )

    def decide_some(self, outputs: Mapping[str, Output], found: Affected) -> list[Decision]:
        """Say what is to be made again when nothing else is `affected`.

        `outputs` by their paths are those of the old tree, or as many of them as that concerns.
        """
        self._answers = found.answers
        return [Decision(outputs[path], None, args) for path, args in found.args.items()]

    def _source_decision(self, output: SourceOutput) -> Decision:
        return Decision(output, self._kept(output, self._fingerprints.of_source(output)))

    def _view_decision(self, output: ViewOutput, changed: frozenset[int] | None) -> Decision:
        entry = self._old.entries.get(output.path)
        viewed = entry.viewed if entry else None
        if changed is None or viewed is None:
            return Decision(output, None)
        args = viewed.args if self._has_the_same_args(output) else self._args_of(output)
        if viewed.args != args or not changed.isdisjoint(viewed.asked):
            return Decision(output, None, args)
        kept = self._kept(output, self._fingerprints.of_view(output, viewed.view))
        return Decision(output, kept, args, viewed.view)

    def _has_the_same_args(self, output: ViewOutput) -> bool:
        """Whether an earlier Maker of this process has made the output, of equal arguments."""
        before = self._before.get(output.path)
        if not isinstance(before, PageOutput | DataOutput):
            return False
        return before.view is output.view and is_same(before.args, output.args)

    def _args_of(self, output: ViewOutput) -> str:
        return self._tokens.of((f"{output.language}{name_of(output.view)}", *output.args))

    def _kept(self, output: Output, fingerprint: str) -> Entry | None:
        entry = self._old.entries.get(output.path)
        if entry is None or entry.fingerprint != fingerprint:
            return None
        return entry if self._is_there(output, entry) else None

    def _is_there(self, output: Output, entry: Entry) -> bool:
        return self._sure or is_intact(f"{self._tree}/{output.path}", entry)

    def making(self, site: Site, press: Press) -> Callable[[Sequence[Decision]], list[Made]]:
        """Return the function that makes what decisions want."""
        memory = Memory()
        seen: list[_Seen] = []  # the last: a feed in several formats has one view, and they follow each other

        def make(one: Decision) -> Made:
            if isinstance(one.output, FileOutput):
                return self._copied(one.output, press.place)
            if isinstance(one.output, ArchiveOutput):
                return self._packed(one.output, press.place)
            if isinstance(one.output, PictureOutput):
                return self._pictured(one.output, press)
            args = one.args or self._args_of(one.output)
            if not seen or seen[0].args != args:
                seen[:] = [self._seen(site, one.output, args, memory)]
            return self._made(seen[0], one.output, press)

        return lambda share: [make(one) for one in share]

    def _copied(self, output: FileOutput, place: Place) -> Made:
        fingerprint = self._fingerprints.of_source(output)  # what is edited from here on is copied again
        kept = self._same(output, digest_of(output.source))
        if kept is not None:
            place.keep(output.path, kept)
            return Made(replace(kept, fingerprint=fingerprint), True, {})
        place.copy(output.path, output.source)
        new = place.root / output.path
        return Made(entry_of(fingerprint, digest_of(new), new), True, {})

    def _packed(self, output: ArchiveOutput, place: Place) -> Made:
        fingerprint = self._fingerprints.of_source(output)
        return Made(self._put(output, pack(output), fingerprint, place), True, {})

    def _pictured(self, output: PictureOutput, press: Press) -> Made:
        fingerprint = self._fingerprints.of_source(output)
        content = press.pictures.content(output)
        return Made(self._put(output, content, fingerprint, press.place), True, {})

    def _seen(self, site: Site, output: ViewOutput, args: str, memory: Memory) -> _Seen:
        watched = Watched(site.edition(output.language), self._tokens, memory, output.language)
        view = output.view(watched.as_site(), *output.args)
        return _Seen(args, view, digest(to_json(view)), watched.asked)

    def _made(self, seen: _Seen, output: ViewOutput, press: Press) -> Made:
        view = seen.view
        fingerprint = self._fingerprints.of_view(output, seen.token)
        viewed = Viewed(seen.args, seen.token)
        kept = self._kept(output, fingerprint)
        if kept is not None:
            press.place.keep(output.path, kept)
            return Made(replace(kept, viewed=viewed), False, seen.asked)
        content = press.render(output, view) if isinstance(output, PageOutput) else output.make(view)
        entry = self._put(output, content, fingerprint, press.place)
        if press.announce and isinstance(output, PageOutput):
            press.announce(press.place.root / output.path, output, view)
        return Made(replace(entry, viewed=viewed), True, seen.asked)

    def _put(
        self,
        output: ViewOutput | ArchiveOutput | PictureOutput,
        content: bytes,
        fingerprint: str,
        place: Place,
    ) -> Entry:
        """Let the content stand in its place. What came to the same bytes as the old file is the old file."""
        made = blake2b(content, digest_size=16).hexdigest()
        kept = self._same(output, made)
        if kept is not None:
            place.keep(output.path, kept)
            return replace(kept, fingerprint=fingerprint)
        place.write(output.path, content)
        return entry_of(fingerprint, made, place.root / output.path)

    def _same(self, output: Output, content: str) -> Entry | None:
        old = self._old.entries.get(output.path)
        return old if old and old.content == content and self._is_there(output, old) else None

    def entries(self, decisions: Sequence[Decision | Untouched], made: Sequence[Made]) -> dict[str, Entry]:
        """Return all entries. What was asked newly goes below the old questions, whose places stay."""
        positions = {question: position for position, question in enumerate(self._answers)}
        entries: dict[str, Entry] = {}
        fresh = iter(made)
        for decision in decisions:
            if decision.kept is not None:
                entries[decision.path] = decision.kept
                continue
            one = next(fresh)
            for question, token in one.asked.items():
                positions.setdefault(question, len(positions))
                self._answers[question] = token
            entries[decision.path] = _with_asked(one.entry, positions, one.asked)
        return entries


def affected(old: Manifest, site: Site, questions: Collection[str], tokens: Tokens) -> Affected:
    """Return what is to be made again when no answers but those to `questions` can be others."""
    answers = dict(old.questions)
    before = {one: answers[one] for one in questions if one in answers}
    now = {one: tokens.now(site, one) for one in before}
    changed = {one for one in before if now[one] != before[one]}
    positions = frozenset(at for at, (one, _) in enumerate(old.questions) if one in changed)
    answers.update(now)
    return Affected(
        answers,
        {
            path: entry.viewed.args
            for path, entry in old.entries.items()
            if entry.viewed and not positions.isdisjoint(entry.viewed.asked)
        },
    )


def prepare_pictures(
    decisions: Iterable[Decision], workshop: Workshop, workers: int, progress: Progress
) -> None:
    """Make the pictures that decisions want, and forget those that none of them wants."""
    pictures = [one for one in decisions if isinstance(one.output, PictureOutput)]
    wanted = [one.output for one in pictures if one.kept is None and isinstance(one.output, PictureOutput)]
    if wanted:
        workshop.prepare(wanted, workers, progress)
        workshop.tidy(one.output for one in pictures if isinstance(one.output, PictureOutput))


def _with_asked(entry: Entry, positions: Mapping[str, int], asked: Iterable[str]) -> Entry:
    if entry.viewed is None:
        return entry
    return replace(entry, viewed=replace(entry.viewed, asked=tuple(positions[one] for one in asked)))


def digest_of(path: Path) -> str:
    """Return the digest of a file's bytes."""
    made = blake2b(digest_size=16)
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            made.update(chunk)
    return made.hexdigest()


def entry_of(fingerprint: str, content: str, path: Path) -> Entry:
    """Return the entry of a file as it stands on the disk now."""
    found = path.stat()
    return Entry(fingerprint, content, found.st_size, found.st_mtime_ns)
