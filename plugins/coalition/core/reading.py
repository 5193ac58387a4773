"""The straight line from the files to a Site: read, decode, convert, relate."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from coalition.core.body import Body, Converter
from coalition.core.content import (
    AnyDocument,
    Content,
    Decoded,
    Found,
    TextFile,
    content_of,
    decode_file,
    find_content,
)
from coalition.core.diagnostics import Diagnostic, Place, Report
from coalition.core.inputs import NOTHING, Snapshot
from coalition.core.keeping import Keeping, convert_all, convert_one, decode_all, document_key, former_key
from coalition.core.kept_yaml import read_kept_yaml
from coalition.core.known_findings import KnownFindings
from coalition.core.late_bodies import LateBodies
from coalition.core.links import LinksByLanguage, Resolver
from coalition.core.manifest import Material
from coalition.core.media.facts import EpisodeMedia
from coalition.core.media.lock import lock_of, read_media_lock
from coalition.core.media.pictures import read_pictures
from coalition.core.media.reading import read_media
from coalition.core.model.registry import Registry
from coalition.core.model.text import ArticleHeader
from coalition.core.pictures.facts import PictureFacts
from coalition.core.planet import Planet, read_planet
from coalition.core.published import Published, read_published
from coalition.core.registry import DecodedRegistry, registry_of_yaml
from coalition.core.rules import catalog
from coalition.core.rules.checks import check_site
from coalition.core.rules.documents import check_text
from coalition.core.rules.logos import logos_of_nobody
from coalition.core.rules.texts import check as check_text_alone
from coalition.core.security import OWN_SITE, Sources
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.source import SourceFile, SourceRefusedError, decode_text, read_bytes
from coalition.core.texts import LateTexts, MarkdownText, Texts, text_of
from coalition.core.yaml_nodes import Marks

Touched = Collection[str] | None
"""The files that may have changed, by their paths for people, or None when it could be any."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. There is no site when partners.yaml cannot be read at all."""

    site: Site | None
    texts: tuple[MarkdownText, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class Edited:
    """A Site in which nothing but the text of one document is another."""

    site: Site
    document: AnyDocument
    text: MarkdownText


@dataclass(frozen=True, slots=True)
class _Records:
    """Everything that was read but for texts, and what is wrong with it."""

    registry: DecodedRegistry
    content: Content
    media: _Media
    published: Published
    planet: Planet
    diagnostics: tuple[Diagnostic, ...]

    def site(self, settings: Settings, registry: Registry, bodies: Mapping[str, Body]) -> Site:
        """Return the Site of the records with these texts."""
        media, decoded = self.media, self.registry
        return Site(
            settings,
            registry,
            decoded.marks,
            self.content,
            bodies,
            media.of_episodes,
            decoded.broken,
            media.pictures,
            self.published,
            media.vectors,
            self.planet,
        )


@dataclass(frozen=True, slots=True)
class _Media:
    """What was found in the files besides texts, and for which shows and episodes."""

    files: dict[str, SourceFile]
    texts: tuple[tuple[str, object], ...]
    of_episodes: dict[str, EpisodeMedia]
    pictures: dict[str, PictureFacts]
    vectors: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]


