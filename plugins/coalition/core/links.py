"""Links within the site: what editors type, resolved to where it is published."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

from coalition.core.body import Body, pictures_in
from coalition.core.content import AnyDocument
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.core.source import line_and_column
from coalition.core.suggestion import did_you_mean
from coalition.core.urls import path_of
from coalition.core.views.cards import (
    beside_url,
    document_url,
    episode_url,
    show_url,
    static_url,
    voice_url,
)

_MARKED = re.compile(r"[{|](?P<kind>\w+)[|}](?P<rest>.*)", re.DOTALL)
_HELD_ADVICE = "publish it, or take the link out"
_PARTS = re.compile(r"(?P<path>[^?#]*)(?P<tail>.*)", re.DOTALL)
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Missing:
    """A target that does not exist: what is wrong, and what to type instead."""

    message: str
    advice: str = ""
    held: bool = False
    """Whether it does exist and is only held back."""


class Links:
    """Resolves the targets that documents hold; what it looks things up in is made when it is needed."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._held = frozenset(document.path for document in site.held_back)
        self._finders: Mapping[str, Callable[[str, str], str | Missing]] = {
            "partner": self._slug("PARTNER", "partner", site.partners, site.aliases),
            "person": self._slug("PERSON", "person", site.people),
            "author": self._slug("PERSON", "person", site.people),
            "topic": self._slug("TOPIC", "topic", site.topics),
            "tag": self._slug("TOPIC", "topic", site.topics),
            "series": self._slug("SERIES", "series", site.series_of_articles),
            "episode": self._episode,
            "show": self._show,
            "filename": self._filename,
            "static": self._file,
            "attach": self._file,
            "index": self._home,
        }

    @cached_property
    def _documents(self) -> dict[str, AnyDocument | int]:
        """What has an address by its path: documents, and voices by their numbers."""
        voices = {voice.path: number for number, voice in enumerate(self._site.voices)}
        named = {document.path: document for document in self._site.with_pages} | voices
        return {_composed(path): found for path, found in named.items()}

    def _address(self, found: AnyDocument | int) -> str:
        return voice_url(self._site, found) if isinstance(found, int) else document_url(self._site, found)

    @cached_property
    def _files(self) -> dict[str, str]:
        return {_composed(path): url for path, url in _file_urls(self._site)}

    @cached_property
    def _shown_at(self) -> dict[str, str]:
        return {url: shown for shown, url in self._files.items()}

    @cached_property
    def _episodes(self) -> dict[str, str]:
        return _episode_urls(self._site)

    @cached_property
    def _shows(self) -> dict[str, str]:
        return {show.slug: show_url(self._site, show) for show in self._site.shows}

    @cached_property
    def known(self) -> tuple[object, ...]:
        """All that a link's target hangs on, to be compared."""
        site = self._site
        slugs = tuple(
            frozenset(records)
            for records in (site.partners, site.people, site.topics, site.series_of_articles)
        )
        failed = site.content.failed
        return (
            {path: self._address(found) for path, found in self._documents.items()},
            self._files,
            self._held,
            self._episodes,
            self._shows,
            slugs,
            site.aliases,
            site.broken,
            failed,
        )

    def resolve(self, text: TextPlace, body: Body) -> Resolved:
        """Return the text with its links resolved."""
        if not body.links:
            return Resolved(text, body, body, ())
        hrefs = {typed: self.href(typed, text.folder) for typed in body.links}
        found = tuple(
            _broken(text, typed, href)
            for typed, href in hrefs.items()
            if isinstance(href, Missing) and not (href.held and text.key in self._held)
        )
        lead = {typed: typed if isinstance(href, Missing) else href for typed, href in hrefs.items()}
        pictures = tuple(self._pictures(body, lead))
        return Resolved(text, body, replace(body, hrefs=tuple(lead.items()), pictures=pictures), found)

    def _pictures(self, body: Body, lead: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the addresses of the pictures that the text shows, with the paths of their files."""
        base = f"{self._site.urls.base}/"
        for typed in pictures_in(body.typed):
            shown = self._shown_at.get(unquote(lead[typed].removeprefix(base)))
            if shown:
                yield lead[typed], shown

    def href(self, typed: str, folder: str) -> str | Missing:
        """Return the link for a target typed in a text of `folder`, with its query and fragment."""
        marked = _MARKED.fullmatch(typed)
        parts = _PARTS.fullmatch(marked.group("rest") if marked else typed)
        assert parts is not None
        found = self._find(marked.group("kind") if marked else "", parts.group("path"), folder)
        if isinstance(found, Missing):
            return found
        return self._site.urls.href(found) + parts.group("tail")

    def _find(self, kind: str, name: str, folder: str) -> str | Missing:
        if not kind:
            if name.startswith("/"):
                return unquote(name.lstrip("/"))
            return self._filename(folder, name)
        finder = self._finders.get(kind)
        if finder is None:
            advice = did_you_mean(kind, self._finders) or f"the kinds are {', '.join(self._finders)}"
            return Missing(f'there is no kind of link "{{{kind}}}"', advice)
        return finder(folder, name)

    def _slug(
        self, page: str, word: str, records: Mapping[str, Any], aliases: Mapping[str, str] = _NONE
    ) -> Callable[[str, str], str | Missing]:
        broken = {slug for _, slug in self._site.broken}  # those have findings of their own

        def find(_: str, name: str) -> str | Missing:
            slug = aliases.get(name.strip("/"), name.strip("/"))
            if slug in records or slug in broken:
                return self._site.urls.url(page, slug=slug)
            return Missing(f'there is no {word} "{slug}"', did_you_mean(slug, records))

        return find

    def _home(self, *_: str) -> str:
        return self._site.urls.url("HOME")

    def _episode(self, _: str, name: str) -> str | Missing:
        found = self._episodes.get(name.strip("/"))
        if found is not None:
            return found
        if self._is_among(name.strip("/"), self._site.content.failed):
            return name  # that file has a finding of its own
        if self._is_among(name.strip("/"), self._held):
            return Missing(f'the episode "{name}" is not published yet', _HELD_ADVICE, held=True)
        return Missing(f'there is no episode "{name}"', did_you_mean(name, self._episodes))

    def _is_among(self, episode: str, paths: frozenset[str]) -> bool:
        """Whether one of the paths is the episode's, or its show's."""
        show, _, slug = episode.rpartition("/")
        return any(
            (path.endswith("/show.md") and f"/{show}/" in path)
            or (path.endswith(f"{slug}/index.md") and show in ("", path.split("/")[-3]))
            for path in paths
        )

    def _show(self, _: str, name: str) -> str | Missing:
        if name.strip("/") in self._shows:
            return self._shows[name.strip("/")]
        return Missing(f'there is no show "{name}"', did_you_mean(name, self._shows))

    def _filename(self, folder: str, name: str) -> str | Missing:
        shown = self._shown(folder, name)
        if shown in self._documents:
            return self._address(self._documents[shown])
        return self._file(folder, name)

    def _file(self, folder: str, name: str) -> str | Missing:
        shown = self._shown(folder, name)
        if shown in self._files:
            return self._files[shown]
        if shown in self._site.content.failed:
            return shown  # that file has a finding of its own
        if shown in self._held:
            return Missing(f'"{shown}" is not published yet', _HELD_ADVICE, held=True)
        known = (*self._documents, *self._files)
        near = did_you_mean(posixpath.basename(shown), (posixpath.basename(one) for one in known))
        return Missing(f'there is no file "{shown}"', near)

    def _shown(self, folder: str, name: str) -> str:
        root = self._site.settings.layout.shown
        path = unquote(name)
        start = root if path.startswith("/") else folder
        return posixpath.normpath(_composed(f"{start}/{path.lstrip('/')}"))


def _composed(path: str) -> str:
    """A name in one Unicode form: macOS gives files another one than keyboards type."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def _file_urls(site: Site) -> Iterator[tuple[str, str]]:
    owners = {document.folder: document for document in site.with_pages if document.has_own_folder}
    for shown in site.content.files:
        folder = shown.rpartition("/")[0]
        while folder and folder not in owners:
            folder = folder.rpartition("/")[0]
        if folder:
            yield shown, beside_url(site, owners[folder], shown)
        else:
            yield shown, static_url(site, shown)


def _episode_urls(site: Site) -> dict[str, str]:
    """Episodes by `show/slug`, and by slug alone where that is enough."""
    full = {}
    for episode in site.written_episodes:
        show = site.show_of(episode)
        full[f"{show.slug if show else ''}/{episode.slug}"] = episode_url(site, episode)
    slugs = Counter(name.partition("/")[2] for name in full)
    alone = {name.partition("/")[2]: url for name, url in full.items()}
    return full | {slug: url for slug, url in alone.items() if slugs[slug] == 1}


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a text that may hold links was written."""

    key: str
    folder: str
    text: str
    line: int
    place: Place

    def find(self, typed: str, start: int = 0) -> Place:
        """The place of `typed` in the text, or of the text as a whole where it is spelled in another way."""
        offset = self.text.find(typed, start)
        return self.place if offset < 0 else self.at(offset, len(typed))

    def at(self, offset: int, length: int) -> Place:
        """The place of a stretch of the text, or of the whole where lines of the text are not the file's."""
        if not self.line:
            return self.place
        line, column = line_and_column(self.text, offset)
        return Place(self.place.path, self.line + line - 1, column, length)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A text whose links are resolved: what it was, its body with them, and those that lead nowhere."""

    text: TextPlace
    before: Body
    body: Body
    diagnostics: tuple[Diagnostic, ...]


class LinksByLanguage:
    """Resolves the links of texts, which lead to pages in the text's own language where the site is in it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._links: dict[str, Links] = {}

    @property
    def known(self) -> tuple[object, ...]:
        """All that a link's target hangs on, to be compared."""
        return self._in("").known

    def resolve(self, text: TextPlace, body: Body) -> Resolved:
        """Return the text with its links resolved."""
        return self._in(_language_of(self._site, text)).resolve(text, body)

    def _in(self, language: str) -> Links:
        if language not in self._links:
            self._links[language] = Links(self._site.edition(language))
        return self._links[language]


class Resolver:
    """Resolves the links of texts, and after edits only those that may lead elsewhere now."""

    def __init__(self) -> None:
        self._links: LinksByLanguage | None = None
        self._resolved: dict[str, Resolved] = {}

    def resolve(
        self, site: Site, texts: Iterable[TextPlace]
    ) -> tuple[dict[str, Body], tuple[Diagnostic, ...]]:
        """Return the bodies with their links resolved, and a finding for each that leads nowhere."""
        links = LinksByLanguage(site)
        if self._links is None or links.known != self._links.known:
            self._resolved = {}
        self._links = links
        known = {text.key: self._of(text, site.bodies[text.key], links) for text in texts}
        self._resolved = known
        bodies = {key: one.body for key, one in known.items()}
        return bodies, tuple(finding for one in known.values() for finding in one.diagnostics)

    def resolve_again(self, text: TextPlace, body: Body) -> Resolved:
        """Return a text that was edited, resolved with the links that were known last."""
        assert self._links is not None, "nothing was resolved yet"
        self._resolved[text.key] = found = self._of(text, body, self._links)
        return found

    def _of(self, text: TextPlace, body: Body, links: LinksByLanguage) -> Resolved:
        known = self._resolved.get(text.key)
        if known and known.before is body and (known.text is text or known.text == text):
            return known
        return links.resolve(text, body)


def _language_of(site: Site, text: TextPlace) -> str:
    """The language of a text, a document's or one below `i18n:`; nothing for the site's own."""
    if not site.settings.editions:
        return ""
    document = site.document(text.key)
    if document is not None:
        language = site.language_of(document)
    else:
        *_, key, language, _ = ("", "", *text.key.split("/"))
        language = language if key == "i18n" else ""
    others = {edition.language for edition in site.settings.editions[1:]}
    return language if language in others else ""


def _broken(text: TextPlace, typed: str, missing: Missing) -> Diagnostic:
    return catalog.BROKEN_LINK.at(text.find(typed), missing.message, missing.advice)


def check_paths(site: Site, texts: Iterable[TextPlace], paths: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each link such as `/join/` that leads to no output."""
    for text in texts:
        body = site.bodies.get(text.key, Body())
        for typed in dict.fromkeys(body.links):
            target = _PARTS.fullmatch(typed) if typed.startswith("/") else None
            if target is None:
                continue
            path = path_of(unquote(target.group("path")).lstrip("/"))
            if path not in paths:
                known = {f"/{known.removesuffix('index.html')}" for known in paths}
                yield catalog.BROKEN_LINK.at(
                    text.find(typed), f'there is no page "{typed}"', did_you_mean(typed, known)
                )
