"""All texts of a site that are Markdown: those of documents, and those of partners.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coalition.core.content import AnyDocument, Content, documents_of
from coalition.core.diagnostics import Place
from coalition.core.formats import Format, format_of
from coalition.core.links import TextPlace
from coalition.core.model.podcast import EpisodeHeader, ShowHeader
from coalition.core.model.registry import Registry, Series, Topic
from coalition.core.model.text import ArticleHeader, Image, PageHeader, VoiceHeader
from coalition.core.sanitizer import Trust
from coalition.core.site import text_key
from coalition.core.yaml_nodes import Marks


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A text: where it stands, whose it is, the pictures that its front matter describes, and its format.

    It is Markdown unless it is a document in one of the formats that the settings ask for.
    """

    at: TextPlace
    trust: Trust
    images: tuple[Image, ...] = ()
    form: Format = "md"


def all_texts(content: Content, registry: Registry, marks: Marks) -> tuple[MarkdownText, ...]:
    """Return every Markdown text. What partners and guests wrote is not trusted as the coalition's own is."""
    documents = (text_of(one, registry) for one in documents_of(content))
    return (*documents, *_registry(registry, marks))


def text_of(document: AnyDocument, registry: Registry) -> MarkdownText:
    """Return the Markdown text of a document."""
    at = TextPlace(
        document.path, document.folder, document.markdown, document.markdown_line, document.place()
    )
    match document.header:
        case ArticleHeader(on_behalf_of=behalf, images=images):
            trust = _trust_in(behalf, registry) if behalf else Trust.OWN
            return MarkdownText(at, trust, images, format_of(document.path))
        case PageHeader(images=images) | EpisodeHeader(images=images):
            return MarkdownText(at, Trust.OWN, images, format_of(document.path))
        case ShowHeader():
            return MarkdownText(at, Trust.OWN)
        case VoiceHeader(partner=partner):
            return MarkdownText(at, _trust_in(partner, registry))


def _trust_in(partner: str | None, registry: Registry) -> Trust:
    """How far a text by or on behalf of a partner is trusted."""
    record = registry.partners.get(partner or "")
    tier = registry.tiers.get(record.tier or "") if record else None
    return Trust.UNFOLLOWED if tier and tier.nofollow else Trust.GUEST


def _registry(registry: Registry, marks: Marks) -> Iterator[MarkdownText]:
    if registry.coalition.mission:
        yield _entry(marks, registry.coalition.mission, Trust.OWN, "coalition", "mission")
    yield from _described(registry.topics, marks, "topics")
    yield from _described(registry.series, marks, "series")
    for person in registry.people.values():
        if person.bio:
            yield _entry(marks, person.bio, Trust.GUEST, "people", person.slug, "bio")
    for partner in registry.partners.values():
        if partner.description:
            trust = _trust_in(partner.slug, registry)
            yield _entry(marks, partner.description, trust, "partners", partner.slug, "description")


def _described(
    records: Mapping[str, Topic] | Mapping[str, Series], marks: Marks, section: str
) -> Iterator[MarkdownText]:
    for slug, record in records.items():
        if record.description:
            yield _entry(marks, record.description, Trust.OWN, section, slug, "description")


def _entry(marks: Marks, text: str, trust: Trust, *location: str) -> MarkdownText:
    """A block text's lines are indented in the file, so that only its beginning can be named."""
    at = marks.at(*location)
    place = Place(at.path, at.line, at.column)
    return MarkdownText(TextPlace(text_key(*location), "content", text, 0, place), trust)
