"""A preview in one process: what was read stays in memory, and an edit costs what it touches."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coalition.core.content import Document
from coalition.core.diagnostics import Report
from coalition.core.fingerprint import Fingerprints, code_version
from coalition.core.links import check_paths
from coalition.core.live_tree import LiveTree
from coalition.core.making import Decision, Made, Maker, Press, affected, prepare_pictures
from coalition.core.manifest import Manifest, manifest_path, published, save_manifest
from coalition.core.outputs import Output, PageOutput, SourceOutput
from coalition.core.progress import UNWATCHED
from coalition.core.questions import Tokens, about_text
from coalition.core.reading import Touched
from coalition.core.release import readable_by_all
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.tally import Tally
from coalition.core.theme import Theme
from coalition.core.views.site_view import site_views
from coalition.host.build import reader_of, workshop_of
from coalition.host.ground import PACKAGE, context_of, state_of
from coalition.host.planning import Planned, Planner
from coalition.host.plugins import LoadedPlugins
from coalition.host.settings import read_now


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an update: the paths that were written or removed in it, and the tally of the last one."""

    paths: tuple[str, ...]
    tally: Tally | None = None


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the tree shows, or is about to."""

    planned: Planned
    context: str
    fingerprints: Fingerprints
    render: Callable[[PageOutput, Any], bytes]

    @property
    def site(self) -> Site:
        return self.planned.site

    def with_site(self, site: Site) -> _Shown:
        return replace(self, planned=replace(self.planned, site=site))


class Resident:
    """Brings the tree in `output`, which a build has made, up to date after each edit."""

    def __init__(
        self, settings: Settings, plugins: LoadedPlugins, output: Path, pelican_settings: str
    ) -> None:
        self._settings = settings
        self._pelican_settings = pelican_settings
        self._code = code_version(PACKAGE)
        self._reader = reader_of(settings, self._code)
        self._planner = Planner(plugins, self._reader)
        self._tree = LiveTree(output)
        self._state = state_of(settings.root, output)
        self._manifest = published(output, self._state).manifest
        self._tokens = Tokens()
        self._theme = Theme(settings.templates, settings.root)
        self._pictures = workshop_of(settings)
        self._shown: _Shown | None = None
        self._outputs: dict[str, Output] = {}
        self._is_noted = True

    @property
    def site(self) -> Site | None:
        """The site that is shown."""
        return self._shown.site if self._shown else None

    @property
    def report(self) -> Report:
        """What was found in what is shown."""
        return self._shown.planned.report if self._shown else Report()

    @property
    def held_back(self) -> tuple[str, ...]:
        """What is not shown, each with why."""
        return self._shown.planned.held_back if self._shown else ()

    def update(self, paths: Collection[Path] | None) -> Iterator[Step]:
        """Bring the tree up to date when files were edited, or any may have been; edited pages come first.

        Raises ContentError when there are errors; then what was not written yet stays as it is.
        """
        touched = None if paths is None else frozenset(self._names(paths))
        with readable_by_all():
            edited = self._with_edited_texts(touched)
            # An update that failed midway has left files that the manifest does not know.
            sure = self._shown is not None and touched is not None
            self._shown = None  # until it is clear that what was read is without errors, and shown
            yield from (
                self._show_texts(edited, touched or ()) if edited else self._show_all(touched, sure=sure)
            )

    def note(self) -> None:
        """Keep what is known of the tree for the next process."""
        if not self._is_noted:
            release = self._manifest.release
            save_manifest(manifest_path(self._state, release), self._manifest)
            self._tree.name(release)
            for path in self._state.glob("*.json"):
                if path.stem != release:
                    path.unlink(missing_ok=True)
            self._is_noted = True

    def _names(self, paths: Iterable[Path]) -> Iterator[str]:
        """The names by which diagnostics and documents call files."""
        layout, root = self._settings.layout, self._settings.root
        for path in paths:
            if path.is_relative_to(layout.content):
                yield f"{layout.shown}/{path.relative_to(layout.content).as_posix()}"
            else:
                yield os.path.relpath(path, root)

    def _settings_now(self) -> Settings:
        return replace(self._settings, now=read_now(os.environ, datetime.now(UTC)))

    def _context(self, settings: Settings) -> str:
        return context_of(settings, self._pelican_settings, self._code)

    def _with_edited_texts(self, touched: Touched) -> _Shown | None:
        """Return what to show when nothing but texts of documents was edited; None when that is not sure."""
        shown, settings = self._shown, self._settings_now()
        if shown is None or not touched or self._context(settings) != shown.context:
            return None
        has_findings = any(one.place.path in touched for one in shown.planned.report.diagnostics)
        if has_findings or not self._manifest.occasion.covers(settings.now):
            return None
        paths = frozenset(self._manifest.entries)
        for path in touched:
            edited = self._reader.read_edited(shown.site, path)
            if edited is None or any(check_paths(edited.site, [edited.text.at], paths)):
                return None
            shown = shown.with_site(edited.site)
        return shown if shown.site.sources == (self._shown or shown).site.sources else None

    def _show_texts(self, shown: _Shown, touched: Collection[str]) -> Iterator[Step]:
        maker = self._maker(shown)
        questions = [question for path in touched for question in about_text(path, self._other_languages)]
        found = affected(self._manifest, shown.site, questions, self._tokens)
        decisions = maker.decide_some(self._outputs, found)
        made = yield from self._make(maker, shown, decisions, touched)
        entries = {**self._manifest.entries, **maker.entries(decisions, made)}
        yield self._settle(shown, Manifest(entries, maker.questions, self._manifest.occasion), made)

    def _show_all(self, touched: Touched, *, sure: bool) -> Iterator[Step]:
        settings = self._settings_now()
        planned = self._planner.plan(settings, touched)
        if touched is None or any(self._is_of_theme(path) for path in touched):
            self._theme = Theme(settings.templates, settings.root)
        shown = self._shown_as(planned, self._context(settings))
        maker = self._maker(shown, sure=sure)
        decisions = maker.decide(planned.site, planned.outputs)
        self._tree.remove(self._manifest.entries.keys() - {output.path for output in planned.outputs})
        made = yield from self._make(maker, shown, decisions, touched or ())
        manifest = Manifest(
            maker.entries(decisions, made), maker.questions, planned.occasion("", shown.context)
        )
        self._outputs = {output.path: output for output in planned.outputs}
        yield self._settle(shown, manifest, made)

    def _is_of_theme(self, name: str) -> bool:
        path = self._settings.root / name
        return any(path.is_relative_to(folder) for folder in self._settings.theme_folders)

    def _shown_as(self, planned: Planned, context: str) -> _Shown:
        theme, views = self._theme, site_views(planned.site, planned.paths)

        def render(output: PageOutput, this: Any) -> bytes:
            words = planned.site.edition(output.language).words
            return theme.render(output.template, views[output.language], this, words)

        return _Shown(planned, context, Fingerprints(theme, views[""], self._code, views), render)

    @property
    def _other_languages(self) -> tuple[str, ...]:
        return tuple(edition.language for edition in self._settings.editions[1:])

    def _maker(self, shown: _Shown, *, sure: bool = False) -> Maker:
        return Maker(
            self._manifest,
            self._tree.root,
            shown.fingerprints,
            shown.context,
            self._tokens,
            self._outputs,
            sure=sure,
        )

    def _make(
        self, maker: Maker, shown: _Shown, decisions: Sequence[Decision], touched: Collection[str]
    ) -> Generator[Step, None, list[Made]]:
        """Make what is missing, pages of touched documents first; return it in the order of the decisions."""
        missing = [one for one in decisions if one.kept is None]
        first = [one for one in missing if _shows(one.output, touched)]
        prepare_pictures(decisions, self._pictures, 1, UNWATCHED)
        make = maker.making(shown.site, Press(self._tree, shown.render, self._pictures))
        made = dict(zip((one.output.path for one in first), make(first), strict=True))
        if first:
            yield Step(tuple(made))
        rest = [one for one in missing if one.output.path not in made]
        made |= zip((one.output.path for one in rest), make(rest), strict=True)
        return [made[one.output.path] for one in missing]

    def _settle(self, shown: _Shown, manifest: Manifest, made: Sequence[Made]) -> Step:
        """Hold on to what is shown now, and say what is different from before."""
        before, entries = self._manifest.entries, manifest.entries
        written = tuple(
            path for path, one in entries.items() if path not in before or before[path].content != one.content
        )
        removed = tuple(path for path in before if path not in entries)
        self._shown, self._manifest, self._is_noted = shown, manifest, False
        tally = Tally(len(entries), sum(one.anew for one in made), written, removed)
        return Step((*written, *removed), tally)


def _shows(output: Output, touched: Collection[str]) -> bool:
    """Whether the output is the page of a touched document."""
    subject = None if isinstance(output, SourceOutput) or not output.args else output.args[0]
    return isinstance(output, PageOutput) and isinstance(subject, Document) and subject.path in touched
