"""Pelican's settings dictionary, checked and made into the core's settings."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from math import inf
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from markdown import Markdown

from coalition.core.catalogs import LOCALE, has_words, words_of
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.edition import Edition
from coalition.core.formats import READERS
from coalition.core.languages import is_language
from coalition.core.layout import Layout
from coalition.core.limits import DEEPEST_NESTING, MOST_PIXELS, USUAL_LIMITS, Limits
from coalition.core.rules import catalog
from coalition.core.settings import Settings
from coalition.core.suggestion import did_you_mean
from coalition.core.urls import DEFAULT_PATTERNS, Urls
from coalition.core.words import Words
from coalition.host.known_settings import KNOWN

Number = TypeVar("Number", int, float)
PelicanSettings = Mapping[str, Any]


_INDEXNOW_KEY = re.compile(r"[A-Za-z0-9-]{8,128}")
_SETTINGS_FILE = "pelicanconf.py"
# Pelican's own defaults, which are no choice of the user's.
_PELICAN_DEFAULTS = {
    "ARTICLE": ("{slug}.html", "{slug}-{lang}.html"),
    "PAGE": ("pages/{slug}.html", "pages/{slug}-{lang}.html"),
}


def check_settings(pelican: PelicanSettings) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the settings."""
    wrong = (*_unknown(pelican), *_site_url(pelican), *_types(pelican), *_patterns(pelican), *_zone(pelican))
    return wrong or (*_languages(pelican), *_extensions(pelican))


def _at(name: str) -> Place:
    del name  # Pelican does not tell which file a setting came from
    return Place(_SETTINGS_FILE)


def _unknown(pelican: PelicanSettings) -> Iterator[Diagnostic]:
    for name in sorted(pelican):
        if name.startswith("COALITION_") and name not in KNOWN:
            yield catalog.UNKNOWN_SETTING.at(
                _at(name),
                f"there is no setting {name}",
                did_you_mean(name, KNOWN) or f"known: {', '.join(KNOWN)}",
            )


def _site_url(pelican: PelicanSettings) -> Iterator[Diagnostic]:
    url = pelican.get("SITEURL")
    parts = urlsplit(url) if isinstance(url, str) else urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        yield catalog.BAD_SETTING.at(
            _at("SITEURL"),
            f"SITEURL is {url!r}",
            'set the address of the site, such as "https://example.org"',
        )
    if pelican.get("RELATIVE_URLS"):
        yield catalog.BAD_SETTING.at(
            _at("RELATIVE_URLS"), "RELATIVE_URLS is on", "links are root-relative here: leave it out"
        )


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)


def _is_readers(value: Any) -> bool:
    return _is_list(value) and set(value) <= set(READERS)


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


def _is_page_size(value: Any) -> bool:
    return value is False or _is_number(value)


def _is_number(value: Any, *, least: float = 0, most: float = inf) -> bool:
    """Whether it is a whole number; to Python True is one as well, which nobody means."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_indexnow_key(value: Any) -> bool:
    """Whether it is a key as https://www.indexnow.org/documentation has it."""
    return isinstance(value, str) and _INDEXNOW_KEY.fullmatch(value) is not None


def _is_duration(value: Any) -> bool:
    return _is_number(value, least=1) or (isinstance(value, float) and 0 < value < inf)


