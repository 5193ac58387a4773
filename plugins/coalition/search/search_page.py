"""The page for searching, and the index of the site on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from coalition.core.content import Article, Episode, Page
from coalition.core.names import folded, initial
from coalition.core.relations import by_key
from coalition.core.security import content_security_policy
from coalition.core.site import Site
from coalition.core.urls import SEARCH_INDEX
from coalition.core.views.cards import (
    article_url,
    episode_url,
    page_url,
    partner_link,
    person_link,
    show_link,
    spoken,
    topic_link,
)
from coalition.core.views.head import head, listing_link
from coalition.core.views.letters import letter_anchor
from coalition.core.views.parts import Link
from coalition.search.views import IndexedTopic, IndexEntry, IndexLetter, SearchPage

MOST_ENTRIES = 1200
"""So many entries at most stand in the index of a site, some 200 kB; of more, other lists tell."""


def search_page(site: Site) -> SearchPage:
    """Return the view of the page."""
    entries, elsewhere = _indexed(site)
    searches = site.settings.search
    title = site.words.gettext("Search") if searches else site.words.gettext("Index")
    return SearchPage(
        head(
            site,
            site.urls.url("SEARCH"),
            title,
            site.words.gettext("All of {name} by topic and from A to Z", name=site.coalition.name),
            policy=content_security_policy(site.sources, wasm=True) if searches else "",
        ),
        title,
        site.urls.href("theme/js/search.js") if searches else "",
        site.urls.href(SEARCH_INDEX) if searches else "",
        site.settings.preview,
        tuple(_topics(site)),
        tuple(_letters(entries)),
        elsewhere,
    )


def _topics(site: Site) -> Iterator[IndexedTopic]:
    for slug in site.topics:
        count = len(site.articles_on(slug)) + len(site.episodes_on(slug))
        yield IndexedTopic(topic_link(site, slug), count)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What can stand in the index: how it is called, all of it, and where else all of it stands."""

    name: str
    records: Sequence[Any]
    link: Callable[[Site, Any], Link]
    listing: Link


def _kinds(site: Site) -> Iterator[_Kind]:
    """Yield the kinds; what there is most of comes last."""
    words = site.words
    pages = [one for one in site.pages if one.header.status != "hidden"]
    podcasts = listing_link(site, "PODCASTS", words.gettext("All podcasts"))
    partners = listing_link(site, "PARTNERS", words.gettext("All partners"))
    people = listing_link(site, "PEOPLE", words.gettext("All people"))
    news = listing_link(site, "NEWS", words.gettext("All news"))
    yield _Kind(words.gettext("Page"), pages, _page_link, listing_link(site, "HOME", words.gettext("Home")))
    yield _Kind(words.gettext("Podcast"), site.shows, show_link, podcasts)
    yield _Kind(words.gettext("Partner"), tuple(site.partners), partner_link, partners)
    yield _Kind(words.gettext("Person"), tuple(site.people), person_link, people)
    yield _Kind(words.gettext("Episode"), site.episodes, _episode_link, podcasts)
    yield _Kind(words.gettext("Article"), site.articles, _article_link, news)


def _indexed(site: Site) -> tuple[list[IndexEntry], tuple[Link, ...]]:
    """Return the entries of each kind that there is room for, and links to the lists of the other kinds."""
    entries: list[IndexEntry] = []
    elsewhere: list[Link] = []
    for kind in _kinds(site):
        if len(entries) + len(kind.records) <= MOST_ENTRIES:
            entries += [IndexEntry(kind.link(site, one), kind.name) for one in kind.records]
        else:
            elsewhere.append(kind.listing)
    return entries, tuple(elsewhere)


def _page_link(site: Site, page: Page) -> Link:
    return Link(page.header.title, site.urls.href(page_url(site, page)), spoken(site, page.header.language))


def _episode_link(site: Site, episode: Episode) -> Link:
    language = spoken(site, site.language_of(episode))
    return Link(episode.header.title, site.urls.href(episode_url(site, episode)), language)


def _article_link(site: Site, article: Article) -> Link:
    language = spoken(site, article.header.language)
    return Link(article.header.title, site.urls.href(article_url(site, article)), language)


def _letters(entries: Iterable[IndexEntry]) -> Iterator[IndexLetter]:
    """Yield the entries from A to Z, and last those that begin with no letter."""
    letters = by_key(entries, lambda entry: (initial(entry.link.label),))
    for letter in sorted(letters, key=lambda letter: (not letter.isalpha(), letter)):
        ordered = sorted(letters[letter], key=lambda entry: folded(entry.link.label))
        yield IndexLetter(letter_anchor(letter), letter, tuple(ordered))
