"""The records of a site, and which of them are published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar, cast

from coalition.core.body import Body
from coalition.core.content import (
    AnyDocument,
    Article,
    Content,
    Document,
    Episode,
    Page,
    Show,
    Voice,
    name_and_language,
    show_slug,
)
from coalition.core.media.facts import EpisodeMedia
from coalition.core.model.podcast import EpisodeHeader, ShowHeader
from coalition.core.model.registry import (
    Coalition,
    Partner,
    PartnerType,
    Person,
    Registry,
    Series,
    Tier,
    Topic,
)
from coalition.core.model.text import ArticleHeader, PageHeader
from coalition.core.pictures.facts import PictureFacts
from coalition.core.planet import Planet
from coalition.core.published import Published
from coalition.core.relations import Index
from coalition.core.settings import Settings
from coalition.core.urls import Urls
from coalition.core.words import Words
from coalition.core.yaml_nodes import Marks

D = TypeVar("D", bound=Document[Any])
Dated = Article | Page | Episode | Voice
"""What may be held back until it is due."""


@dataclass(frozen=True)
class Records:
    """What was read, and what of it is published.

    `bodies` are the texts as HTML, by the path of their document or by `registry_text`. `pictures` is what is
    known of those that have pixels, by their paths, and `vectors` a digest of each that has none. `published`
    is what was ever on the web.
    """

    settings: Settings
    registry: Registry
    registry_marks: Marks
    content: Content
    bodies: Mapping[str, Body] = field(repr=False)
    media: Mapping[str, EpisodeMedia] = field(default_factory=dict, repr=False)
    broken: frozenset[tuple[str, str]] = frozenset()
    pictures: Mapping[str, PictureFacts] = field(default_factory=dict, repr=False)
    published: Published = field(default_factory=Published)
    vectors: Mapping[str, str] = field(default_factory=dict, repr=False)
    planet: Planet = field(default_factory=Planet, repr=False)

    # What the Site before this one knew

    @cached_property
    def _indexes_before(self) -> Mapping[str, Index[Any]]:
        return {}

    def _index(
        self, name: str, records: Sequence[D], keys: Callable[[D], Iterable[str]]
    ) -> Mapping[str, tuple[D, ...]]:
        """Return an Index, by the name of the attribute that it becomes."""
        return Index(records, keys, self._indexes_before.get(name))

    @property
    def urls(self) -> Urls:
        return self.settings.urls

    @property
    def words(self) -> Words:
        """What the site says of its own accord, in its language."""
        return self.settings.words

    @property
    def coalition(self) -> Coalition:
        return self.registry.coalition

    @property
    def topics(self) -> Mapping[str, Topic]:
        return self.registry.topics

    @property
    def series(self) -> Mapping[str, Series]:
        return self.registry.series

    @property
    def types(self) -> Mapping[str, PartnerType]:
        return self.registry.types

    @property
    def tiers(self) -> Mapping[str, Tier]:
        return self.registry.tiers

    @property
    def people(self) -> Mapping[str, Person]:
        return self.registry.people

    @property
    def partners(self) -> Mapping[str, Partner]:
        return self.registry.partners

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles that are listed, newest first."""
        return tuple(sorted(self.articles_for(self.settings.language), key=_newest_first, reverse=True))

    def articles_for(self, language: str) -> tuple[Article, ...]:
        """The articles that are listed for readers of one of the site's languages, in no order."""
        listed = (one for one in self.content.articles if self.is_listed(one))
        return self.one_of_each(listed, language)

    @cached_property
    def written_articles(self) -> tuple[Article, ...]:
        """The articles that have a page: those that are listed and those that are hidden."""
        hidden = (one for one in self.content.articles if self.is_shown(one) and _is_hidden(one))
        return (*self.articles, *self.one_of_each(hidden))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The plain pages, those of the navigation first and in its order."""
        shown = (one for one in self.content.pages if self.is_shown(one))
        return tuple(sorted(self.one_of_each(shown), key=_navigation_order))

    @cached_property
    def shows(self) -> tuple[Show, ...]:
        return tuple(sorted(self.one_of_each(self.content.shows), key=lambda show: show.slug))

    @cached_property
    def episodes(self) -> tuple[Episode, ...]:
        """The published episodes of all shows, newest first."""
        listed = (one for one in self.content.episodes if self.is_listed(one))
        return tuple(sorted(self.one_of_each(listed), key=_newest_first, reverse=True))

    @cached_property
    def written_episodes(self) -> tuple[Episode, ...]:
        """The episodes that have a page: those that are listed and those that are hidden."""
        hidden = (one for one in self.content.episodes if self.is_shown(one) and _is_hidden(one))
        return (*self.episodes, *self.one_of_each(hidden))

    # Texts in several languages

    def one_of_each(self, documents: Iterable[D], language: str = "") -> tuple[D, ...]:
        """Those of the texts that a reader of the language gets: of each one, or several that collide.

        Without a language that is the site's. A text that is not in it is there in the site's own, or else in
        another.
        """
        documents = tuple(documents)
        if not self.settings.editions:
            return documents
        wanted = (language or self.settings.language, self.settings.own_language)
        best: dict[tuple[str, ...], int] = {}
        for one in documents:
            name, rank = self.text_name(one), self._rank(one, wanted)
            best[name] = min(rank, best.get(name, rank))
        return tuple(one for one in documents if best[self.text_name(one)] == self._rank(one, wanted))

    def language_of(self, document: Document[Any]) -> str:
        """The language that a text is in; an episode is in that of its show where it names none."""
        typed: str | None = document.header.language
        if typed is None and isinstance(document.header, EpisodeHeader):
            typed = self._languages_of_shows.get(show_slug(document))
        return typed or self.settings.own_language

    def original_of(self, document: D) -> D:
        """What a show or an episode is a translation of, or itself: the original has the feed, the files.

        That is the one in the same folder whose file is called `show.md` or `index.md`, if it has a page.
        """
        return cast(D, self._originals.get(document.folder, document))

    @cached_property
    def _originals(self) -> Mapping[str, Show | Episode]:
        languages = {one.language for one in self.settings.editions}
        shown = (one for one in self.content.episodes if self.is_shown(one))
        podcasts: tuple[Show | Episode, ...] = (*self.content.shows, *shown)
        named = (one for one in podcasts if not name_and_language(one.path)[1])
        return {one.folder: one for one in named if self.language_of(one) in languages}

    def language_of_recording(self, episode: Episode) -> str:
        """The language that is spoken on an episode, whatever its text is translated into."""
        return self.language_of(self.original_of(episode))

    def versions_of(self, document: Document[Any]) -> tuple[AnyDocument, ...]:
        """The text in each language in which it is there; where it is hidden, only a hidden one tells."""
        versions = self._versions.get(self.text_name(document), ())
        if _is_hidden(document):
            return versions
        return tuple(one for one in versions if not _is_hidden(one))

    @cached_property
    def _versions(self) -> Mapping[tuple[str, ...], tuple[AnyDocument, ...]]:
        found: dict[tuple[str, ...], list[AnyDocument]] = {}
        for one in self.with_pages:
            found.setdefault(self.text_name(one), []).append(one)
        return {name: tuple(versions) for name, versions in found.items()}

    @cached_property
    def with_pages(self) -> tuple[AnyDocument, ...]:
        """The texts that have a page of their own, in every language."""
        content = self.content
        dated: tuple[Article | Page | Episode, ...] = (*content.articles, *content.pages, *content.episodes)
        return (*(one for one in dated if self.is_shown(one)), *content.shows)

    def text_name(self, document: Document[Any]) -> tuple[str, ...]:
        """What the versions of a text have in common: the url that it has in the site's own language."""
        match document.header:
            case ArticleHeader(date=date):
                return ("article", f"{date:%Y}", document.slug)
            case PageHeader():
                return ("page", document.slug)
            case ShowHeader():
                return ("show", show_slug(document))
            case EpisodeHeader():
                return ("episode", show_slug(document), document.slug)
        return ("voice", document.path)

    def _rank(self, document: Document[Any], wanted: tuple[str, ...]) -> int:
        language = self.language_of(document)
        return wanted.index(language) if language in wanted else len(wanted)

    @cached_property
    def _languages_of_shows(self) -> Mapping[str, str]:
        shows = sorted(self.content.shows, key=lambda show: show.path, reverse=True)
        return {show_slug(show): show.header.language for show in shows if show.path.endswith("/show.md")}

    @cached_property
    def held_back(self) -> tuple[Dated, ...]:
        """What is not published yet: drafts, and dates in the future. The preview holds nothing back."""
        return () if self.settings.preview else tuple(one for one in self._texts if self.why_held(one))

    @cached_property
    def _held(self) -> frozenset[str]:
        return frozenset(one.path for one in self.held_back)

    @property
    def publication_dates(self) -> tuple[datetime, ...]:
        """The moments, past and to come, at which something ceases to lie in the future."""
        dates = (one.header.date for one in self._texts if one.header.status != "draft")
        return tuple(date for date in dates if date is not None)

    @property
    def _texts(self) -> tuple[Dated, ...]:
        content = self.content
        return (*content.articles, *content.pages, *content.episodes, *content.voices)

    def is_listed(self, document: Dated) -> bool:
        """Whether lists show the document: it is published, and not hidden."""
        return self.is_shown(document) and not _is_hidden(document)

    def is_shown(self, document: Dated) -> bool:
        """Whether the document is written; the preview shows all."""
        return document.path not in self._held

    def why_held(self, document: Dated) -> str:
        """Return `draft`, `in the future`, or nothing for what is published."""
        if document.header.status == "draft":
            return "draft"
        date = document.header.date
        return "in the future" if date is not None and date > self.settings.now else ""

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """What people say of why they joined, newest first."""
        shown = (one for one in self.content.voices if self.is_shown(one))
        return tuple(sorted(shown, key=_newest_first, reverse=True))


def _is_hidden(document: Document[Any]) -> bool:
    return getattr(document.header, "status", "") == "hidden"  # shows have none


def _newest_first(document: Article | Episode | Voice) -> tuple[object, str]:
    return (document.header.date, document.slug)


def _navigation_order(page: Page) -> tuple[bool, int, str]:
    nav = page.header.nav
    return (nav is None, nav or 0, page.slug)
