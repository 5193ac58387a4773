"""Pelican's reader for Markdown, fed from the records: nothing is read or converted twice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.readers import MarkdownReader
from pelican.urlwrappers import Author, Category, Tag

from coalition.core.content import Article, Page
from coalition.core.site import Site
from coalition.core.views.cards import document_url


class RecordReader(MarkdownReader):
    """Hands out what was decoded already, as the HTML and metadata that Pelican and its plugins know."""

    def __init__(self, settings: dict[str, Any], site: Site) -> None:
        super().__init__(settings)
        self._site = site
        self._records: Mapping[Path, Article | Page] = {
            record_path(site, record): record for record in records_of(site)
        }

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML, with its links resolved, and the metadata of a text of the site."""
        record = self._records[Path(source_path)]
        return self._site.body(record).html, self._metadata(record)

    def _metadata(self, record: Article | Page) -> dict[str, Any]:
        header = record.header
        metadata: dict[str, Any] = {
            name: value
            for name, value in header.model_dump(exclude_none=True).items()
            if name not in ("authors", "topics", "category", "language", "status")
        }
        metadata |= {"slug": record.slug, "status": self._status(record)}
        if header.language:
            metadata["lang"] = header.language
        return metadata | self._listed(record)

    def _status(self, record: Article | Page) -> str:
        return "draft" if self._site.why_held(record) else record.header.status

    def _listed(self, record: Article | Page) -> dict[str, Any]:
        """Pelican's own objects for what articles are listed by, and where the article is."""
        header = record.header
        topics = getattr(header, "topics", ())
        authors = getattr(header, "authors", ())
        category = getattr(header, "category", None)
        listed: dict[str, Any] = {"tags": [Tag(topic, self.settings) for topic in topics]}
        if authors:
            listed["authors"] = [Author(self._name(author), self.settings) for author in authors]
        if category:
            listed["category"] = Category(category, self.settings)
        return listed | self._place(record)

    def _name(self, author: str) -> str:
        person = self._site.person_called(author)
        return person.name if person else author

    def _place(self, record: Article | Page) -> dict[str, str]:
        urls = self._site.settings.urls_of(record.header.language)
        url = document_url(self._site, record)
        if hasattr(record.header, "announces"):
            path = urls.path("ARTICLE", slug=record.slug, date=record.header.date)
        else:
            path = urls.path("PAGE", slug=record.slug)
        return {"url": url, "save_as": path}


def records_of(site: Site) -> tuple[Article | Page, ...]:
    """All texts of which Pelican has objects."""
    return (*site.content.articles, *site.content.pages)


def record_path(site: Site, record: Article | Page) -> Path:
    """Where the record's file is, as Pelican spells it."""
    layout = site.settings.layout
    return layout.content.absolute() / record.path.removeprefix(f"{layout.shown}/")
