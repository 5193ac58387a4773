"""The page of a show, and the list of all shows."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.content import Episode, Show
from coalition.core.pictures.variants import LARGE_COVER
from coalition.core.site import Site
from coalition.core.views.cards import cover, episode_card, partner_link, person_card, show_link, show_url
from coalition.core.views.head import head, listing_link
from coalition.core.views.json_ld import in_page
from coalition.core.views.pagination import numbered
from coalition.core.views.parts import Head, Link, Pagination
from coalition.core.views.prose import prose
from coalition.podcast.addresses import feed_url, section_url, show_feed_link
from coalition.podcast.audio_view import audio_view
from coalition.podcast.feed_said import license_link
from coalition.podcast.feed_view import author_of
from coalition.podcast.linked_data import series_node
from coalition.podcast.seasons import seasons_view
from coalition.podcast.views import (
    EpisodeListing,
    FeedStylesheet,
    PlayableCard,
    PodcastIndex,
    ShowCard,
    ShowPage,
)

_LATEST = 6


def podcast_index(site: Site) -> PodcastIndex:
    """Return the view of the list of all shows."""
    title = site.words.gettext("Podcasts")
    return PodcastIndex(
        head(
            site,
            site.urls.url("PODCASTS"),
            title,
            site.words.gettext("The podcasts of {name}", name=site.coalition.name),
            section=section_url(site),
            feeds=tuple(show_feed_link(site, show) for show in site.shows),
        ),
        title,
        tuple(_card(site, show) for show in site.shows),
        tuple(site.remember(episode_card, one) for one in site.episodes[:_LATEST]),
    )


def feed_stylesheet(site: Site) -> FeedStylesheet:
    """Return the view of what makes a readable page of a feed."""
    podcasts = listing_link(site, "PODCASTS", site.words.gettext("Podcasts"))
    prefixes = {show.header.prefix for show in site.shows if show.header.prefix}
    return FeedStylesheet(podcasts, tuple(sorted(prefixes, reverse=True)))


def _card(site: Site, show: Show) -> ShowCard:
    count = len(site.episodes_of_show(show))
    return ShowCard(
        show.header.title,
        site.urls.href(show_url(site, show)),
        show.header.summary,
        cover(site, show),
        site.urls.absolute(feed_url(site, show)),
        site.words.ngettext("{number} episode", "{number} episodes", count),
    )


def show_page(
    site: Site,
    show: Show,
    newest: Episode | None,
    trailer: Episode | None,
    episodes: tuple[Episode, ...],
    pagination: Pagination,
) -> ShowPage:
    """Return the view of a show, with the first page of its episodes."""
    header = show.header
    return ShowPage(
        head=_head(site, show),
        title=header.title,
        summary=header.summary,
        body=prose(site, site.body(show)),
        cover=cover(site, show, LARGE_COVER),
        author=author_of(site, show),
        frequency=header.frequency.text if header.frequency else "",
        language=header.language,
        hosts=tuple(
            site.remember(person_card, site.people[slug]) for slug in header.hosts if slug in site.people
        ),
        feed_url=site.urls.absolute(feed_url(site, show)),
        apps=tuple(Link(app, url) for app, url in header.subscribe.items()),
        trailer=_playable(site, trailer),
        newest=_playable(site, newest),
        seasons=tuple(seasons_view(site, show, episodes)),
        pagination=pagination,
        funding=tuple(Link(one.text, one.url) for one in header.funding),
        podroll=tuple(_podroll(site, show)),
        license=license_link(site, show),
        copyright=header.copyright or "",
    )


def episode_listing(
    site: Site, show: Show, url: str, episodes: tuple[Episode, ...], pagination: Pagination
) -> EpisodeListing:
    """Return the view of a later page of a show's episodes."""
    return EpisodeListing(
        head=head(
            site,
            url,
            numbered(site, show.header.title, pagination),
            show.header.summary,
            section=section_url(site),
            feeds=(show_feed_link(site, show),),
            breadcrumb=(
                listing_link(site, "PODCASTS", site.words.gettext("Podcasts")),
                show_link(site, show),
            ),
        ),
        title=numbered(site, site.words.gettext("All episodes"), pagination),
        number="",
        show=show_link(site, show),
        cover=cover(site, show),
        language=show.header.language,
        seasons=tuple(seasons_view(site, show, episodes)),
        pagination=pagination,
        previous=None,
        next=None,
    )


def _head(site: Site, show: Show) -> Head:
    return head(
        site,
        show_url(site, show),
        show.header.title,
        show.header.summary,
        section=section_url(site),
        card=True,
        feeds=(show_feed_link(site, show),),
        breadcrumb=(listing_link(site, "PODCASTS", site.words.gettext("Podcasts")),),
        json_ld=in_page(series_node(site, show)),
        text=show,
    )


def _playable(site: Site, episode: Episode | None) -> PlayableCard | None:
    if episode is None:
        return None
    return PlayableCard(site.remember(episode_card, episode), audio_view(site, episode))


def _podroll(site: Site, show: Show) -> Iterator[Link]:
    """The shows that this one names, then the podcasts of today's partners."""
    for one in show.header.podroll:
        if one.title:
            yield Link(one.title, one.url or "")
    for partner in site.active_partners:
        if partner.podcast_guid and partner.podcast_guid != show.header.guid:
            link = partner_link(site, partner.slug)
            yield Link(site.words.gettext("The podcast of {name}", name=link.label), link.href)
