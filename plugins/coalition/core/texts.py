"""All texts of a site that are Markdown: those of documents, and those of partners.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coalition.core.content import Content, Document
from coalition.core.diagnostics import Place
from coalition.core.links import TextPlace
from coalition.core.model.registry import Registry
from coalition.core.model.text import Image
from coalition.core.sanitizer import Trust
from coalition.core.site import text_key
from coalition.core.yaml_nodes import Marks


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A Markdown text: where it stands, whose it is, and the pictures that its front matter describes."""

    at: TextPlace
    trust: Trust
    images: tuple[Image, ...] = ()


def all_texts(content: Content, registry: Registry, marks: Marks) -> tuple[MarkdownText, ...]:
    """Return every Markdown text. What partners and guests wrote is not trusted as the coalition's own is."""
    return (*_documents(content), *_registry(registry, marks))


def _documents(content: Content) -> Iterator[MarkdownText]:
    for article in content.articles:
        trust = Trust.GUEST if article.header.on_behalf_of else Trust.OWN
        yield MarkdownText(_at(article), trust, article.header.images)
    for page in content.pages:
        yield MarkdownText(_at(page), Trust.OWN, page.header.images)
    for show in content.shows:
        yield MarkdownText(_at(show), Trust.OWN)
    for episode in content.episodes:
        yield MarkdownText(_at(episode), Trust.OWN, episode.header.images)


def _at(document: Document[Any]) -> TextPlace:
    return TextPlace(
        document.path, document.folder, document.markdown, document.markdown_line, document.place()
    )


def _registry(registry: Registry, marks: Marks) -> Iterator[MarkdownText]:
    if registry.coalition.mission:
        yield _entry(marks, registry.coalition.mission, Trust.OWN, "coalition", "mission")
    for person in registry.people.values():
        if person.bio:
            yield _entry(marks, person.bio, Trust.GUEST, "people", person.slug, "bio")
    for partner in registry.partners.values():
        if partner.description:
            yield _entry(marks, partner.description, Trust.GUEST, "partners", partner.slug, "description")


def _entry(marks: Marks, text: str, trust: Trust, *location: str) -> MarkdownText:
    """A block text's lines are indented in the file, so that only its beginning can be named."""
    at = marks.at(*location)
    place = Place(at.path, at.line, at.column)
    return MarkdownText(TextPlace(text_key(*location), "content", text, 0, place), trust)