_TYPES: tuple[tuple[str, Callable[[Any], bool], str], ...] = (
    ("COALITION_REGISTRY", _is_text, "a file name"),
    ("COALITION_LANGUAGES", _is_list, 'a list of languages, such as ["en", "fr"]'),
    ("COALITION_READERS", _is_readers, 'a list with "html", "rst" or both, or leave it out'),
    ("COALITION_TEXT_LIMIT", partial(_is_number, least=1), "a number of bytes, such as 5_000_000"),
    ("COALITION_TOPIC_LIMIT", _is_number, "a number of topics, such as 100"),
    (
        "COALITION_PIXEL_LIMIT",
        partial(_is_number, least=1, most=MOST_PIXELS),
        f"a number of pixels, such as 50_000_000, and at most {MOST_PIXELS:_}",
    ),
    (
        "COALITION_NESTING_LIMIT",
        partial(_is_number, least=1, most=DEEPEST_NESTING),
        f"a number of levels, at most {DEEPEST_NESTING}",
    ),
    ("COALITION_CARD_LIMIT", _is_number, "a number of pages, such as 500"),
    ("COALITION_MARKDOWN_SECONDS", _is_duration, "a number of seconds, such as 10"),
    ("COALITION_BUNDLE", _is_switch, "True or False"),
    ("COALITION_INDEXNOW_KEY", _is_indexnow_key, "8 to 128 letters, digits and hyphens"),
    ("COALITION_OFFLINE", _is_switch, "True or False"),
    ("COALITION_PREVIEW", _is_switch, "True or False"),
    ("COALITION_SEARCH", _is_switch, "True or False"),
    ("COALITION_PROFILE", _is_switch, "True or False"),
    ("COALITION_WARNINGS_AS_ERRORS", _is_switch, "True or False"),
    ("OUTPUT_PATH", _is_text, "a path"),
    ("OUTPUT_RETENTION", _is_list, "a list of names"),
    ("ARTICLE_PATHS", _is_list, "a list of folders"),
    ("PAGE_PATHS", _is_list, "a list of folders"),
    ("STATIC_PATHS", _is_list, "a list of folders"),
    ("IGNORE_FILES", _is_list, "a list of patterns"),
    ("THEME_TEMPLATES_OVERRIDES", _is_list, "a list of folders"),
    ("DEFAULT_PAGINATION", _is_page_size, "a number of articles, or False"),
    ("FEED_MAX_ITEMS", _is_number, "a number of entries"),
    ("MARKDOWN", _is_table, "a dictionary"),
)


def _types(pelican: PelicanSettings) -> Iterator[Diagnostic]:
    for name, is_sound, words in _TYPES:
        value = pelican.get(name)
        if value is not None and not is_sound(value):
            yield catalog.BAD_SETTING.at(_at(name), f"{name} is {value!r}", f"set {words}")


def _patterns(pelican: PelicanSettings) -> Iterator[Diagnostic]:
    words = dict.fromkeys(("slug", "show", "kind"), "x")
    sample = {**words, "date": datetime(2000, 1, 1, tzinfo=UTC), "year": 2000, "number": 1}
    urls = {f"{page}_URL": pattern for page, pattern in _urls(pelican).items()}
    save_as = {f"{page}_SAVE_AS": pattern for page, pattern in _save_as(pelican).items()}
    for page in DEFAULT_PATTERNS:
        yield from _without_language(page, pelican)
    for name, pattern in (urls | save_as).items():
        try:
            pattern.format(**sample)
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            yield catalog.BAD_SETTING.at(
                _at(name), f"the pattern {pattern!r} of {name} cannot be filled in: {error}", "use {slug}"
            )


def _without_language(page: str, pelican: PelicanSettings) -> Iterator[Diagnostic]:
    for ending in ("_LANG_URL", "_LANG_SAVE_AS"):
        pattern = _given(pelican, ending).get(page)
        if pattern and "{lang}" not in pattern:
            name = f"{page}{ending}"
            yield catalog.BAD_SETTING.at(
                _at(name), f"the pattern {pattern!r} of {name} is the same for all languages", "use {lang}"
            )


def _zone(pelican: PelicanSettings) -> Iterator[Diagnostic]:
    name = pelican.get("TIMEZONE", "UTC")
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        yield catalog.BAD_SETTING.at(
            _at("TIMEZONE"), f"TIMEZONE is {name!r}", 'set a name such as "Europe/Paris"'
        )


