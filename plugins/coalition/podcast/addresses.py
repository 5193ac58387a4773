"""Where the files of shows and episodes are published."""

from __future__ import annotations

from coalition.core.content import Episode, Show
from coalition.core.feed_links import show_feed_url
from coalition.core.media.facts import Audio
from coalition.core.site import Site
from coalition.core.views.cards import beside_url, episode_url, show_url, urls_of_episode, urls_of_show
from coalition.core.views.parts import FeedLink

FEED_TYPE = "application/rss+xml"


def feed_url(site: Site, show: Show, page: int = 1) -> str:
    """The url of a page of a show's feed; the first is what people subscribe to."""
    return show_feed_url(site, show) if page == 1 else f"{show_url(site, show)}feed/{page}.xml"


def publisher_feed_url(site: Site) -> str:
    """The url of the feed that lists all shows."""
    return f"{site.settings.own_urls.url('PODCASTS')}feed.xml"


def feed_stylesheet_url(site: Site) -> str:
    """The url of what makes a readable page of a feed in a browser."""
    return f"{site.urls.url('PODCASTS')}feed.xsl"


def show_feed_link(site: Site, show: Show) -> FeedLink:
    """The feed of a show, for the heads of pages."""
    return FeedLink(show.header.title, site.urls.absolute(feed_url(site, show)), FEED_TYPE)


def chapters_url(site: Site, episode: Episode) -> str:
    """The url of an episode's chapters as apps read them: beside the original of a translated one."""
    return f"{episode_url(site, site.original_of(episode))}chapters.json"


def episode_file_url(site: Site, episode: Episode, shown: str) -> str:
    """The url of a file that lies beside an episode's text."""
    return beside_url(site, episode, shown)


def artwork_url(site: Site, document: Show | Episode, shown: str) -> str:
    """The url of artwork for directories: another one when the picture is, as they look at it once."""
    stem, dot, suffix = beside_url(site, document, shown).rpartition(".")
    version = site.cover_version(document)
    return f"{stem}.{version}{dot}{suffix}" if version else f"{stem}{dot}{suffix}"


def audio_href(site: Site, episode: Episode, audio: Audio) -> str:
    """What a player on the site loads an episode's audio from."""
    return audio.url or site.urls.href(episode_file_url(site, episode, audio.path))


def audio_address(site: Site, episode: Episode, audio: Audio) -> str:
    """The absolute address of an episode's audio as feeds name it, with what counts downloads before it."""
    address = audio.url or site.urls.absolute(episode_file_url(site, episode, audio.path))
    show = site.show_of(episode)
    prefix = show.header.prefix if show else None
    return f"{prefix}{address.removeprefix('https://')}" if prefix else address


def oembed_url(site: Site, episode: Episode) -> str:
    """The url of what programs are told of how to show an episode on other sites."""
    return f"{episode_url(site, episode)}oembed.json"


def embed_url(site: Site, show: Show, episode: Episode) -> str:
    """The url of an episode's page for the frames of other sites."""
    return urls_of_episode(site, episode).url("EPISODE_EMBED", show=show.slug, slug=episode.slug)


def season_url(site: Site, show: Show, number: int) -> str:
    """The url of a season's page, which seasons have that have a name."""
    return urls_of_show(site, show).url("SEASON", show=show.slug, number=number)


def section_url(site: Site) -> str:
    """The url that the navigation leads to: the list of shows, or the only show."""
    if len(site.shows) == 1:
        return show_url(site, site.shows[0])
    return site.urls.url("PODCASTS")
