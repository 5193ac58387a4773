"""From the settings to a plan: a site that was read without errors, and all that it consists of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import islice

from coalition.core.content import kind_of
from coalition.core.diagnostics import ContentError, Diagnostic, Place, Report
from coalition.core.inputs import NOTHING, Snapshot
from coalition.core.links import check_paths
from coalition.core.making import Affected, affected
from coalition.core.manifest import Manifest, Material, Occasion
from coalition.core.outputs import Output
from coalition.core.plan import check_outputs
from coalition.core.progress import Progress
from coalition.core.questions import Tokens, about_text
from coalition.core.reading import Reader, Reading, Touched
from coalition.core.rules.checks import check_site
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.survey import Standing
from coalition.core.texts import MarkdownText
from coalition.core.workers import beside
from coalition.host.plugins import (
    LoadedPlugins,
    all_findings,
    all_outputs,
    all_slow_outputs,
    any_slow_outputs,
)

_MANY_TEXTS = 1000


@dataclass(frozen=True, slots=True)
class Planned:
    """A site without errors, what was found nonetheless, and everything that it consists of."""

    site: Site
    report: Report
    outputs: tuple[Output, ...]
    affected: Affected | None = None
    """Where all else is as it was: what an edit of texts affects, which are the outputs."""
    untouched: frozenset[str] = frozenset()
    """The paths of all other outputs, then."""
    previous: Standing | None = None
    """How the previous tree stands, where that was looked at."""

    @property
    def held_back(self) -> tuple[str, ...]:
        """What is not published yet, each with why."""
        return tuple(f"{one.path} ({self.site.why_held(one)})" for one in self.site.held_back)

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all outputs."""
        return self.untouched | {output.path for output in self.outputs}

    def material(self, files: Mapping[str, str]) -> Material:
        """Return what this is the plan of; `files` are digests by names."""
        return Material(files, self.site.elsewhere, self.site.pictured)

    def occasion(self, inputs: str, context: str) -> Occasion:
        """Return of what, and for which time, this is the plan."""
        now, dates = self.site.settings.now, self.site.publication_dates
        since = max((date.timestamp() for date in dates if date <= now), default=None)
        until = min((date.timestamp() for date in dates if date > now), default=None)
        return Occasion(inputs, context, since, until, self.held_back, self.report.diagnostics)


class Planner:
    """Reads a site and plans its outputs, once or again after edits."""

    def __init__(self, plugins: LoadedPlugins, reader: Reader) -> None:
        self._plugins = plugins
        self._reader = reader
        self._fitted: list[tuple[str, Place]] = []

    def read(self, settings: Settings) -> Reading:
        """Read and relate everything, whether something is wrong or not."""
        return self._reader.read(settings)

    def plan_around(
        self, settings: Settings, old: Manifest, was: Mapping[str, str], at_hand: Snapshot
    ) -> Planned | None:
        """Plan as the last build did, when nothing but texts of documents was edited; None if it is not sure.

        `was` and `at_hand` are as for `Reader.read_around`.
        """
        if any(one.place.path in was for one in old.occasion.diagnostics):
            return None
        edited = self._reader.read_around(settings, was, old.material, at_hand)
        if not edited:
            return None
        site, paths = edited[0].site, frozenset(old.entries)
        if any(check_paths(site, (one.text.at for one in edited), paths)):
            return None
        if site.sources != site.knowing(old.material.elsewhere, old.material.pictured).sources:
            return None  # the policy of all pages is another
        languages = tuple(edition.language for edition in settings.editions[1:])
        questions = tuple(question for path in was for question in about_text(path, languages))
        found = affected(old, site, questions, Tokens())
        kinds = {kind_of(one.document) for one in edited}
        outputs = self._some_outputs(site, kinds, found.args.keys())
        if len(outputs) < len(found.args):
            return None  # one of them others have made, or it takes long
        report = Report(old.occasion.diagnostics)
        return Planned(site, report, outputs, found, paths - found.args.keys())

    def _some_outputs(self, site: Site, kinds: Set[str], paths: Collection[str]) -> tuple[Output, ...]:
        """Plan until these have come: most of what there is has nothing to do with an edit.

        Texts of these `kinds` were edited.
        """
        plugins = self._plugins.ours_for(kinds)
        found = (output for output in all_outputs(plugins, site) if output.path in paths)
        return tuple(islice(found, len(paths)))

    def plan(self, settings: Settings, touched: Touched = None, at_hand: Snapshot = NOTHING) -> Planned:
        """Read, relate and check everything, and plan all outputs to see that they fit together.

        Raises ContentError when there are errors.
        """
        reading = self._reader.read(settings, touched, at_hand)
        site = reading.site
        if site is None:
            raise ContentError(reading.report)
        with beside(lambda: self._findings(site), worth_a_fork=len(reading.texts) > _MANY_TEXTS) as findings:
            outputs = self._outputs_or_error(site)
            found = self._fitting(site, outputs, reading.texts)
            report = reading.report + found + findings()
        if report.errors:
            raise ContentError(report)
        if isinstance(outputs, LookupError):
            raise outputs
        return Planned(site, report, outputs)

    def _findings(self, site: Site) -> tuple[Diagnostic, ...]:
        return (*check_site(site), *all_findings(self._plugins.ours, site))

    def _outputs_or_error(self, site: Site) -> tuple[Output, ...] | LookupError:
        try:
            return self.outputs(site)
        except LookupError as error:
            return error  # a record with mistakes may lack what its page needs; its own finding is there

    def outputs(self, site: Site) -> tuple[Output, ...]:
        """Return everything that the site consists of."""
        return tuple(all_outputs(self._plugins.ours, site))

    def has_slow_outputs(self, settings: Settings) -> bool:
        """Whether something takes long to make, of all that is written."""
        return any_slow_outputs(self._plugins.ours, settings)

    def slow_outputs(self, site: Site, progress: Progress) -> tuple[Output, ...]:
        """Return what takes long to make, and is only wanted when a site without errors is written."""
        return tuple(all_slow_outputs(self._plugins.ours, site, progress))

    def _fitting(
        self, site: Site, outputs: tuple[Output, ...] | LookupError, texts: Iterable[MarkdownText]
    ) -> tuple[Diagnostic, ...]:
        """Return what does not fit together in a plan; there is nothing to say where there is none."""
        if isinstance(outputs, LookupError):
            return ()
        paths = frozenset(output.path for output in outputs)
        return (*self._check_outputs(outputs), *check_paths(site, (text.at for text in texts), paths))

    def _check_outputs(self, outputs: tuple[Output, ...]) -> tuple[Diagnostic, ...]:
        """Say what `check_outputs` does; most edits leave all at the paths at which it fitted before."""
        where = [(output.path, output.origin) for output in outputs]
        if where == self._fitted:
            return ()
        found = tuple(check_outputs(outputs))
        self._fitted = [] if found else where
        return found
