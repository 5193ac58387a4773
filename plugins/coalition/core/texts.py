"""All texts of a site that are Markdown: those of documents, and those of partners.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from coalition.core.content import AnyDocument, Content, documents_of
from coalition.core.diagnostics import Place
from coalition.core.fields import Record
from coalition.core.formats import Format, format_of
from coalition.core.links import TextPlace
from coalition.core.model.podcast import EpisodeHeader, ShowHeader
from coalition.core.model.registry import Registry
from coalition.core.model.text import ArticleHeader, Image, PageHeader, VoiceHeader
from coalition.core.model.translated import translations
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


class Texts:
    """All texts. What partners and guests wrote is not trusted as the coalition's own is.

    Asked again, it returns the very same text of a document that is the very same, if the registry is too.
    """

    def __init__(self) -> None:
        self._registry: Registry | None = None
        self._known: dict[str, tuple[AnyDocument, MarkdownText]] = {}

    def of(self, content: Content, registry: Registry, marks: Marks) -> tuple[MarkdownText, ...]:
        """Return every Markdown text."""
        known = self._known if self._registry is registry else {}
        documents = documents_of(content)
        texts = [
            last[1] if (last := known.get(one.path)) and last[0] is one else text_of(one, registry)
            for one in documents
        ]
        self._registry = registry
        self._known = {one.path: (one, text) for one, text in zip(documents, texts, strict=True)}
        return (*texts, *_registry(registry, marks))


class LateTexts(Mapping[str, MarkdownText]):
    """The same by their keys, each made when somebody asks for it."""

    def __init__(self, content: Content, registry: Registry, marks: Marks) -> None:
        self._documents = {document.path: document for document in documents_of(content)}
        self._registry = registry
        self._marks = marks

    @cached_property
    def _others(self) -> dict[str, MarkdownText]:
        return {text.at.key: text for text in _registry(self._registry, self._marks)}

    def __getitem__(self, key: str) -> MarkdownText:
        document = self._documents.get(key)
        return text_of(document, self._registry) if document else self._others[key]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._documents, *self._others))

    def __len__(self) -> int:
        return len(self._documents) + len(self._others)


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
    yield from _entries(marks, registry.coalition, "mission", Trust.OWN, "coalition")
    for topic in registry.topics.values():
        yield from _entries(marks, topic, "description", Trust.OWN, "topics", topic.slug)
    for series in registry.series.values():
        yield from _entries(marks, series, "description", Trust.OWN, "series", series.slug)
    for person in registry.people.values():
        yield from _entries(marks, person, "bio", Trust.GUEST, "people", person.slug)
    for partner in registry.partners.values():
        trust = _trust_in(partner.slug, registry)
        yield from _entries(marks, partner, "description", trust, "partners", partner.slug)


def _entries(
    marks: Marks, record: Record, field: str, trust: Trust, *location: str
) -> Iterator[MarkdownText]:
    """Yield the text that a field of a record holds, and those that translate it."""
    text = getattr(record, field)
    if text:
        yield _entry(marks, text, trust, *location, field)
    for language, texts in translations(record).items():
        translated = getattr(texts, field)
        if translated:
            yield _entry(marks, translated, trust, *location, "i18n", language, field)


def _entry(marks: Marks, text: str, trust: Trust, *location: str) -> MarkdownText:
    """A block text's lines are indented in the file, so that only its beginning can be named."""
    at = marks.at(*location)
    place = Place(at.path, at.line, at.column)
    return MarkdownText(TextPlace(text_key(*location), "content", text, 0, place), trust)
