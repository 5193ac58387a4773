"""The one owner of all records, and of every answer about how they relate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from coalition.core.body import Body
from coalition.core.closing import hand_written_sign_off
from coalition.core.content import (
    AnyDocument,
    Article,
    Content,
    Document,
    Episode,
    Page,
    Show,
    Voice,
    documents_of,
)
from coalition.core.countries import country_name
from coalition.core.diagnostics import Place
from coalition.core.history import MembershipEvent, YearOfGrowth, events_of, growth, newest_first
from coalition.core.media.facts import EpisodeMedia
from coalition.core.mentions import PartnerNames
from coalition.core.model.registry import (
    Coalition,
    Partner,
    PartnerType,
    Person,
    Quote,
    Registry,
    Tier,
    Topic,
)
from coalition.core.names import folded
from coalition.core.published import Published, with_partners
from coalition.core.relations import Appeared, People, aliases, by_key, neighbours, show_slug, slices_of
from coalition.core.security import Sources, all_sources, origins
from coalition.core.settings import Settings
from coalition.core.urls import Urls
from coalition.core.yaml_nodes import Marks

R = TypeVar("R")
Dated = Article | Page | Episode | Voice
"""What may be held back until it is due."""

# What hangs on the texts of documents, and not on their front matter alone.
_OF_TEXTS = frozenset({"_documents", "sources"})


@dataclass(frozen=True)
class Site:
    """Holds what was read and answers questions about it; nothing in it changes.

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

    # What is published

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

    # Partners

    @cached_property
    def active_partners(self) -> tuple[Partner, ...]:
        """The partners of today, by name."""
        today = self.settings.today
        return tuple(sorted((one for one in self.partners.values() if one.is_active(today)), key=_by_name))

    @cached_property
    def former_partners(self) -> tuple[Partner, ...]:
        today = self.settings.today
        return tuple(sorted((one for one in self.partners.values() if one.has_left(today)), key=_by_name))

    @cached_property
    def membership_events(self) -> tuple[MembershipEvent, ...]:
        """Who joined and left, newest first."""
        today = self.settings.today
        return newest_first(one for partner in self.partners.values() for one in events_of(partner, today))

    @cached_property
    def growth(self) -> tuple[YearOfGrowth, ...]:
        """How many partners joined, left and remained in each year, oldest first."""
        return growth(self.partners.values(), self.settings.today)

    @cached_property
    def partner_names(self) -> PartnerNames:
        """What partners are called in texts."""
        return PartnerNames(self.partners.values())

    def predecessors_of(self, partner: str) -> tuple[Partner, ...]:
        """Former partners that name this one as their successor, by name."""
        return self._predecessors.get(partner, ())

    @cached_property
    def _predecessors(self) -> Mapping[str, tuple[Partner, ...]]:
        return by_key(self.former_partners, _successors)

    def partners_by(self, kind: str, value: str) -> tuple[Partner, ...]:
        """The active partners of a `type` or `tier`, in a `country` or on a `topic`, by name."""
        return self._partners_by.get(f"{kind}/{value}", ())

    def count_by(self, kind: str, value: str) -> int:
        """How many `partners_by` would return: who asks no more depends on no more."""
        return len(self.partners_by(kind, value))

    @cached_property
    def _partners_by(self) -> Mapping[str, tuple[Partner, ...]]:
        return by_key(self.active_partners, slices_of)

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The codes of the countries that active partners are in, by the countries' names."""
        codes = {one.country for one in self.active_partners if one.country}
        return tuple(sorted(codes, key=lambda code: folded(country_name(code))))

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """The slug that each alias of a partner leads to, but for aliases that are another's own slug."""
        return aliases(self.partners.values())

    def announcement_of(self, partner: str) -> Article | None:
        """The first article that announced that the partner joins."""
        return next(iter(self.announcements_of(partner)), None)

    def announcements_of(self, partner: str) -> tuple[Article, ...]:
        """The articles that announced that the partner joins, and joins again; oldest first."""
        return self._announcements.get(partner, ())[::-1]

    @cached_property
    def _announcements(self) -> Mapping[str, tuple[Article, ...]]:
        return by_key(self.articles, lambda article: article.header.announces)

    def departure_of(self, partner: str) -> Article | None:
        """The latest article that told that the partner leaves, where it has left."""
        found = self.departures_of(partner)
        return found[-1] if found and self.partners[partner].has_left(self.settings.today) else None

    def departures_of(self, partner: str) -> tuple[Article, ...]:
        """The articles that told that the partner leaves, and leaves again; oldest first."""
        return self._departures.get(partner, ())[::-1]

    @cached_property
    def _departures(self) -> Mapping[str, tuple[Article, ...]]:
        return by_key(self.articles, lambda article: article.header.departs)

    def articles_about(self, partner: str) -> tuple[Article, ...]:
        """Articles that name the partner, or that were written on its behalf; newest first."""
        return self._articles_of_partner.get(partner, ())

    @cached_property
    def _articles_of_partner(self) -> Mapping[str, tuple[Article, ...]]:
        return by_key(self.articles, partners_of_article)

    def people_of(self, org: str) -> tuple[Person, ...]:
        """People who are, or were, affiliated with the organisation."""
        return self._people_of.get(org, ())

    @cached_property
    def _people_of(self) -> Mapping[str, tuple[Person, ...]]:
        people = sorted(self.people.values(), key=_by_name)
        return by_key(people, lambda person: tuple(one.org for one in person.affiliations))

    def episodes_of_partner(self, partner: str) -> tuple[Episode, ...]:
        """Episodes about the partner, and those on which its people of that day speak."""
        return self._episodes_of_partner.get(partner, ())

    @cached_property
    def _episodes_of_partner(self) -> Mapping[str, tuple[Episode, ...]]:
        return by_key(self.episodes, self.partners_of_episode)

    def partners_of_episode(self, episode: Episode) -> tuple[str, ...]:
        """The partners that the episode is about, and those whose people of that day speak, by slug."""
        day = episode.header.date.date()
        speakers = (self.people.get(slug) for slug in self.speakers(episode))
        orgs = (
            affiliation.org
            for person in speakers
            if person
            for affiliation in person.affiliations
            if self._people.is_current(affiliation, day)
        )
        return (*episode.header.partners, *orgs)

    def neighbours_of(self, partner: Partner) -> tuple[Partner, ...]:
        """Other active partners that share most topics with this one."""
        return neighbours(partner, self.partners_on)

    # People

    @cached_property
    def _people(self) -> People:
        return People(self.people)

    def person_called(self, name: str) -> Person | None:
        """The person with this slug, name or alternate name."""
        return self._people.called(name)

    def articles_by(self, person: str) -> tuple[Article, ...]:
        return self._articles_by.get(person, ())

    @cached_property
    def _articles_by(self) -> Mapping[str, tuple[Article, ...]]:
        return by_key(self.articles, self._author_slugs)

    def _author_slugs(self, article: Article) -> tuple[str, ...]:
        found = (self.person_called(name) for name in article.header.authors)
        return tuple(person.slug for person in found if person)

    def episodes_with(self, person: str) -> tuple[Episode, ...]:
        """Episodes on which the person speaks."""
        return self._episodes_with.get(person, ())

    @cached_property
    def _episodes_with(self) -> Mapping[str, tuple[Episode, ...]]:
        return by_key(self.episodes, self.speakers)

    @cached_property
    def appearances(self) -> tuple[Appeared, ...]:
        """Where people of the coalition spoke elsewhere, in the order of the registry."""
        return tuple((one, appearance) for one in self.partners.values() for appearance in one.appearances)

    def appearances_of(self, person: str) -> tuple[Appeared, ...]:
        """Where else the person spoke."""
        return self._appearances_of.get(person, ())

    @cached_property
    def _appearances_of(self) -> Mapping[str, tuple[Appeared, ...]]:
        return by_key(self.appearances, lambda appeared: appeared[1].people)

    def quotes_of(self, person: str) -> tuple[tuple[Partner, Quote], ...]:
        """What the person is quoted with, with the partner that keeps the entry."""
        return self._quotes_of.get(person, ())

    @cached_property
    def _quotes_of(self) -> Mapping[str, tuple[tuple[Partner, Quote], ...]]:
        entries = ((partner, one) for partner in self.partners.values() for one in partner.quotes)
        return by_key(entries, lambda entry: (entry[1].person,) if entry[1].person else ())

    # Voices

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """What people say of why they joined, newest first."""
        shown = (one for one in self.content.voices if self.is_shown(one))
        return tuple(sorted(shown, key=_newest_first, reverse=True))

    @cached_property
    def quotes_of_today(self) -> tuple[tuple[Partner, Quote], ...]:
        """What people of today's partners are quoted with, by the partner's name."""
        return tuple((partner, quote) for partner in self.active_partners for quote in partner.quotes)

    # Podcasts

    @cached_property
    def public(self) -> Published:
        """All that was ever on the web once this site is published."""
        shows = {show.slug: show.header.guid for show in self.shows}
        episodes = {self.episode_name(one): one.header.guid for one in self.episodes if self.show_of(one)}
        return replace(
            self.published,
            partners=with_partners(self.published, self.partners.values()),
            shows={**self.published.shows, **shows},
            episodes={**self.published.episodes, **episodes},
        )

    def episode_name(self, episode: Episode) -> str:
        """The slugs of an episode's show and its own, such as `clock-off/trailer`."""
        show = self.show_of(episode)
        return f"{show.slug if show else show_slug(episode)}/{episode.slug}"

    def show_of(self, episode: Episode) -> Show | None:
        """The show in whose folder the episode lies."""
        return self._shows_by_slug.get(show_slug(episode))

    @cached_property
    def _shows_by_slug(self) -> Mapping[str, Show]:
        return {show_slug(show): show for show in self.shows}

    def episodes_of_show(self, show: Show) -> tuple[Episode, ...]:
        """The show's published episodes, newest first."""
        return self._episodes_of_show.get(show_slug(show), ())

    @cached_property
    def _episodes_of_show(self) -> Mapping[str, tuple[Episode, ...]]:
        return by_key(self.episodes, lambda episode: (show_slug(episode),))

    def hosts_of(self, episode: Episode) -> tuple[str, ...]:
        """The episode's own hosts, or else the show's."""
        if episode.header.hosts is not None:
            return episode.header.hosts
        show = self.show_of(episode)
        return show.header.hosts if show else ()

    def speakers(self, episode: Episode) -> tuple[str, ...]:
        """The slugs of all who speak on the episode: hosts, then guests."""
        return tuple(dict.fromkeys((*self.hosts_of(episode), *episode.header.guests)))

    def credits_of(self, episode: Episode) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Who did what besides speaking, people by slug for each role; the episode's own words count."""
        show = self.show_of(episode)
        regular = show.header.credits if show else {}
        return tuple({**regular, **episode.header.credits}.items())

    def cover_version(self, document: Show | Episode) -> str:
        """Names what is in a document's artwork: with another picture it is another."""
        return self.media.get(document.path, EpisodeMedia()).cover_version

    def media_of(self, episode: Episode) -> EpisodeMedia:
        """What lies beside the episode's text."""
        return self.media.get(episode.path, EpisodeMedia())

    # Topics

    def articles_on(self, topic: str) -> tuple[Article, ...]:
        return self._articles_on.get(topic, ())

    @cached_property
    def _articles_on(self) -> Mapping[str, tuple[Article, ...]]:
        return by_key(self.articles, lambda article: article.header.topics)

    @cached_property
    def topics_of_articles(self) -> tuple[str, ...]:
        """The slugs of the topics that articles are about, in the registry's order."""
        return tuple(slug for slug in self.topics if self.articles_on(slug))

    def partners_on(self, topic: str) -> tuple[Partner, ...]:
        """The active partners that work on the topic."""
        return self.partners_by("topic", topic)

    def is_written_about(self, topic: str) -> bool:
        """Whether an article or an episode is on the topic."""
        return bool(self.articles_on(topic) or self.episodes_on(topic))

    def episodes_on(self, topic: str) -> tuple[Episode, ...]:
        return self._episodes_on.get(topic, ())

    @cached_property
    def _episodes_on(self) -> Mapping[str, tuple[Episode, ...]]:
        return by_key(self.episodes, lambda episode: episode.header.topics)

    # Texts

    def document(self, path: str) -> AnyDocument | None:
        """The document that was read from the file at `path`."""
        return self._documents.get(path)

    @cached_property
    def _documents(self) -> Mapping[str, AnyDocument]:
        return {document.path: document for document in documents_of(self.content)}

    def has_file(self, shown: str) -> bool:
        """Whether the content folder holds a file, besides texts, at that path."""
        return shown in self.content.files

    def hand_sign_off(self, article: Article) -> int | None:
        """Where the text of an announcement closes with a sign-off by hand, or None."""
        text = self._documents[article.path].markdown
        partners = [self.partners[slug] for slug in article.header.announces if slug in self.partners]
        names = [name for partner in partners for name in (partner.name, *partner.alternate_name)]
        return hand_written_sign_off(text, (self.coalition.name, self.coalition.called), names)

    def remember(self, view: Callable[..., R], *args: Any) -> R:
        """Return `view(self, *args)`: a view that is part of several others, for which it is made once."""
        return view(self, *args)

    def body(self, document: Document[object]) -> Body:
        """The document's text as HTML."""
        return self.bodies.get(document.path, Body())

    def registry_text(self, *location: str) -> Body:
        """A Markdown text of partners.yaml as HTML, such as `("people", "ada", "bio")`."""
        return self.bodies.get(text_key(*location), Body())

    @cached_property
    def sources(self) -> Sources:
        """The other sites that pictures and media of published texts come from."""
        held = {document.path for document in self.held_back}
        texts = (body.sources for key, body in self.bodies.items() if key not in held)
        recordings = (one.audio.url for key, one in self.media.items() if one.audio and key not in held)
        return all_sources((*texts, Sources(media=origins(recordings))))

    def with_text(self, document: AnyDocument, body: Body) -> Site:
        """Return the Site with a document of which nothing but the text is another.

        How the records relate does not hang on texts: what is known of that already goes on to the new Site.
        """
        bodies = {**self.bodies, document.path: body}
        site = replace(self, content=self.content.with_document(document), bodies=bodies)
        own = {one.name for one in fields(self)} | _OF_TEXTS
        vars(site).update({name: value for name, value in vars(self).items() if name not in own})
        return site

    def registry_place(self, *location: str | int) -> Place:
        """Where an entry of partners.yaml stands."""
        return self.registry_marks.key_at(*location)


def text_key(*location: str) -> str:
    """The key under which `Site.bodies` holds a text of partners.yaml."""
    return f"partners.yaml#{'/'.join(location)}"


def partners_of_article(article: Article) -> tuple[str, ...]:
    """Every partner that an article names in its front matter."""
    header = article.header
    behalf = (header.on_behalf_of,) if header.on_behalf_of else ()
    return (*header.announces, *header.departs, *header.partners, *behalf)


def _is_hidden(document: Dated) -> bool:
    return document.header.status == "hidden"


def _newest_first(document: Article | Episode | Voice) -> tuple[object, str]:
    return (document.header.date, document.slug)


def _navigation_order(page: Page) -> tuple[bool, int, str]:
    nav = page.header.nav
    return (nav is None, nav or 0, page.slug)


def _by_name(record: Partner | Person) -> tuple[str, str]:
    return (folded(record.name), record.slug)


def _successors(partner: Partner) -> tuple[str, ...]:
    return tuple(one.successor for one in partner.periods if one.successor)


def slugs(records: Iterable[Partner | Person | Topic]) -> tuple[str, ...]:
    """Return the slugs of records, in their order."""
    return tuple(record.slug for record in records)
