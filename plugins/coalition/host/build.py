"""One build: what was read, planned and written, from the settings to the published tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican.contents import Content
from pelican.plugins import signals
from pydantic_core import to_json

from coalition.core.body import Converter
from coalition.core.diagnostics import ContentError, Report
from coalition.core.fingerprint import Fingerprints, digest
from coalition.core.keeping import Keeping
from coalition.core.making import Decision, Untouched
from coalition.core.manifest import Entry, Material, Occasion, Unsealed
from coalition.core.outputs import Output, PageOutput
from coalition.core.pictures.store import PictureStore
from coalition.core.pictures.workshop import Workshop
from coalition.core.progress import UNWATCHED, Progress
from coalition.core.reading import Reader, Reading
from coalition.core.release import Places
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.store import Store
from coalition.core.survey import survey
from coalition.core.tally import Tally
from coalition.core.theme import Theme
from coalition.core.views.parts import SiteView
from coalition.core.views.site_view import site_views
from coalition.core.workers import beside, cores
from coalition.core.writer import Tree, Writer
from coalition.host.ground import Ground, state_of
from coalition.host.objects import lost, removed_from_filtered, with_filtered_texts
from coalition.host.planning import Planned, Planner
from coalition.host.plugins import LoadedPlugins

_FEW = 20
_MANY = 1000


def reader_of(settings: Settings, code: str, progress: Progress = UNWATCHED) -> Reader:
    """Return a reader that keeps what it decodes and converts in the project's store."""
    store = Store(settings.root / ".coalition" / "store.sqlite", print)
    version = digest(code.encode(), to_json(settings.markdown, fallback=repr))
    keeping = Keeping(store, version, cores(), progress)
    return Reader(Converter(settings.markdown, settings.limits), keeping)


def workshop_of(settings: Settings) -> Workshop:
    """Return what makes pictures and keeps them in the project's store."""
    return Workshop(PictureStore(settings.root / ".coalition" / "pictures", print))


class Build:
    """Takes a site along the straight line. Each step raises ContentError when it finds errors.

    `last` is what the output directory holds. Where nobody else writes into it, unchanged files are hard
    links to the old tree's. A `quick` build leaves out what takes long to make.
    """

    def __init__(
        self,
        settings: Settings,
        plugins: LoadedPlugins,
        output: Path,
        ground: Ground,
        last: Unsealed,
        progress: Progress = UNWATCHED,
        *,
        quick: bool = False,
    ) -> None:
        self.settings = settings
        self.output = output
        self.state = state_of(settings.root, output)
        self._ground = ground
        self._progress = progress
        self._quick = quick
        self._planner = Planner(plugins, reader_of(settings, ground.code, progress))
        self.old = last.opened()
        self.theme = Theme(settings.templates, settings.root)

    def reading(self) -> Reading:
        """Read and relate everything, whether something is wrong or not."""
        return self._planner.read(self.settings)

    def read(self) -> Planned:
        """Read, relate and check everything, and plan all outputs to see that they fit together."""
        was = self._edited_texts()
        around = was and self._read_around(was)
        if around:
            return around
        # What was read to see that more was edited than texts need not be read again.
        touched = () if was else None
        return self._planner.plan(self.settings, touched, self._ground.inputs)

    def _read_around(self, was: Mapping[str, str]) -> Planned | None:
        """Plan what an edit of texts affects; None when that is not sure, or more has to be made."""
        old = self.old.manifest
        with beside(
            lambda: survey(Places(self.output), self.state, old), worth_a_fork=len(old.entries) > _MANY
        ) as surveyed:
            planned = self._planner.plan_around(self.settings, old, was, self._ground.inputs)
            found = surveyed() if planned else None
        if planned is None or found is None or found.damaged & planned.untouched:
            return None
        return replace(planned, previous=found.previous)

    def _edited_texts(self) -> dict[str, str]:
        """Return the files that were edited since the last build, with the digests of what they were then.

        There are none when other files than texts of the content folder were edited, or many of them, or when
        files have come or gone: then much is another than it was.
        """
        if not self._quick and self._planner.has_slow_outputs(self.settings):
            return {}  # an index for searching tells of every word
        old, now = self.old.manifest, self._ground.inputs.files
        was = old.material.files
        if old.occasion.context != self._ground.context or not old.occasion.covers(self.settings.now):
            return {}
        if was.keys() != now.keys():
            return {}
        edited = [name for name, content in now.items() if was[name] != content]
        layout = self.settings.layout
        if len(edited) > _FEW or not all(Path(name).is_relative_to(layout.content) for name in edited):
            return {}
        return {
            f"{layout.shown}/{Path(name).relative_to(layout.content).as_posix()}": was[name]
            for name in edited
        }

    def outputs(self, site: Site) -> tuple[Output, ...]:
        """Return everything that the site consists of."""
        return self._planner.outputs(site)

    def slow_outputs(self, site: Site) -> tuple[Output, ...]:
        """Return what takes long to make, which is made by now."""
        return () if self._quick else self._planner.slow_outputs(site, self._progress)

    def writing(self, planned: Planned) -> Writing:
        """Begin to write the site."""
        views = site_views(planned.site, planned.paths)
        fingerprints = Fingerprints(self.theme, views[""], self._ground.code, views)
        writer = Writer(
            Tree(Places(self.output), self.state, self.old),
            fingerprints,
            self._ground.context,
            workshop_of(self.settings),
            shared=self._ground.alone,
            workers=cores(),
            progress=self._progress,
        )
        inputs = self._ground.inputs
        occasion = planned.occasion(inputs.digest, self._ground.context)
        return Writing(self, planned, views, writer, occasion, planned.material(inputs.files))


