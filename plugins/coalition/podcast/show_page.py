"""The page of a show, and the list of all shows."""

from __future__ import annotations

from coalition.core.content import Episode, Show
from coalition.core.site import Site
from coalition.core.views.cards import cover, episode_card, person_card, show_url
from coalition.core.views.head import head, listing_link
from coalition.core.views.parts import Link, html
from coalition.podcast.addresses import feed_url, section_url
from coalition.podcast.episode_page import show_feed_link
from coalition.podcast.feed_said import license_of
from coalition.podcast.feed_view import author_of
from coalition.podcast.views import FeedStylesheet, PodcastIndex, ShowCard, ShowPage

_LATEST = 6


def podcast_index(site: Site) -> PodcastIndex:
    """Return the view of the list of all shows."""
    title = "Podcasts"
    return PodcastIndex(
        head(
            site,
            site.urls.url("PODCASTS"),
            title,
            f"The podcasts of {site.coalition.name}",
            section=section_url(site),
            feeds=tuple(show_feed_link(site, show) for show in site.shows),
        ),
        title,
        tuple(_card(site, show) for show in site.shows),
        tuple(site.remember(episode_card, one) for one in site.episodes[:_LATEST]),
    )


def feed_stylesheet(site: Site) -> FeedStylesheet:
    """Return the view of what makes a readable page of a feed."""
    return FeedStylesheet(listing_link(site, "PODCASTS", "Podcasts"))


def _card(site: Site, show: Show) -> ShowCard:
    count = len(site.episodes_of_show(show))
    return ShowCard(
        show.header.title,
        site.urls.href(show_url(site, show)),
        show.header.summary,
        cover(site, show),
        site.urls.absolute(feed_url(site, show)),
        f"{count} episode" if count == 1 else f"{count} episodes",
    )


def show_page(site: Site, show: Show) -> ShowPage:
    """Return the view of a show."""
    header = show.header
    episodes = site.episodes_of_show(show)
    trailer = _newest_trailer(episodes)
    return ShowPage(
        head=head(
            site,
            show_url(site, show),
            header.title,
            header.summary,
            section=section_url(site),
            picture=cover(site, show),
            feeds=(show_feed_link(site, show),),
            breadcrumb=(listing_link(site, "PODCASTS", "Podcasts"),),
        ),
        title=header.title,
        summary=header.summary,
        body=html(site.body(show).html),
        cover=cover(site, show),
        author=author_of(site, show),
        language=header.language,
        hosts=tuple(
            site.remember(person_card, site.people[slug]) for slug in header.hosts if slug in site.people
        ),
        feed_url=site.urls.absolute(feed_url(site, show)),
        episodes=tuple(site.remember(episode_card, one) for one in episodes if one is not trailer),
        trailer=site.remember(episode_card, trailer) if trailer else None,
        funding=tuple(Link(one.text, one.url) for one in header.funding),
        license=_license(site, show),
        copyright=header.copyright or "",
    )


def _newest_trailer(episodes: tuple[Episode, ...]) -> Episode | None:
    return next((one for one in episodes if one.header.type == "trailer"), None)


def _license(site: Site, show: Show) -> Link | None:
    name = show.header.license
    if name is None:
        return None
    found = license_of(site, show)
    return Link(name, found.url if found else "")
