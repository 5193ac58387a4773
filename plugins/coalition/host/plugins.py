"""Plugins, loaded and registered so that a failure is seen. Pelican itself logs it and exits 0."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pelican.plugins._utils import get_namespace_plugins, get_plugin_name, load_legacy_plugin

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.outputs import Output, SourceOutput, ViewOutput
from coalition.core.progress import Progress
from coalition.core.rules import catalog
from coalition.host.ground import PACKAGE

if TYPE_CHECKING:
    from coalition.core.settings import Settings
    from coalition.core.site import Site

_SETTINGS_FILE = Place("pelicanconf.py")


@dataclass(frozen=True, slots=True)
class LoadedPlugins:
    """The plugins of a site in their order, and what went wrong with the others."""

    modules: tuple[Any, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ours(self) -> tuple[ModuleType, ...]:
        """Those that make outputs from the Site. What makes them is loaded once they are asked."""
        return tuple(module for module in self.modules if _is_ours(module))

    def ours_for(self, kinds: Set[str]) -> tuple[ModuleType, ...]:
        """The same, but those first that show texts of these kinds."""
        return tuple(sorted(self.ours, key=lambda one: kinds.isdisjoint(getattr(one, "TEXTS", ()))))

    @property
    def foreign(self) -> tuple[Any, ...]:
        """Those that work on Pelican's own objects, signals and files."""
        return tuple(module for module in self.modules if not _is_ours(module))


def _is_ours(module: Any) -> bool:
    return hasattr(module, "outputs") and get_plugin_name(module).startswith("coalition.")


def are_ours_by_name(plugins: Iterable[Any] | None) -> bool:
    """Tell whether PLUGINS names only packages of this program, which is known without loading them."""
    ours = {f"{PACKAGE.name}.{init.parent.name}" for init in PACKAGE.glob("*/__init__.py")}
    return plugins is not None and all(str(name) in ours for name in plugins)


def load_and_register(settings: dict[str, Any]) -> LoadedPlugins:
    """Load and register what PLUGINS names; without the setting, all that is installed for Pelican."""
    installed = get_namespace_plugins()
    wanted = settings["PLUGINS"] if settings["PLUGINS"] is not None else list(installed)
    modules: list[Any] = []
    found: list[Diagnostic] = []
    for name in wanted:
        module = _attempt(name, "loaded", partial(_load, name, installed, settings["PLUGIN_PATHS"]), found)
        if module is not None and _attempt(name, "registered", partial(_register, module), found):
            modules.append(module)
    loaded = LoadedPlugins(tuple(modules), tuple(found))
    if loaded.ours or found:
        return loaded
    message = "PLUGINS names none of the plugins that make pages"
    return LoadedPlugins((), (catalog.BAD_SETTING.at(_SETTINGS_FILE, message, 'add "coalition.pages"'),))


def _load(name: Any, installed: dict[str, Any], paths: list[str]) -> Any:
    """Find a plugin where Pelican would; its own loop only logs what it cannot import."""
    if not isinstance(name, str):
        return name
    known = installed.get(name) or installed.get(f"pelican.plugins.{name}")
    return known or load_legacy_plugin(name, paths)


def _register(module: Any) -> bool:
    module.register()
    return True


def _attempt(name: Any, done: str, step: Callable[[], Any], found: list[Diagnostic]) -> Any:
    try:
        return step()
    except Exception as error:  # whatever a plugin raises is its failure
        message = f'the plugin "{name}" cannot be {done}: {type(error).__name__}: {error}'
        found.append(
            catalog.BROKEN_PLUGIN.at(_SETTINGS_FILE, message, "install it, or take it out of PLUGINS")
        )
        return None


def failure_in(error: Exception, modules: Iterable[Any]) -> Diagnostic | None:
    """Return a finding when the error was raised in the code of one of the plugins, or below it."""
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    for module in modules:
        home = getattr(module, "__file__", None) or ""
        beginning = home.removesuffix("__init__.py")
        if beginning and any(file.startswith(beginning) for file in files):
            message = f'the plugin "{get_plugin_name(module)}" failed: {type(error).__name__}: {error}'
            return catalog.BROKEN_PLUGIN.at(_SETTINGS_FILE, message, "mend it, or take it out of PLUGINS")
    return None


def all_outputs(modules: Iterable[Any], site: Site) -> Iterator[Output]:
    """Yield the outputs of every plugin, and last those that tell of all others."""
    modules = tuple(modules)
    made: list[Output] = []
    for output in _in_all_languages(modules, site):
        made.append(output)
        yield output
    for module in modules:
        if hasattr(module, "outputs_about"):
            yield from module.outputs_about(site, made)


def _in_all_languages(modules: Iterable[Any], site: Site) -> Iterator[Output]:
    """Yield the outputs of every plugin, for each language that the site is in.

    What a text makes is made where its own language is; what is the same in all languages is made once.
    """
    if not site.settings.editions:
        yield from _outputs(modules, site)
        return
    made: set[str] = set()
    for edition in site.settings.editions:
        language = edition.language
        spoken = "" if language == site.settings.own_language else language
        found = [one for one in _outputs(modules, site.edition(spoken)) if one.path not in made]
        for output in found:
            if isinstance(output, SourceOutput):
                yield output
            elif _language_of(site, output) in (None, language):
                yield replace(output, language=spoken)
            else:
                continue  # the edition of its own language makes it, be it at the same path
            made.add(output.path)


def _outputs(modules: Iterable[Any], site: Site) -> Iterator[Output]:
    for module in modules:
        yield from module.outputs(site)


def any_slow_outputs(modules: Iterable[Any], settings: Settings) -> bool:
    """Whether a plugin has outputs whose files take long to make."""
    return any(module.has_slow_outputs(settings) for module in modules if hasattr(module, "slow_outputs"))


def all_slow_outputs(modules: Iterable[Any], site: Site, progress: Progress) -> Iterator[Output]:
    """Yield the outputs whose files take long to make, and are made by now. Raises ContentError."""
    for module in modules:
        if hasattr(module, "slow_outputs"):
            yield from module.slow_outputs(site, progress)


def _language_of(site: Site, output: ViewOutput) -> str | None:
    """The language that a text's output is in; None for what no text makes."""
    # With pydantic, which a build with nothing to do spares.
    from coalition.core.model.text import VoiceHeader

    text = site.document(output.origin.path)
    if text is None or isinstance(text.header, VoiceHeader):  # voices share their pages
        return None
    language = site.language_of(text)
    known = {edition.language for edition in site.settings.editions}
    return language if language in known else site.settings.own_language


def all_findings(modules: Iterable[Any], site: Site) -> Iterator[Diagnostic]:
    """Yield what the plugins that check something have found."""
    for module in modules:
        if hasattr(module, "check"):
            yield from module.check(site)
