"""Every feed of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from coalition.core.diagnostics import Place
from coalition.core.feed_links import (
    ATOM,
    JSON,
    RSS,
    Entry,
    Feed,
    FeedFormat,
    all_entries,
    all_feed,
    announcements_entries,
    announcements_feed,
    appearances_entries,
    appearances_feed,
    membership_entries,
    membership_feed,
    partner_entries,
    partner_feed,
    person_entries,
    person_feed,
    planet_entries,
    planet_feed,
    series_entries,
    series_feed,
    stem_beside,
    topic_entries,
    topic_feed,
)
from coalition.core.outputs import DataOutput
from coalition.core.site import Site
from coalition.feeds.atom import atom
from coalition.feeds.json_feed import json_feed
from coalition.feeds.rss import rss
from coalition.feeds.view import FeedView, feed_view, order_of


@dataclass(frozen=True, slots=True)
class SiteFeed:
    """A feed of the site as a whole. An `early` one is written while it lists nothing: readers subscribe."""

    feed: Callable[[Site], Feed]
    entries: Callable[[Site], tuple[Entry, ...]]
    early: bool = True


@dataclass(frozen=True, slots=True)
class FeedsBeside:
    """Feeds beside the pages of a section of the registry; one that lists nothing is not written."""

    section: str
    slugs: Callable[[Site], Iterable[str]]
    feed: Callable[[Site, str], Feed]
    entries: Callable[[Site, str], tuple[Entry, ...]]


TABLE: tuple[SiteFeed | FeedsBeside, ...] = (
    SiteFeed(all_feed, all_entries),
    SiteFeed(announcements_feed, announcements_entries),
    SiteFeed(appearances_feed, appearances_entries),
    SiteFeed(membership_feed, membership_entries),
    SiteFeed(planet_feed, planet_entries, early=False),
    FeedsBeside("topics", lambda site: site.topics, topic_feed, topic_entries),
    FeedsBeside("series", lambda site: site.series, series_feed, series_entries),
    FeedsBeside("partners", lambda site: site.partners, partner_feed, partner_entries),
    FeedsBeside("people", lambda site: site.people, person_feed, person_entries),
)

_WRITERS: tuple[tuple[FeedFormat, Callable[[FeedView], bytes]], ...] = (
    (RSS, rss),
    (ATOM, atom),
    (JSON, json_feed),
)


@dataclass(frozen=True, slots=True)
class _Written:
    """A feed with what it lists, and where it is written: at its own address, and at those of before."""

    feed: Feed
    entries: tuple[Entry, ...]
    origin: Place
    stems: tuple[str, ...]


def outputs(site: Site) -> Iterator[DataOutput]:
    """Yield every feed in each of its formats."""
    newest_first = order_of(site)
    for one in _feeds(site):
        chosen = newest_first(one.entries)[: site.settings.feed_limit]
        for written_as, make in _WRITERS:
            for stem in one.stems if written_as in one.feed.formats else ():
                path = f"{stem}{written_as.suffix}"
                yield DataOutput(path, make, feed_view, (one.feed, chosen), one.origin)


def _feeds(site: Site) -> Iterator[_Written]:
    for row in TABLE:
        if isinstance(row, SiteFeed):
            feed, entries = row.feed(site), row.entries(site)
            if entries or row.early:
                yield _Written(feed, entries, site.registry_place("coalition"), (feed.stem,))
        else:
            yield from _feeds_beside(site, row)


def _feeds_beside(site: Site, row: FeedsBeside) -> Iterator[_Written]:
    for slug in row.slugs(site):
        entries = row.entries(site, slug)
        if entries:
            feed = row.feed(site, slug)
            before = _stems_of_before(site, slug) if row.section == "partners" else ()
            yield _Written(feed, entries, site.registry_place(row.section, slug), (feed.stem, *before))


def _stems_of_before(site: Site, slug: str) -> tuple[str, ...]:
    """Who follows a partner goes on following it when its slug changes, on hosts without redirects too."""
    aliases = (alias for alias in site.partners[slug].aliases if site.aliases.get(alias) == slug)
    return tuple(stem_beside(site.urls.url("PARTNER", slug=alias)) for alias in aliases)