def _languages(pelican: PelicanSettings) -> Iterator[Diagnostic]:
    """A site that is said to be in a language must have words in it."""
    own = pelican.get("DEFAULT_LANG", "en")
    if not (_is_text(own) and is_language(own)):
        yield catalog.BAD_SETTING.at(
            _at("DEFAULT_LANG"), f"DEFAULT_LANG is {own!r}", 'set a code such as "en"'
        )
        return
    for language in pelican.get("COALITION_LANGUAGES") or ():
        if not is_language(language):
            message, advice = f'"{language}" is not a language code', 'write one such as "fr" or "pt-BR"'
        elif not has_words(language, _catalogs(pelican)):
            message = f'COALITION_LANGUAGES names "{language}", and there are no words in it'
            theme = Path(pelican["THEME"]).name
            advice = f"write {theme}/locale/{language}.po (docs/languages.md), or take it out"
        else:
            continue
        yield catalog.BAD_SETTING.at(_at("COALITION_LANGUAGES"), message, advice)
    yield from _broken_catalogs(pelican)


def _broken_catalogs(pelican: PelicanSettings) -> Iterator[Diagnostic]:
    for language in _spoken(pelican):
        try:
            words_of(language, _catalogs(pelican))
        except ValueError as error:
            yield catalog.BAD_SETTING.at(
                _at("COALITION_LANGUAGES"), f"a catalog of words cannot be read: {error}", "mend it"
            )


def _spoken(pelican: PelicanSettings) -> tuple[str, ...]:
    """The languages of the site, its own first."""
    return tuple(dict.fromkeys((pelican["DEFAULT_LANG"], *(pelican.get("COALITION_LANGUAGES") or ()))))


def _catalogs(pelican: PelicanSettings) -> tuple[Path, ...]:
    return (Path(pelican["THEME"]) / "locale", LOCALE)


def _extensions(pelican: PelicanSettings) -> Iterator[Diagnostic]:
    """Try the Markdown settings before any text is converted with them."""
    try:
        Markdown(**_markdown(pelican))
    except Exception as error:  # an extension is a program: it can raise anything
        yield catalog.BAD_SETTING.at(
            _at("MARKDOWN"),
            f"MARKDOWN cannot be used: {type(error).__name__}: {error}",
            "check its extensions",
        )


def _urls(pelican: PelicanSettings) -> dict[str, str]:
    return dict(DEFAULT_PATTERNS) | _given(pelican, "_URL")


def _save_as(pelican: PelicanSettings) -> dict[str, str]:
    return _given(pelican, "_SAVE_AS")


def _given(pelican: PelicanSettings, ending: str) -> dict[str, str]:
    found = {page: pelican.get(f"{page}{ending}") for page in DEFAULT_PATTERNS}
    return {
        page: str(value)
        for page, value in found.items()
        if value and value not in _PELICAN_DEFAULTS.get(page, ())
    }


def read_settings(pelican: PelicanSettings, now: datetime) -> Settings:
    """Return the core's settings; `check_settings` must have found nothing wrong."""
    content = Path(pelican["PATH"])
    root = content.resolve().parent
    zone = ZoneInfo(pelican.get("TIMEZONE", "UTC"))
    overrides = tuple(root / folder for folder in pelican["THEME_TEMPLATES_OVERRIDES"])
    theme = Path(pelican["THEME"])
    urls = Urls(pelican["SITEURL"].rstrip("/"), _urls(pelican), _save_as(pelican))
    words = words_of(pelican["DEFAULT_LANG"], _catalogs(pelican))
    return Settings(
        root=root,
        registry=pelican.get("COALITION_REGISTRY", "partners.yaml"),
        layout=_layout(pelican, content, zone),
        theme=theme,
        urls=urls,
        now=now,
        language=pelican["DEFAULT_LANG"],
        words=words,
        zone=zone,
        page_size=pelican.get("DEFAULT_PAGINATION") or 12,
        card_limit=pelican.get("COALITION_CARD_LIMIT", 500),
        feed_limit=pelican.get("FEED_MAX_ITEMS") or 1_000_000,
        limits=_limits(pelican),
        indexnow_key=pelican.get("COALITION_INDEXNOW_KEY") or "",
        preview=pelican.get("COALITION_PREVIEW", False),
        search=pelican.get("COALITION_SEARCH") is not False,
        bundle=pelican.get("COALITION_BUNDLE", False),
        offline=_keeps_pages(pelican),
        markdown=_markdown(pelican),
        templates=(*overrides, theme / "templates"),
        editions=tuple(_editions(pelican, urls, words)),
    )