class Reader:
    """Reads everything that a site is made from, and again after edits: then only what was touched.

    What was not touched comes back as the very same objects.
    """

    def __init__(self, converter: Converter, keeping: Keeping) -> None:
        self._converter = converter
        self._keeping = keeping
        self._registry: DecodedRegistry | None = None
        self._found: Found | None = None
        self._decoded: dict[str, tuple[TextFile, Decoded]] = {}
        self._media: _Media | None = None
        self._bodies: dict[str, tuple[MarkdownText, Body]] = {}
        self._texts = Texts()
        self._known_findings: KnownFindings[MarkdownText] = KnownFindings()
        self._resolver = Resolver()
        self._site: Site | None = None

    def read(self, settings: Settings, touched: Touched = None, at_hand: Snapshot = NOTHING) -> Reading:
        """Read the site; the texts that are `at_hand` were read just now."""
        records = self._read_records(settings, touched, at_hand)
        registry = records.registry.registry
        if registry is None:
            return Reading(None, (), Report.of(records.diagnostics))
        texts = self._texts.of(records.content, registry, records.registry.marks)
        bodies = self._convert(texts)
        self._keeping.store.tidy()
        site = records.site(settings, registry, bodies)
        resolved, broken_links = self._resolver.resolve(site, (text.at for text in texts))
        site = self._site = replace(site, bodies=resolved).after(self._site)
        known = self._known_findings
        about_texts = (
            one
            for text in texts
            for one in known.of(text.at.key, text, bodies[text.at.key], check_text_alone)
        )
        return Reading(site, texts, Report.of([*records.diagnostics, *broken_links, *about_texts]))

    def read_around(
        self,
        settings: Settings,
        was: Mapping[str, str],
        material: Material,
        at_hand: Snapshot,
    ) -> tuple[Edited, ...] | None:
        """Read the site of which nothing but texts of documents was edited since another process read it.

        `was` has digests of what the edited files held then, by their paths for people, and `material` is
        what the site was made from. All texts that are returned stand in one Site, whose bodies are read when
        somebody asks for them. None is returned when more than the texts of documents may be others, or
        something is wrong with them: then all must be read.
        """
        records = self._read_records(settings, None, at_hand)
        registry = records.registry.registry
        if registry is None or not all(self._is_text_alone(settings, *one) for one in was.items()):
            return None
        texts = LateTexts(records.content, registry, records.registry.marks)
        bodies = LateBodies(texts, self._convert_kept, lambda: LinksByLanguage(site))
        site = records.site(settings, registry, bodies)
        if logos_of_nobody(site) or any(bodies.resolved(path).diagnostics for path in was):
            return None
        if any(_pictures_of(bodies[path]) != material.pictured.get(path, ()) for path in was):
            return None  # others have to be made
        now = _elsewhere_now(material.elsewhere, {path: bodies[path] for path in was})
        site = site.knowing(now, material.pictured)
        edited = tuple(Edited(site, cast(AnyDocument, site.document(path)), texts[path]) for path in was)
        return None if any(any(_findings(one, bodies[one.text.at.key])) for one in edited) else edited

    def _is_text_alone(self, settings: Settings, path: str, was: str) -> bool:
        """Whether nothing about the document is another than it was, but its text."""
        file, (document, diagnostics) = self._decoded.get(path, (None, (None, ())))
        if file is None or document is None or diagnostics:
            return False
        return document.key == former_key(file, was, settings.zone, self._keeping)

    def _convert_kept(self, text: MarkdownText) -> Body:
        return convert_all([text], self._converter, self._keeping)[text.at.key]

    def _read_records(self, settings: Settings, touched: Touched, at_hand: Snapshot) -> _Records:
        decoded = self._registry = self._read_registry(settings, touched)
        files = self._found = self._find(settings, touched, at_hand)
        content, content_found = content_of(files, self._decode(files, settings))
        media = self._media = self._read_media(content, settings)
        published, wrong_lock = read_published(settings)
        planet, wrong_planet = read_planet(settings)
        found = (*decoded.diagnostics, *content_found, *media.diagnostics, *wrong_lock, *wrong_planet)
        return _Records(decoded, content, media, published, planet, found)

    def read_edited(self, site: Site, path: str) -> Edited | None:
        """Read one text of the Site, which was read last, again.

        Returns None when more than the text of a document may have changed, or something is wrong with it:
        then all must be read, to say what.
        """
        old = site.document(path)
        found = _found_again(self._found, {path}, site.settings) if self._found and old else None
        if old is None or found is None:
            return None
        file = next(text for text in found.texts if text.shown == path)
        document, diagnostics = decoded = decode_file(file, site.settings.zone)
        if document is None or diagnostics or document_key(document) != document_key(old):
            return None
        new = cast(AnyDocument, document)
        text = text_of(new, site.registry)
        body = convert_one(text, self._converter, self._keeping)
        resolved = self._resolver.resolve_again(text.at, body)
        if _pictures_of(resolved.body) != site.pictured.get(path, ()):
            return None  # others have to be made
        edited = Edited(site.with_text(new, resolved.body), new, text)
        if resolved.diagnostics or logos_of_nobody(site) or any(_findings(edited, body)):
            return None
        self._found = found
        self._decoded[path] = file, decoded
        self._bodies[path] = text, body
        return edited

    def _read_registry(self, settings: Settings, touched: Touched) -> DecodedRegistry:
        if self._registry is not None and touched is not None and settings.registry not in touched:
            return self._registry
        return _read_registry(settings, self._keeping)

    def _find(self, settings: Settings, touched: Touched, at_hand: Snapshot) -> Found:
        if self._found is None or touched is None:
            return find_content(settings.layout, at_hand)
        touched = {path for path in touched if path != settings.registry}
        return _found_again(self._found, touched, settings) or find_content(settings.layout)

    def _decode(self, files: Found, settings: Settings) -> Sequence[Decoded]:
        known = self._decoded
        missing = [text for text in files.texts if text.shown not in known or known[text.shown][0] != text]
        new = zip(missing, decode_all(missing, settings.zone, self._keeping), strict=True)
        known |= {text.shown: (text, decoded) for text, decoded in new}
        self._decoded = {text.shown: known[text.shown] for text in files.texts}
        return [decoded for _, decoded in self._decoded.values()]

    def _read_media(self, content: Content, settings: Settings) -> _Media:
        texts = tuple((one.path, one.header) for one in (*content.shows, *content.episodes))
        last = self._media
        if last and last.files is content.files and last.texts == texts:
            return last
        limit = settings.layout.text_limit
        lock, bad_lock = read_media_lock(lock_of(settings), limit)
        media, found = read_media(content, lock, limit, self._keeping)
        pictures = read_pictures(content.files.values(), limit, settings.limits.pixels, self._keeping)
        return _Media(
            content.files,
            texts,
            media,
            pictures.facts,
            pictures.vectors,
            (*bad_lock, *found, *pictures.diagnostics),
        )

    def _convert(self, texts: Sequence[MarkdownText]) -> dict[str, Body]:
        known = self._bodies
        missing = [one for one in texts if not _is_known(one, known)]
        made = convert_all(missing, self._converter, self._keeping)
        self._bodies = {
            one.at.key: (one, made[one.at.key]) if one.at.key in made else known[one.at.key] for one in texts
        }
        return {key: body for key, (_, body) in self._bodies.items()}


