"""One build: what was read, planned and written, from the settings to the published tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.contents import Content
from pelican.plugins import signals
from pydantic_core import to_json

import coalition
from coalition.core.body import Converter
from coalition.core.diagnostics import ContentError, Diagnostic, Report
from coalition.core.fingerprint import Fingerprints, code_version, digest
from coalition.core.inputs import snapshot
from coalition.core.keeping import Keeping
from coalition.core.links import check_paths
from coalition.core.manifest import Entry, Occasion, is_intact, published
from coalition.core.outputs import Output, PageOutput
from coalition.core.plan import check_outputs
from coalition.core.reading import read_site
from coalition.core.release import Places, refuse_unless_ours
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.store import Store
from coalition.core.texts import MarkdownText
from coalition.core.theme import Theme
from coalition.core.views.parts import SiteView
from coalition.core.views.site_view import site_view
from coalition.core.workers import cores
from coalition.core.writer import Tally, Tree, Writer
from coalition.host.objects import lost, removed_from_filtered, with_filtered_texts
from coalition.host.plugins import LoadedPlugins, all_findings, all_outputs
from coalition.host.settings import sources_of

_PACKAGE = Path(coalition.__file__).parent


def state_of(root: Path, output: Path) -> Path:
    """Return the directory that keeps what is known of an output directory."""
    return root / ".coalition" / f"output-{digest(str(output.resolve()).encode())[:12]}"


def refuse_bad_output(settings: Settings, output: Path) -> None:
    """Raise OutputRefusedError unless the output directory may be replaced."""
    refuse_unless_ours(output, sources_of(settings, _PACKAGE))


@dataclass(frozen=True, slots=True)
class Planned:
    """A site without errors, what was found nonetheless, and everything that it consists of."""

    site: Site
    report: Report
    outputs: tuple[Output, ...]

    @property
    def held_back(self) -> tuple[str, ...]:
        """What is not published yet, each with why."""
        return tuple(f"{one.path} ({self.site.why_held(one)})" for one in self.site.held_back)


@dataclass(frozen=True, slots=True)
class Recalled:
    """What a build would say that has nothing to do."""

    total: int
    report: Report
    held_back: tuple[str, ...]


class Build:
    """Takes a site along the straight line. Each step raises ContentError when it finds errors.

    `alone` is True when nobody else writes into the tree: then unchanged files are hard links to the old
    tree's, and nothing at all is done when nothing changed.
    """

    def __init__(
        self,
        settings: Settings,
        plugins: LoadedPlugins,
        output: Path,
        *,
        pelican_settings: str,
        alone: bool,
    ) -> None:
        self.settings = settings
        self.output = output
        self.state = state_of(settings.root, output)
        self._plugins = plugins
        self._alone = alone
        self._code = code_version(_PACKAGE)
        store = Store(settings.root / ".coalition" / "store.sqlite", print)
        version = digest(self._code.encode(), to_json(settings.markdown, fallback=repr))
        self._keeping = Keeping(store, version, cores())
        self.old = published(output, self.state)
        # Taken before anything is read: an edit that comes while we read is one that the next build sees.
        # Today is an input too: who works where, and what is dated in the future, depends on it.
        today = settings.today.isoformat()
        self._context = digest(self._code.encode(), pelican_settings.encode(), today.encode())
        self._inputs = _inputs(settings, self._context) if alone else ""
        self.theme = Theme(settings.templates, settings.root)

    def recall(self) -> Recalled | None:
        """Return what the last build said, if this one would come to the same: then nothing need be read.

        Everything is hashed, and every published file looked at, but no text is decoded and no view made.
        """
        manifest = self.old.manifest
        if not manifest.occasion.still_holds(self._inputs, self.settings.now):
            return None
        if not all(is_intact(f"{self.output}/{path}", entry) for path, entry in manifest.entries.items()):
            return None
        occasion = manifest.occasion
        return Recalled(len(manifest.entries), Report(occasion.diagnostics), occasion.held_back)

    def _occasion(self, planned: Planned) -> Occasion:
        now, dates = self.settings.now, planned.site.publication_dates
        since = max((date.timestamp() for date in dates if date <= now), default=None)
        until = min((date.timestamp() for date in dates if date > now), default=None)
        held_back, diagnostics = planned.held_back, planned.report.diagnostics
        return Occasion(self._inputs, self._context, since, until, held_back, diagnostics)

    def read(self) -> Planned:
        """Read, relate and check everything, and plan all outputs to see that they fit together."""
        converter = Converter(self.settings.markdown, self.settings.limits)
        reading = read_site(self.settings, converter, self._keeping)
        if reading.site is None:
            raise ContentError(reading.report)
        report = reading.report + all_findings(self._plugins.ours, reading.site)
        outputs = self._outputs_or_none(reading.site, report)
        report += _fitting(reading.site, outputs, reading.texts)
        if report.errors:
            raise ContentError(report)
        return Planned(reading.site, report, outputs)

    def _outputs_or_none(self, site: Site, report: Report) -> tuple[Output, ...]:
        try:
            return self.outputs(site)
        except LookupError:
            if not report.errors:
                raise
            return ()  # a record with mistakes may lack what its page needs; its own finding is there

    def outputs(self, site: Site) -> tuple[Output, ...]:
        """Return everything that the site consists of."""
        return tuple(all_outputs(self._plugins.ours, site))

    def writing(self, planned: Planned) -> Writing:
        """Begin to write the site."""
        view = site_view(planned.site)
        fingerprints = Fingerprints(self.theme, view, self._code)
        writer = Writer(
            Tree(Places(self.output), self.state, self.old),
            fingerprints,
            self._context,
            shared=self._alone,
            workers=self._keeping.workers,
        )
        return Writing(self, planned, view, writer, self._occasion(planned))


def _inputs(settings: Settings, context: str) -> str:
    """Return a digest of everything that the site is made from."""
    registry = settings.root / settings.registry
    paths = (settings.layout.content, registry, settings.theme, *settings.templates)
    return snapshot(paths, context)


def _fitting(site: Site, outputs: tuple[Output, ...], texts: Iterable[MarkdownText]) -> Iterable[Diagnostic]:
    """Yield what does not fit together in a plan; there is nothing to say of none."""
    if not outputs:
        return ()
    paths = frozenset(output.path for output in outputs)
    return (*check_outputs(outputs), *check_paths(site, (text.at for text in texts), paths))


class Writing:
    """The second half of a build: from a Site without errors to the published tree."""

    def __init__(
        self, build: Build, planned: Planned, view: SiteView, writer: Writer, occasion: Occasion
    ) -> None:
        self._build = build
        self._outputs = planned.outputs
        self._view = view
        self._writer = writer
        self._occasion = occasion
        self.site = planned.site
        self.report = Report()
        """What was found after others had their turn."""

    def alone(self, retention: tuple[str, ...]) -> Tally:
        """Write the site with nobody else writing."""
        decisions = self._writer.decide(self.site, self._outputs)
        if self._writer.is_current(decisions):
            self._writer.remember(self._occasion)
            return Tally(len(decisions))
        try:
            self._writer.begin()
            return self._writer.finish(
                self._writer.stage(self.site, decisions, self._render, None), retention, self._occasion
            )
        finally:
            self._writer.discard()

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
        decisions = self._writer.decide(self.site, self._build.outputs(self.site))
        return self._writer.stage(self.site, decisions, self._render, self._announce)

    def publish(self, entries: dict[str, Entry], retention: tuple[str, ...]) -> Tally:
        """Publish what was written, with what others wrote."""
        return self._writer.finish(self._writer.adopt_changes(entries), retention, self._occasion)

    def discard(self) -> None:
        """Forget what was written."""
        self._writer.discard()

    def _render(self, output: PageOutput, this: Any) -> bytes:
        return self._build.theme.render(output.template, self._view, this)

    def _announce(self, path: Path, _: PageOutput, this: Any) -> None:
        signals.content_written.send(str(path), context={"site": self._view, "this": this})