def _keeps_pages(pelican: PelicanSettings) -> bool:
    """In the preview a worker would outlive the project, at an address that other projects have too."""
    return bool(pelican.get("COALITION_OFFLINE")) and not pelican.get("COALITION_PREVIEW")


def _editions(pelican: PelicanSettings, urls: Urls, words: Words) -> Iterator[Edition]:
    """Yield the languages of a site that is in several."""
    own, *others = _spoken(pelican)
    if others:
        yield Edition(own, words.called, urls, words)
    for language in others:
        spoken = words_of(language, _catalogs(pelican))
        there = urls.in_language(language, *_lang_patterns(pelican))
        yield Edition(language, spoken.called, there, spoken)


def _lang_patterns(pelican: PelicanSettings) -> tuple[dict[str, str], dict[str, str]]:
    """Where Pelican's own settings put articles and pages in other languages than the site's."""
    return _given(pelican, "_LANG_URL"), _given(pelican, "_LANG_SAVE_AS")


def _limits(pelican: PelicanSettings) -> Limits:
    usual = USUAL_LIMITS
    return Limits(
        topics=_given_or(pelican, "COALITION_TOPIC_LIMIT", usual.topics),
        pixels=_given_or(pelican, "COALITION_PIXEL_LIMIT", usual.pixels),
        nesting=_given_or(pelican, "COALITION_NESTING_LIMIT", usual.nesting),
        seconds=_given_or(pelican, "COALITION_MARKDOWN_SECONDS", usual.seconds),
    )


def _given_or(pelican: PelicanSettings, name: str, usual: Number) -> Number:
    """A setting that is None is one that is not set."""
    value = pelican.get(name)
    return usual if value is None else value


def _layout(pelican: PelicanSettings, content: Path, zone: ZoneInfo) -> Layout:
    return Layout(
        content=content,
        shown=content.name,
        articles=tuple(pelican["ARTICLE_PATHS"]),
        pages=tuple(pelican["PAGE_PATHS"]),
        static=tuple(pelican["STATIC_PATHS"]),
        ignore=tuple(pattern.rpartition("/")[2] for pattern in pelican["IGNORE_FILES"]),
        readers=tuple(pelican.get("COALITION_READERS") or ()),
        text_limit=_given_or(pelican, "COALITION_TEXT_LIMIT", 5_000_000),
        zone=zone,
    )


def _markdown(pelican: PelicanSettings) -> dict[str, Any]:
    """The header is read before Markdown sees the text: its meta-data extension has nothing to do."""
    given = dict(pelican["MARKDOWN"])
    configs = {
        name: config for name, config in given.get("extension_configs", {}).items() if not _is_meta(name)
    }
    extensions = [one for one in given.get("extensions", []) if not _is_meta(one)]
    extensions += [name for name in configs if name not in extensions]
    return {**given, "extensions": extensions, "extension_configs": configs}


def _is_meta(extension: Any) -> bool:
    return extension in ("meta", "markdown.extensions.meta")


def read_now(environ: Mapping[str, str], clock: datetime) -> datetime:
    """Return the moment that counts as now: SOURCE_DATE_EPOCH where it is set, or else the clock's.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else clock


def sources_of(settings: Settings, package: Path) -> tuple[Path, ...]:
    """The directories that the output must neither be, hold nor lie in."""
    root = settings.root
    named = (settings.layout.content, settings.theme, *settings.templates, package, root / ".git")
    return tuple(dict.fromkeys(path for path in named if os.path.lexists(path)))