def _is_known(text: MarkdownText, known: Mapping[str, tuple[MarkdownText, Body]]) -> bool:
    last = known.get(text.at.key)
    return last is not None and (last[0] is text or last[0] == text)


def _pictures_of(body: Body) -> tuple[str, ...]:
    return tuple(shown for _, shown in body.pictures)


def _elsewhere_now(was: Mapping[str, Sources], edited: Mapping[str, Body]) -> dict[str, Sources]:
    """Return which other sites texts load from when these were edited."""
    now = {**was, **{key: body.sources for key, body in edited.items()}}
    return {key: sources for key, sources in now.items() if sources != OWN_SITE}


def _findings(edited: Edited, body: Body) -> Iterator[Diagnostic]:
    """Yield what is wrong with the new text, besides its links."""
    yield from check_text_alone(edited.text, body)
    if isinstance(edited.document.header, ArticleHeader):
        yield from check_text(edited.site, edited.document)


def _found_again(found: Found, touched: Collection[str], settings: Settings) -> Found | None:
    """Return what was found, with touched texts read again; None when other files than texts were touched."""
    known = {text.shown: text for text in found.texts}
    if not all(path in known for path in touched):
        return None
    for path in touched:
        source = SourceFile(str(settings.root / path), path)
        try:
            data = read_bytes(source, settings.layout.text_limit)
        except SourceRefusedError:
            return None
        known[path] = replace(known[path], data=data)
    return replace(found, texts=tuple(known.values()))


def read_site(settings: Settings, converter: Converter, keeping: Keeping) -> Reading:
    """Read everything below the project's root that the site is made from, and check how it relates."""
    reading = Reader(converter, keeping).read(settings)
    found = check_site(reading.site) if reading.site else ()
    return replace(reading, report=reading.report + found)


def _read_registry(settings: Settings, keeping: Keeping) -> DecodedRegistry:
    source = SourceFile(str(settings.root / settings.registry), settings.registry)
    if not source.path.exists():
        return _no_registry(
            source.shown,
            catalog.UNREADABLE.at(
                Place(source.shown), "there is no such file", "it holds the coalition and its partners"
            ),
        )
    try:
        text = decode_text(read_bytes(source, settings.layout.text_limit), source.shown)
    except SourceRefusedError as refused:
        return _no_registry(source.shown, refused.diagnostic)
    return registry_of_yaml(read_kept_yaml(text, source.shown, keeping), settings.zone)


def _no_registry(shown: str, found: Diagnostic) -> DecodedRegistry:
    return DecodedRegistry(None, Marks(shown), frozenset(), (found,))
