"""A build beside other plugins: Pelican's generators get the records, and give back what became of them."""

from __future__ import annotations

from functools import partial
from typing import Any

from pelican.generators import ArticlesGenerator, PagesGenerator, StaticGenerator

from coalition.core.manifest import Entry
from coalition.core.site import Site
from coalition.host.build import Writing
from coalition.host.generators import ArticlesFromRecords, PagesFromRecords, SiteGenerator
from coalition.host.objects import articles_of, pages_of

_REPLACED = (ArticlesGenerator, PagesGenerator, StaticGenerator)


class HandingOver:
    """Hands Pelican's generators the records, and takes back what they and the plugins made of them."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._readers: list[Any] = []
        self.entries: dict[str, Entry] = {}

    def generators(self, pelicans: list[type]) -> list[Any]:
        """Pelican's generators, with articles and pages from the records, and the site's own writing last."""
        site = self._writing.site
        others = [cls for cls in pelicans if cls not in _REPLACED]
        return [
            partial(self._reader, ArticlesFromRecords, site, site.content.articles),
            partial(self._reader, PagesFromRecords, site, site.content.pages),
            *others,
            partial(SiteGenerator, hand_over=self._write),
        ]

    def _reader(self, cls: Any, site: Site, records: tuple[Any, ...], **kwargs: Any) -> Any:
        generator = cls(site=site, records=records, **kwargs)
        self._readers.append(generator)
        return generator

    def _write(self) -> None:
        articles, pages = self._readers
        self.entries = self._writing.beside_others((*articles_of(articles), *pages_of(pages)))
