"""Pelican's generators: its own read the texts for the plugins that want them, and none of them writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from coalition.core.content import Article, Page
from coalition.core.site import Site
from coalition.host.reader import RecordReader


class _FromRecords:
    """Reads the `records` instead of walking the content folder."""

    def __init__(self, *args: Any, site: Site, records: tuple[Article | Page, ...], **kwargs: Any) -> None:
        prefix = f"{site.settings.layout.shown}/"
        self._files = {record.path.removeprefix(prefix) for record in records}
        super().__init__(*args, **kwargs)
        reader = RecordReader(self.settings, site)  # type: ignore[attr-defined]
        for suffix in site.settings.layout.suffixes:
            self.readers.readers[suffix[1:]] = reader  # type: ignore[attr-defined]

    def get_files(
        self, paths: Iterable[str], exclude: list[str] | None = None, extensions: Any = None
    ) -> set[str]:
        """The texts of the site, relative to the content folder."""
        del paths, exclude, extensions  # the core has walked the folder already
        return self._files

    def check_disabled_readers(self) -> None:
        """The core says of every file that nobody reads that it is stray."""


class ArticlesFromRecords(_FromRecords, ArticlesGenerator):
    """Pelican's article objects, for the plugins that work on them."""

    def generate_output(self, writer: Any) -> None:
        """Nothing: articles are outputs like all others."""


class PagesFromRecords(_FromRecords, PagesGenerator):
    """Pelican's page objects, for the plugins that work on them."""

    def generate_output(self, writer: Any) -> None:
        """Nothing: pages are outputs like all others."""


class SiteGenerator(Generator):
    """The last generator: hands over to the build when the others have read."""

    def __init__(self, *args: Any, hand_over: Callable[[], None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._hand_over = hand_over

    def generate_output(self, writer: Any) -> None:
        """Write the site."""
        del writer  # the core's writer knows what changed; Pelican's is there for other plugins' generators
        self._hand_over()
