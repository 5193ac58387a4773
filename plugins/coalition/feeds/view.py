"""What a feed says, whatever format it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from coalition.core.body import with_links
from coalition.core.content import Article, Episode
from coalition.core.feed_links import Entry, Feed, all_entries
from coalition.core.model.text import ArticleHeader
from coalition.core.site import Site
from coalition.core.source import FORBIDDEN
from coalition.core.views.cards import article_url, episode_url, org_name, summary_of
from coalition.core.views.sign_off import sign_off

_EPOCH = "1970-01-01T00:00:00+00:00"
_WITHIN_PAGE = re.compile(r"(<a(?:\s[\w:-]+(?:=\"[^\"]*\")?)*?\shref=\")(?=[#?])")
# What XML 1.0 (section 2.2) forbids. Sources with such a character are refused, but a character reference
# such as &#1; in a text is read as one too, by the rules of HTML.


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an entry; `url` is absolute, and empty for those who have no page."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class EntryView:
    """An article or an episode in a feed.

    `id` is a tag URI (RFC 4151), `published` and `updated` are as in RFC 3339, `summary` is plain text, and
    `content` is HTML in which every address is absolute.
    """

    id: str
    title: str
    url: str
    published: str
    updated: str
    authors: tuple[Author, ...]
    categories: tuple[str, ...]
    summary: str
    content: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed in any format: `page` is the absolute address of the page that it follows, and `stem` its own
    without the suffix of the format.
    """

    title: str
    description: str
    language: str
    stem: str
    page: str
    updated: str
    publisher: Author
    entries: tuple[EntryView, ...]


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return articles and episodes by date, the newest first."""
    return tuple(sorted(entries, key=lambda entry: (entry.header.date, entry.path), reverse=True))


def feed_view(site: Site, feed: Feed, listed: tuple[Entry, ...]) -> FeedView:
    """Return a feed that lists articles and episodes."""
    entries = tuple(site.remember(entry_view, entry) for entry in listed)
    return FeedView(
        publishable(feed.title),
        publishable(feed.description),
        site.settings.language,
        site.urls.absolute(feed.stem),
        site.urls.absolute(feed.page),
        _updated(site, entries),
        Author(publishable(site.coalition.name), site.urls.absolute(site.urls.url("HOME"))),
        entries,
    )


def _updated(site: Site, entries: tuple[EntryView, ...]) -> str:
    """The latest change. An empty feed, which Atom wants dated too, is as old as the site's first text."""
    if entries:
        return max((entry.updated for entry in entries), key=datetime.fromisoformat)
    dates = [entry.header.date for entry in all_entries(site)]
    return min(dates).isoformat() if dates else _EPOCH


def entry_view(site: Site, entry: Entry) -> EntryView:
    """Return an article or an episode as feeds show it."""
    if isinstance(entry.header, ArticleHeader):
        return _article_view(site, entry)
    return _episode_view(site, entry)


def _article_view(site: Site, article: Article) -> EntryView:
    url = article_url(site, article)
    closing = sign_off(site, article)
    body = site.body(article).html + (f"\n<p>{closing}</p>" if closing else "")
    modified = article.header.modified or article.header.date
    return _view(site, article, url, modified, _article_authors(site, article), body)


def _episode_view(site: Site, episode: Episode) -> EntryView:
    url = episode_url(site, episode)
    hosts = tuple(_person(site, slug) for slug in site.hosts_of(episode) if slug in site.people)
    return _view(site, episode, url, episode.header.date, hosts, site.body(episode).html)


def _view(
    site: Site, entry: Entry, url: str, updated: datetime, authors: tuple[Author, ...], body: str
) -> EntryView:
    address = site.urls.absolute(url)
    topics = (site.topics[slug] for slug in entry.header.topics if slug in site.topics)
    return EntryView(
        tag_uri(address, entry.header.date),
        publishable(entry.header.title),
        address,
        entry.header.date.isoformat(),
        updated.isoformat(),
        authors,
        tuple(publishable(topic.name) for topic in topics),
        publishable(summary_of(site, entry)),
        with_absolute_urls(publishable(body), address),
    )


def _article_authors(site: Site, article: Article) -> tuple[Author, ...]:
    """The authors; where none is named, the partner on whose behalf it was written."""
    header = article.header
    if not header.authors and header.on_behalf_of:
        slug = header.on_behalf_of
        return (
            Author(
                publishable(org_name(site, slug)), site.urls.absolute(site.urls.url("PARTNER", slug=slug))
            ),
        )
    found = [(name, site.person_called(name)) for name in header.authors]
    return tuple(_person(site, one.slug) if one else Author(publishable(name)) for name, one in found)


def _person(site: Site, slug: str) -> Author:
    url = site.urls.absolute(site.urls.url("PERSON", slug=slug))
    return Author(publishable(site.people[slug].name), url)


def tag_uri(address: str, date: datetime) -> str:
    """Return an id (RFC 4151) of what was published at `address` on that day; its title has no part in it."""
    parts = urlsplit(address)
    return f"tag:{parts.hostname},{date.date()}:{parts.path}"


def with_absolute_urls(html: str, address: str) -> str:
    """Return HTML of the page at `address` as it can be read anywhere else."""
    elsewhere = with_links(html, lambda target: urljoin(address, target))
    return _WITHIN_PAGE.sub(lambda link: link.group(1) + address, elsewhere)


def publishable(text: str) -> str:
    """Return `text` without the characters that XML forbids."""
    return FORBIDDEN.sub("", text)
