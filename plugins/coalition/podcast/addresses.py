"""Where the files of shows and episodes are published."""

from __future__ import annotations

from coalition.core.content import Episode, Show
from coalition.core.site import Site
from coalition.core.views.cards import beside_url, episode_url, show_url
from coalition.core.views.parts import FeedLink

FEED_TYPE = "application/rss+xml"


def feed_url(site: Site, show: Show) -> str:
    """The url of a show's feed."""
    return f"{show_url(site, show)}feed.xml"


def show_feed_link(site: Site, show: Show) -> FeedLink:
    """The feed of a show, for the heads of pages."""
    return FeedLink(show.header.title, site.urls.absolute(feed_url(site, show)), FEED_TYPE)


def chapters_url(site: Site, episode: Episode) -> str:
    """The url of an episode's chapters as apps read them."""
    return f"{episode_url(site, episode)}chapters.json"


def episode_file_url(site: Site, episode: Episode, shown: str) -> str:
    """The url of a file that lies beside an episode's text."""
    return beside_url(episode_url(site, episode), episode, shown)


def oembed_url(site: Site, episode: Episode) -> str:
    """The url of what programs are told of how to show an episode on other sites."""
    return f"{episode_url(site, episode)}oembed.json"


def embed_url(site: Site, show: Show, episode: Episode) -> str:
    """The url of an episode's page for the frames of other sites."""
    return site.urls.url("EPISODE_EMBED", show=show.slug, slug=episode.slug)


def season_url(site: Site, show: Show, number: int) -> str:
    """The url of a season's page, which seasons have that have a name."""
    return site.urls.url("SEASON", show=show.slug, number=number)


def section_url(site: Site) -> str:
    """The url that the navigation leads to: the list of shows, or the only show."""
    if len(site.shows) == 1:
        return show_url(site, site.shows[0])
    return site.urls.url("PODCASTS")