class Writing:
    """The second half of a build: from a Site without errors to the published tree."""

    def __init__(
        self,
        build: Build,
        planned: Planned,
        views: Mapping[str, SiteView],
        writer: Writer,
        occasion: Occasion,
        material: Material,
    ) -> None:
        self._build = build
        self._planned = planned
        self._views = views
        self._writer = writer
        self._occasion = occasion
        self._material = material
        self.site = planned.site
        self.report = Report()
        """What was found after others had their turn."""

    def alone(self, retention: tuple[str, ...]) -> Tally:
        """Write the site with nobody else writing."""
        decisions = self._decisions()
        if self._writer.is_current(decisions):
            self._writer.remember(self._occasion, self._material)
            return Tally(len(decisions))
        try:
            self._writer.begin(self._planned.previous)
            entries = self._writer.stage(self.site, decisions, self._render, None)
            return self._writer.finish(entries, retention, self._occasion, self._material)
        finally:
            self._writer.discard()

    def _decisions(self) -> Sequence[Decision | Untouched]:
        planned = self._planned
        if planned.affected:
            return self._writer.decide_edited(planned.outputs, planned.affected)
        slow = self._build.slow_outputs(self.site)
        return self._writer.decide(self.site, (*planned.outputs, *slow))

    def begin(self) -> Path:
        """Return the empty directory in which the new tree is made, for others to write to as well."""
        return self._writer.begin()

    def beside_others(self, contents: Iterable[Content]) -> dict[str, Entry]:
        """Write the site with the texts as other plugins left them in Pelican's objects."""
        contents = tuple(contents)
        report = Report.of(lost(self.site, contents))
        if report.errors:
            raise ContentError(report)
        filtered = with_filtered_texts(self.site, contents)
        self.report = Report.of(removed_from_filtered(self.site, filtered))
        self.site = filtered
        outputs = (*self._build.outputs(self.site), *self._build.slow_outputs(self.site))
        decisions = self._writer.decide(self.site, outputs)
        return self._writer.stage(self.site, decisions, self._render, self._announce)

    def publish(self, entries: dict[str, Entry], retention: tuple[str, ...]) -> Tally:
        """Publish what was written, with what others wrote."""
        return self._writer.finish(
            self._writer.adopt_changes(entries), retention, self._occasion, self._material
        )

    def discard(self) -> None:
        """Forget what was written."""
        self._writer.discard()

    def _render(self, output: PageOutput, this: Any) -> bytes:
        words = self.site.edition(output.language).words
        return self._build.theme.render(output.template, self._views[output.language], this, words)

    def _announce(self, path: Path, output: PageOutput, this: Any) -> None:
        context = {"site": self._views[output.language], "this": this}
        signals.content_written.send(str(path), context=context)
