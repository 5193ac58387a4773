"""What a feed says, whatever format it is written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from urllib.parse import urlsplit

from coalition.core.body import with_absolute_urls
from coalition.core.content import Article, Document, Episode
from coalition.core.feed_links import Entry, Feed, all_entries
from coalition.core.history import MembershipEvent
from coalition.core.model.text import ArticleHeader
from coalition.core.planet import PlanetEntry
from coalition.core.site import Site
from coalition.core.views.cards import article_url, episode_url, summary_of
from coalition.core.views.prose import with_plain_pictures
from coalition.core.views.sign_off import sign_off
from coalition.feeds.appearances import appearance_view, moment
from coalition.feeds.entry import UNKNOWN, Author, EntryView, partner_author, person_author, publishable
from coalition.feeds.membership import membership_view
from coalition.feeds.planet import planet_view

_NEVER = datetime.min.replace(tzinfo=UTC)


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


def order_of(site: Site) -> Callable[[Iterable[Entry]], tuple[Entry, ...]]:
    """Return what puts entries in order: the newest first, and those without a date last."""
    zone, content = site.settings.zone, site.content
    texts: tuple[Entry, ...] = (*content.articles, *content.episodes)
    known = {text.path: _order(text, zone) for text in texts if isinstance(text, Document)}

    def order(entry: Entry) -> tuple[datetime, str]:
        # A text is in several feeds.
        return known[entry.path] if isinstance(entry, Document) else _order(entry, zone)

    return lambda entries: tuple(sorted(entries, key=order, reverse=True))


def _order(entry: Entry, zone: tzinfo) -> tuple[datetime, str]:
    if isinstance(entry, Document):
        return (entry.header.date, entry.path)
    if isinstance(entry, MembershipEvent):
        date, name = entry.date, f"{entry.partner} {entry.period}"
    elif isinstance(entry[1], PlanetEntry):
        return (entry[1].date, entry[1].url)
    else:
        date, name = entry[1].date, f"{entry[0].slug} {entry[1].title}"
    return (moment(date, zone) if date else _NEVER, name)


def feed_view(site: Site, feed: Feed, listed: tuple[Entry, ...]) -> FeedView:
    """Return a feed with its entries in the order given."""
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
    return min(dates).isoformat() if dates else UNKNOWN


def entry_view(site: Site, entry: Entry) -> EntryView:
    """Return whatever a feed lists as feeds show it."""
    if isinstance(entry, MembershipEvent):
        return membership_view(site, entry)
    if not isinstance(entry, Document):
        partner, found = entry
        if isinstance(found, PlanetEntry):
            return planet_view(site, (partner, found))
        return appearance_view(site, partner, found)
    if isinstance(entry.header, ArticleHeader):
        return _article_view(site, entry)
    return _episode_view(site, entry)


def _article_view(site: Site, article: Article) -> EntryView:
    url = article_url(site, article)
    closing = sign_off(site, article)
    body = _text(site, article) + (f"\n<p>{closing}</p>" if closing else "")
    modified = article.header.modified or article.header.date
    return _view(site, article, url, modified, _article_authors(site, article), body)


def _episode_view(site: Site, episode: Episode) -> EntryView:
    url = episode_url(site, episode)
    hosts = tuple(person_author(site, slug) for slug in site.hosts_of(episode) if slug in site.people)
    return _view(site, episode, url, episode.header.date, hosts, _text(site, episode))


def _text(site: Site, document: Article | Episode) -> str:
    body = site.body(document)
    return with_plain_pictures(site, body, body.html)


def _view(
    site: Site, entry: Article | Episode, url: str, updated: datetime, authors: tuple[Author, ...], body: str
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
        return (partner_author(site, header.on_behalf_of),)
    found = [(name, site.person_called(name)) for name in header.authors]
    return tuple(person_author(site, one.slug) if one else Author(publishable(name)) for name, one in found)


def tag_uri(address: str, date: datetime) -> str:
    """Return an id (RFC 4151) of what was published at `address` on that day; its title has no part in it."""
    parts = urlsplit(address)
    return f"tag:{parts.hostname},{date.date()}:{parts.path}"
