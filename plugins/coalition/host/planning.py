"""From the settings to a plan: a site that was read without errors, and all that it consists of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coalition.core.diagnostics import ContentError, Diagnostic, Report
from coalition.core.links import check_paths
from coalition.core.manifest import Occasion
from coalition.core.outputs import Output
from coalition.core.plan import check_outputs
from coalition.core.reading import Reader, Reading, Touched
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.texts import MarkdownText
from coalition.host.plugins import LoadedPlugins, all_findings, all_outputs


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

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all outputs."""
        return frozenset(output.path for output in self.outputs)

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

    def read(self, settings: Settings) -> Reading:
        """Read, relate and check everything but what plugins check, whether something is wrong or not."""
        return self._reader.read(settings)

    def plan(self, settings: Settings, touched: Touched = None) -> Planned:
        """Read, relate and check everything, and plan all outputs to see that they fit together.

        Raises ContentError when there are errors.
        """
        reading = self._reader.read(settings, touched)
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


def _fitting(site: Site, outputs: tuple[Output, ...], texts: Iterable[MarkdownText]) -> Iterable[Diagnostic]:
    """Yield what does not fit together in a plan; there is nothing to say of none."""
    if not outputs:
        return ()
    paths = frozenset(output.path for output in outputs)
    return (*check_outputs(outputs), *check_paths(site, (text.at for text in texts), paths))
