"""A Pelican that builds a coalition's site: strict, and the whole tree or nothing."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from pelican import Pelican
from pelican.log import console
from pelican.plugins import signals
from pelican.plugins._utils import get_plugin_name
from pydantic_core import to_json

from coalition.core import exit_codes
from coalition.core.diagnostics import ContentError, Place, Report
from coalition.core.manifest import Unsealed, unsealed
from coalition.core.progress import UNWATCHED, Progress
from coalition.core.release import OutputRefusedError, Places, readable_by_all, recover
from coalition.core.rules import catalog
from coalition.core.tally import Tally
from coalition.host.console import print_closing, print_report, print_stages
from coalition.host.display import watch_for
from coalition.host.ground import Ground, ground_of, recall, refuse_bad_output, state_of
from coalition.host.lock import BuildRunningError, build_lock
from coalition.host.plugins import LoadedPlugins, are_ours_by_name, failure_in, load_and_register
from coalition.host.settings import check_settings, read_now, read_settings
from coalition.host.stopwatch import Stopwatch

# What reads and writes a site is imported where it begins: a build that has nothing to do ends without it.
if TYPE_CHECKING:
    from coalition.core.site import Site
    from coalition.host.build import Build, Writing
    from coalition.host.resident import Resident

# Settings that say how a run goes, not what it makes.
_WITHOUT_EFFECT = frozenset(
    {"BIND", "COALITION_PROFILE", "COALITION_WARNINGS_AS_ERRORS", "DEBUG", "OUTPUT_PATH", "PORT"}
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build that ended well made, and of which site where anything was to be done."""

    tally: Tally
    held_back: tuple[str, ...]
    output: Path
    site: Site | None = None


