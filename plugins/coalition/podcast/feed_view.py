"""What the feed of a show says."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.content import Episode, Show
from coalition.core.model.extras import Frequency, Value
from coalition.core.site import Site
from coalition.core.views.cards import cover, show_url
from coalition.podcast.addresses import feed_stylesheet_url, feed_url, publisher_feed_url
from coalition.podcast.categories import parts
from coalition.podcast.feed_items import feed_item, feed_trailer
from coalition.podcast.feed_parts import (
    FeedFrequency,
    FeedFunding,
    FeedImage,
    FeedRecipient,
    FeedReference,
    FeedValue,
    FeedView,
)
from coalition.podcast.feed_said import artwork, license_of, persons, places, texts

EPISODES_ON_A_PAGE = 100
"""Directories refuse feeds of several megabytes; apps that want more follow the links to older pages."""


def feed_view(site: Site, show: Show, page: int = 1) -> FeedView:
    """Return a page, from 1, of the feed of a show; an episode without audio is not in it."""
    header = show.header
    episodes = feed_episodes(site, show)
    shown = episodes[(page - 1) * EPISODES_ON_A_PAGE : page * EPISODES_ON_A_PAGE]
    return FeedView(
        url=site.urls.absolute(feed_url(site, show, page)),
        stylesheet=site.urls.href(feed_stylesheet_url(site)),
        pages=tuple(_pages(site, show, page, page_count(episodes))),
        hub=header.hub or "",
        updated=max(one.header.date for one in shown).isoformat() if shown else "",
        title=header.title,
        description=header.summary,
        link=site.urls.absolute(show_url(site, show)),
        language=header.language,
        image=show_artwork(site, show),
        categories=tuple(parts(category) for category in header.categories),
        explicit=header.explicit,
        guid=header.guid,
        type=header.type,
        medium=header.medium,
        author=author_of(site, show),
        owner_name=header.owner.name if header.owner else "",
        owner_email=header.owner.email if header.owner else "",
        locked=header.locked,
        moved=bool(header.moved_from),
        complete=header.complete or bool(header.frequency and header.frequency.complete),
        blocked=header.block,
        podping=header.podping,
        copyright=header.copyright or header.license or "",
        license=license_of(site, show),
        funding=tuple(FeedFunding(one.url, one.text) for one in header.funding),
        frequency=_frequency(header.frequency),
        places=places(header.location),
        podroll=podroll(site, show),
        publisher=_publisher(site),
        persons=persons(site, header.hosts, (), header.credits.items()),
        texts=texts(header.txt, header.ai_content),
        value=_value(header.value),
        trailers=tuple(feed_trailer(site, one) for one in episodes if one.header.type == "trailer"),
        items=tuple(feed_item(site, show, one) for one in shown),
    )


def feed_episodes(site: Site, show: Show) -> tuple[Episode, ...]:
    """Return the episodes that the feed lists, newest first."""
    return tuple(one for one in site.episodes_of_show(show) if site.media_of(one).audio)


def page_count(episodes: tuple[Episode, ...]) -> int:
    """Return how many pages the feed of these episodes has; there is always one."""
    return max(-(-len(episodes) // EPISODES_ON_A_PAGE), 1)


def author_of(site: Site, show: Show) -> str:
    """Who makes the show: the coalition, unless the show says otherwise."""
    return show.header.author or site.coalition.name


def show_artwork(site: Site, show: Show) -> FeedImage:
    """The artwork of a show."""
    picture = cover(site, show)
    return artwork(site, show, f"{show.folder}/{show.header.cover}", picture.alt)


def podroll(site: Site, show: Show) -> tuple[FeedReference, ...]:
    """The shows that this one recommends: those that it names, then the podcasts of today's partners.

    An address is given where it is as safe as the namespace wants.
    """
    named = [FeedReference(one.guid, one.url or "", one.title or "") for one in show.header.podroll]
    partners = (
        FeedReference(one.podcast_guid, _secure(one.feeds.podcast), one.name)
        for one in site.active_partners
        if one.podcast_guid and one.podcast_guid != show.header.guid
    )
    known = {one.guid for one in named}
    return (*named, *(one for one in partners if one.guid not in known))


def _secure(url: str | None) -> str:
    return url if url and url.startswith("https://") else ""


def _pages(site: Site, show: Show, page: int, count: int) -> Iterator[tuple[str, str]]:
    if count == 1:
        return
    neighbours = {"first": 1, "previous": page - 1, "next": page + 1, "last": count}
    for rel, number in neighbours.items():
        if 1 <= number <= count:
            yield rel, site.urls.absolute(feed_url(site, show, number))


def _publisher(site: Site) -> FeedReference | None:
    guid = site.coalition.podcast_guid
    if guid is None:
        return None
    return FeedReference(guid, site.urls.absolute(publisher_feed_url(site)), medium="publisher")


def _frequency(frequency: Frequency | None) -> FeedFrequency | None:
    if frequency is None:
        return None
    start = frequency.start.isoformat() if frequency.start else ""
    return FeedFrequency(frequency.text, frequency.rrule or "", start, frequency.complete)


def _value(value: Value | None) -> FeedValue | None:
    if value is None:
        return None
    recipients = tuple(
        FeedRecipient(
            one.name or "",
            one.type,
            one.address,
            one.split,
            one.custom_key or "",
            one.custom_value or "",
            one.fee,
        )
        for one in value.recipients
    )
    return FeedValue(value.type, value.method, value.suggested or "", recipients)
