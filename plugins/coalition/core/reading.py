"""The straight line from the files to a Site: read, decode, convert, relate, check."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coalition.core.body import Converter
from coalition.core.content import content_of, find_content
from coalition.core.diagnostics import Diagnostic, Place, Report
from coalition.core.keeping import Keeping, convert_all, decode_all
from coalition.core.links import resolve_links
from coalition.core.media.pictures import check_pictures
from coalition.core.media.reading import read_media
from coalition.core.registry import DecodedRegistry, read_registry
from coalition.core.rules import catalog
from coalition.core.rules.checks import check_site
from coalition.core.rules.texts import check as check_texts
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.source import SourceFile, SourceRefusedError, decode_text, read_bytes
from coalition.core.texts import MarkdownText, all_texts
from coalition.core.yaml_nodes import Marks


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. There is no site when partners.yaml cannot be read at all."""

    site: Site | None
    texts: tuple[MarkdownText, ...]
    report: Report


def read_site(settings: Settings, converter: Converter, keeping: Keeping) -> Reading:
    """Read everything below the project's root that the site is made from."""
    decoded = _read_registry(settings)
    files = find_content(settings.layout)
    content, content_found = content_of(files, decode_all(files.texts, settings.zone, keeping))
    media, media_found = read_media(content, settings.layout.text_limit)
    pictures_found = check_pictures(content.files.values(), settings.layout.text_limit)
    found = [*decoded.diagnostics, *content_found, *media_found, *pictures_found]
    if decoded.registry is None:
        return Reading(None, (), Report.of(found))
    texts = all_texts(content, decoded.registry, decoded.marks)
    bodies = convert_all(texts, converter, keeping)
    site = Site(settings, decoded.registry, decoded.marks, content, bodies, media, decoded.broken)
    resolved, broken_links = resolve_links(site, (text.at for text in texts))
    site = replace(site, bodies=resolved)
    about_texts = check_texts(texts, bodies)
    return Reading(site, texts, Report.of([*found, *broken_links, *about_texts, *check_site(site)]))


def _read_registry(settings: Settings) -> DecodedRegistry:
    source = SourceFile(settings.root / settings.registry, settings.registry)
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
    return read_registry(text, source.shown, settings.zone)


def _no_registry(shown: str, found: Diagnostic) -> DecodedRegistry:
    return DecodedRegistry(None, Marks(shown), frozenset(), (found,))