class CoalitionPelican(Pelican):
    """Set as PELICAN_CLASS.

    Raises SystemExit with one of `exit_codes` when something is wrong, never another exception.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        wrong = check_settings(settings)
        if wrong:
            _stop(Report.of(wrong), Path.cwd(), exit_codes.USAGE)
        self.core = read_settings(settings, read_now(os.environ, datetime.now(UTC)))
        self._loaded: LoadedPlugins | None = None
        self.outcome: Outcome | None = None
        super().__init__(settings)
        # Pelican would empty the directory before it knows whether the new tree can be made.
        self.delete_outputdir = False

    def init_plugins(self) -> None:
        """Load and register the plugins; one that cannot be is an error. Ours have time until they work."""
        self.plugins: list[Any] = []
        if not are_ours_by_name(self.settings["PLUGINS"]):
            self._loaded = self._load_plugins()

    @property
    def loaded(self) -> LoadedPlugins:
        """The plugins; they are loaded when they are needed for the first time."""
        if self._loaded is None:
            self._loaded = self._load_plugins()
        return self._loaded

    def _load_plugins(self) -> LoadedPlugins:
        loaded = load_and_register(self.settings)
        if loaded.diagnostics:
            _stop(Report.of(loaded.diagnostics), self.core.root, exit_codes.USAGE)
        self.plugins = list(loaded.modules)
        self.settings["PLUGINS"] = [get_plugin_name(module) for module in self.plugins]
        return loaded

    def build(
        self,
        progress: Progress = UNWATCHED,
        ground: Ground | None = None,
        last: Unsealed | None = None,
        *,
        quick: bool = False,
    ) -> Build:
        """Return a build of this site that has read nothing yet; `last` and `quick` are as for Build."""
        from coalition.host.build import Build

        output = Path(self.settings["OUTPUT_PATH"])
        ground = ground or self._ground()
        last = last or unsealed(output, state_of(self.core.root, output))
        return Build(self.core, self.loaded, output, ground, last, progress, quick=quick)

    def _ground(self) -> Ground:
        return ground_of(self.core, self._telling(), alone=not self._others_listen())

    def resident(self) -> Resident | None:
        """Return what brings the built site up to date after edits, unless others take part in a build."""
        from coalition.host.resident import Resident

        if self._others_listen():
            return None
        return Resident(self.core, self.loaded, Path(self.settings["OUTPUT_PATH"]), self._telling())

    def _telling(self) -> str:
        """All settings that say what is made."""
        telling = {name: value for name, value in self.settings.items() if name not in _WITHOUT_EFFECT}
        return to_json(telling, fallback=repr).decode()

    def run(self) -> None:
        """Build the site."""
        self._stop_status_display()
        # What is read stays until the end: looking through it for garbage again and again is for nothing.
        gc.disable()
        try:
            self._build_and_say()
            gc.freeze()  # Python looks for garbage once more as it ends
        except ContentError as error:
            _stop(error.report, self.core.root, exit_codes.CONTENT)
        except OutputRefusedError as error:
            found = catalog.BAD_SETTING.at(Place("pelicanconf.py"), f"OUTPUT_PATH: {error}")
            _stop(Report.of([found]), self.core.root, exit_codes.USAGE)
        except BuildRunningError:
            print("another build of this directory is running; try again when it has ended", file=sys.stderr)
            raise SystemExit(exit_codes.LOCKED) from None
        except KeyboardInterrupt:
            print("interrupted", file=sys.stderr)
            raise SystemExit(exit_codes.INTERRUPTED) from None
        except BrokenPipeError:
            _end_quietly()
        except OSError as error:
            print(f"error: {_in_words(error)}; the site is as it was", file=sys.stderr)
            raise SystemExit(exit_codes.USAGE) from error
        except Exception as error:
            self._confess(error)

    def _build_and_say(self) -> None:
        watch = watch_for(sys.stderr, os.environ)
        outcome = self.outcome = self.build_site(watch)
        print_closing(outcome.tally, outcome.held_back, outcome.output, watch.total)
        if outcome.tally.made and not _has_avif():
            print("This Pillow cannot make AVIF: pictures are there as WebP and in their own formats.")
        if self._others_listen():
            print(f"Pelican's objects were made for {', '.join(self._listeners())}, which takes longer.")
        if self.settings.get("COALITION_PROFILE"):
            print_stages(watch.stages)

    def _stop_status_display(self) -> None:
        """End the thread of the `pelican` command's status line: a process with threads cannot be forked."""
        for live in tuple(console._live_stack):
            live.stop()

    def build_site(self, watch: Stopwatch, *, quick: bool = False) -> Outcome:
        """Build and publish the site; `quick` is as for Build.

        Raises ContentError, OutputRefusedError, BuildRunningError or OSError; the site is then as it was.
        """
        output, retention = Path(self.settings["OUTPUT_PATH"]), tuple(self.settings["OUTPUT_RETENTION"])
        refuse_bad_output(self.core, output)
        with build_lock(state_of(self.core.root, output) / "lock"):
            recover(Places(output), retention)
            with watch.stage("looking for changes"):
                ground = self._ground()
                last = unsealed(output, state_of(self.core.root, output))
                recalled = recall(self.core, output, ground, last)
            if recalled:
                self._show(recalled.report)
                return Outcome(Tally(recalled.total), recalled.held_back, output)
            build = self.build(watch, ground, last, quick=quick)
            if build.old.note:
                print(build.old.note)
            with watch.stage("reading, checking and planning"):
                planned = build.read()
            self._show(planned.report)
            writing = build.writing(planned)
            with watch.stage("rendering, writing and publishing"):
                tally = self._written(writing, retention)
                return Outcome(tally, planned.held_back, build.output, planned.site)

    def _written(self, writing: Writing, retention: tuple[str, ...]) -> Tally:
        with readable_by_all():
            if self._others_listen():
                return self._beside_others(writing, retention)
            return writing.alone(retention)

    def _show(self, report: Report) -> None:
        print_report(report, self.core.root)
        if report.diagnostics and self.settings.get("COALITION_WARNINGS_AS_ERRORS"):
            raise SystemExit(exit_codes.CONTENT)

    def _beside_others(self, writing: Writing, retention: tuple[str, ...]) -> Tally:
        """Let Pelican read, signal and write, with the staged tree as its output directory."""
        from coalition.host.handing_over import HandingOver

        run = self._handing_over = HandingOver(writing)
        output = self.settings["OUTPUT_PATH"]
        try:
            self.settings["OUTPUT_PATH"] = self.output_path = str(writing.begin())
            super().run()
            self._show(writing.report)
            return writing.publish(run.entries, retention)
        finally:
            self.settings["OUTPUT_PATH"] = self.output_path = output
            writing.discard()

    def _get_generator_classes(self) -> list[Any]:
        return self._handing_over.generators(super()._get_generator_classes())

    def _others_listen(self) -> bool:
        """Whether anybody but us looks at Pelican's objects, signals or files."""
        return bool(self._listeners())

    def _listeners(self) -> list[str]:
        """Name whoever does: other plugins, TEMPLATE_PAGES, receivers of Pelican's signals."""
        foreign = self._loaded.foreign if self._loaded else ()
        listeners = [get_plugin_name(module) for module in foreign]
        listeners += ["TEMPLATE_PAGES"] if self.settings["TEMPLATE_PAGES"] else []
        heard = [name for name, value in vars(signals).items() if getattr(value, "receivers", None)]
        return listeners or [f"a receiver of {name}" for name in heard]

    def _confess(self, error: Exception) -> None:
        """End with a report of what is our own fault, unless it is that of a plugin."""
        failure = failure_in(error, self._loaded.foreign if self._loaded else ())
        if failure:
            _stop(Report.of([failure]), self.core.root, exit_codes.USAGE)
        report = self.core.root / ".coalition" / "crash-report.txt"
        report.parent.mkdir(exist_ok=True)
        report.write_text(traceback.format_exc(), encoding="utf-8")
        print(
            f"error: this is a fault of the program itself; please attach {report} to a report of it",
            file=sys.stderr,
        )
        raise SystemExit(exit_codes.INTERNAL)


def _has_avif() -> bool:
    from coalition.core.pictures.variants import has_avif

    return has_avif()


def _in_words(error: OSError) -> str:
    """What the system said, and of which file where it is told; of two, it is the one that was to be made."""
    return ": ".join(
        str(part) for part in (error.strerror or error, error.filename2 or error.filename) if part
    )


def _end_quietly() -> NoReturn:
    """Whoever read what we say has enough of it (`| head`); Python's own last flush would complain too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(exit_codes.PIPE)


def _stop(report: Report, root: Path, code: int) -> None:
    print_report(report, root)
    raise SystemExit(code)
