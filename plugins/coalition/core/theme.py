"""The theme: templates that see a `site` and a `this`, and nothing else."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, MutableMapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
    nodes,
)

from coalition.core.diagnostics import ContentError, Diagnostic, Place, Report
from coalition.core.directions import direction
from coalition.core.phrases import Translated
from coalition.core.rules import catalog
from coalition.core.words import ENGLISH, Words

_MISTAKES = (
    TemplateError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    ValueError,
    RecursionError,
)
"""What a template can raise of its own accord."""


class _Templates(Environment):
    """Templates that are given nothing but `site` and `this`, and of the two see `site` when imported."""

    words = ENGLISH

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        """Compile a template with its words translated; Jinja means this method to be overridden."""
        gettext = self.words.translations.gettext
        return super()._generate(Translated(gettext).visit(source), *args, **options)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what all templates know. Each import compares them, which is slow while they are chained."""
        return super().make_globals(d) if d else self.globals


class _Once:
    """Calls macros, once with the same arguments: `once(macro, …)` is for what many pages have in common."""

    def __init__(self) -> None:
        self._made: dict[tuple[Any, ...], Any] = {}

    def __call__(self, macro: Any, *args: Any) -> Any:
        key = (macro, *args)
        if key not in self._made:
            self._made[key] = macro(*args)
        return self._made[key]


class Theme:
    """Renders templates from folders, of which the first that has a template wins.

    A mistake in a template raises ContentError with the template's file and line.
    """

    def __init__(self, folders: Iterable[Path], root: Path) -> None:
        self._folders = tuple(folders)
        self._root = root
        self._closures: dict[str, str] = {}
        self._references: dict[str, list[str]] = {}
        self._environment = self._environment_in(ENGLISH)
        self._environments = {ENGLISH.language: self._environment}

    def _environment_in(self, words: Words) -> Environment:
        environment = _Templates(
            cache_size=-1,  # all of them, in a plain dictionary
            loader=FileSystemLoader([str(folder) for folder in self._folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            extensions=["jinja2.ext.i18n"],
        )
        environment.words = words
        environment.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined]
        environment.filters["direction"] = direction
        environment.filters["number"] = words.number
        environment.globals["once"] = _Once()
        return environment

    def render(self, template: str, site: Any, this: Any, words: Words = ENGLISH) -> bytes:
        """Return the page that `template` makes of the view `this`, with the site's words, as UTF-8.

        There is one site for each language of words.
        """
        try:
            return self._with(site, words).get_template(template).render(this=this).encode()
        except _MISTAKES as error:
            raise ContentError(Report.of([self._diagnostic(template, error)])) from error

    def _with(self, site: Any, words: Words) -> Environment:
        """Let the templates see `site`. What imported ones have made of another is forgotten."""
        environment = self._environments.get(words.language)
        if environment is None:
            environment = self._environments[words.language] = self._environment_in(words)
        if environment.globals.get("site") != site:
            environment.globals["site"] = site
            assert environment.cache is not None
            environment.cache.clear()
            environment.globals["once"] = _Once()
        return environment

    def closure(self, template: str) -> str:
        """Return a digest of the template and of all that it extends, includes or imports."""
        if template not in self._closures:
            digest = blake2b(digest_size=16)
            for name in sorted(self._reached(template)):
                digest.update(name.encode() + b"\0" + self._source(name).encode() + b"\0")
            self._closures[template] = digest.hexdigest()
        return self._closures[template]

    def _reached(self, template: str) -> set[str]:
        reached: set[str] = set()
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += self._referenced(name)
        return reached

    def _referenced(self, name: str) -> list[str]:
        if name not in self._references:
            self._references[name] = self._find_references(name)
        return self._references[name]

    def _find_references(self, name: str) -> list[str]:
        try:
            tree = self._environment.parse(self._source(name), name)
        except TemplateSyntaxError as error:
            raise ContentError(Report.of([self._diagnostic(name, error)])) from error
        found = list(meta.find_referenced_templates(tree))
        # A name that is computed could be any template's.
        return self._environment.list_templates() if None in found else [one for one in found if one]

    def _source(self, name: str) -> str:
        loader = self._environment.loader
        assert loader is not None
        try:
            return loader.get_source(self._environment, name)[0]
        except TemplateError as error:
            raise ContentError(Report.of([self._diagnostic(name, error)])) from error

    def _diagnostic(self, template: str, error: Exception) -> Diagnostic:
        place = self._place(template, error)
        message = str(error).split("\n")[0] or type(error).__name__
        if isinstance(error, TemplateNotFound):
            message = f'there is no template "{error.name}"'
        return catalog.BROKEN_TEMPLATE.at(place, message)

    def _place(self, template: str, error: Exception) -> Place:
        if isinstance(error, TemplateSyntaxError):
            return Place(self._shown(error.filename or template), error.lineno, 1)
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if any(Path(frame.filename).is_relative_to(folder) for folder in self._folders):
                return Place(self._shown(frame.filename), frame.lineno or 0, 1)
        return Place(self._shown(template))

    def _shown(self, filename: str) -> str:
        path = next(
            (p for p in (folder / filename for folder in self._folders) if p.exists()), Path(filename)
        )
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else str(path)
