"""The records of a site, and which of them are published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from coalition.core.body import Body
from coalition.core.content import Article, Content, Episode, Page, Show, Voice
from coalition.core.media.facts import EpisodeMedia
from coalition.core.model.registry import Coalition, Partner, PartnerType, Person, Registry, Tier, Topic
from coalition.core.published import Published
from coalition.core.settings import Settings
from coalition.core.urls import Urls
from coalition.core.words import Words
from coalition.core.yaml_nodes import Marks

Dated = Article | Page | Episode | Voice
"""What may be held back until it is due."""


@dataclass(frozen=True)
class Records:
    """What was read, and what of it is published.

    `bodies` are the texts as HTML, by the path of their document or by `registry_text`. `picture_sizes` are
    width and height in pixels. `published` is what was ever on the web.
    """

    settings: Settings
    registry: Registry
    registry_marks: Marks
    content: Content
    bodies: Mapping[str, Body] = field(repr=False)
    media: Mapping[str, EpisodeMedia] = field(default_factory=dict, repr=False)
    broken: frozenset[tuple[str, str]] = frozenset()
    picture_sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False)
    published: Published = field(default_factory=Published)

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
        listed = (one for one in self.content.articles if self.is_shown(one) and not _is_hidden(one))
        return tuple(sorted(listed, key=_newest_first, reverse=True))

    @cached_property
    def written_articles(self) -> tuple[Article, ...]:
        """The articles that have a page: those that are listed and those that are hidden."""
        hidden = (one for one in self.content.articles if self.is_shown(one) and _is_hidden(one))
        return (*self.articles, *hidden)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The plain pages, those of the navigation first and in its order."""
        shown = (one for one in self.content.pages if self.is_shown(one))
        return tuple(sorted(shown, key=_navigation_order))

    @cached_property
    def shows(self) -> tuple[Show, ...]:
        return tuple(sorted(self.content.shows, key=lambda show: show.slug))

    @cached_property
    def episodes(self) -> tuple[Episode, ...]:
        """The published episodes of all shows, newest first."""
        shown = (one for one in self.content.episodes if self.is_shown(one) and not _is_hidden(one))
        return tuple(sorted(shown, key=_newest_first, reverse=True))

    @cached_property
    def written_episodes(self) -> tuple[Episode, ...]:
        """The episodes that have a page: those that are listed and those that are hidden."""
        hidden = (one for one in self.content.episodes if self.is_shown(one) and _is_hidden(one))
        return (*self.episodes, *hidden)

    @cached_property
    def held_back(self) -> tuple[Dated, ...]:
        """What is not published yet: drafts, and dates in the future. The preview holds nothing back."""
        return () if self.settings.preview else tuple(one for one in self._texts if self.why_held(one))

    @property
    def publication_dates(self) -> tuple[datetime, ...]:
        """The moments, past and to come, at which something ceases to lie in the future."""
        dates = (one.header.date for one in self._texts if one.header.status != "draft")
        return tuple(date for date in dates if date is not None)

    @property
    def _texts(self) -> tuple[Dated, ...]:
        content = self.content
        return (*content.articles, *content.pages, *content.episodes, *content.voices)

    def is_shown(self, document: Dated) -> bool:
        """Whether the document is written; the preview shows all."""
        return self.settings.preview or not self.why_held(document)

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


def _is_hidden(document: Dated) -> bool:
    return document.header.status == "hidden"


def _newest_first(document: Article | Episode | Voice) -> tuple[object, str]:
    return (document.header.date, document.slug)


def _navigation_order(page: Page) -> tuple[bool, int, str]:
    nav = page.header.nav
    return (nav is None, nav or 0, page.slug)
