"""Where the files of shows and episodes are published."""

from __future__ import annotations

from coalition.core.content import Episode, Show
from coalition.core.site import Site
from coalition.core.views.cards import beside_url, episode_url, show_url

FEED_TYPE = "application/rss+xml"


def feed_url(site: Site, show: Show) -> str:
    """The url of a show's feed."""
    return f"{show_url(site, show)}feed.xml"


def chapters_url(site: Site, episode: Episode) -> str:
    """The url of an episode's chapters as apps read them."""
    return f"{episode_url(site, episode)}chapters.json"


def episode_file_url(site: Site, episode: Episode, shown: str) -> str:
    """The url of a file that lies beside an episode's text."""
    return beside_url(episode_url(site, episode), episode, shown)


def section_url(site: Site) -> str:
    """The url that the navigation leads to: the list of shows, or the only show."""
    if len(site.shows) == 1:
        return show_url(site, site.shows[0])
    return site.urls.url("PODCASTS")
