"""The outputs of the podcasts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coalition.core.content import Episode, Show
from coalition.core.diagnostics import Place
from coalition.core.feed_links import old_feed_paths
from coalition.core.media.files import CHAPTERS_NAMES
from coalition.core.opml import make_opml
from coalition.core.outputs import DataOutput, Output, PageOutput
from coalition.core.picture_outputs import published_file
from coalition.core.relations import by_key, season_of
from coalition.core.site import Site
from coalition.core.urls import path_of
from coalition.core.views.cards import beside_url
from coalition.core.views.pagination import paginate
from coalition.podcast.addresses import (
    artwork_url,
    chapters_url,
    episode_file_url,
    feed_stylesheet_url,
    feed_url,
    oembed_url,
    publisher_feed_url,
)
from coalition.podcast.all_shows import make_publisher_feed, publisher_view, shows_opml
from coalition.podcast.chapters_json import chapters_view, make_chapters
from coalition.podcast.embed import embedded_episode
from coalition.podcast.episode_page import episode_page
from coalition.podcast.feed import make_feed
from coalition.podcast.feed_view import feed_episodes, feed_view, page_count
from coalition.podcast.files import files_of
from coalition.podcast.oembed import make_oembed, oembed_view
from coalition.podcast.seasons import by_season, pages_of, season_page
from coalition.podcast.show_page import episode_listing, feed_stylesheet, podcast_index, show_page
from coalition.podcast.transcripts import transcript_outputs


def outputs(site: Site) -> Iterator[Output]:
    """Yield everything that shows and episodes make; a coalition without a show has no podcast pages."""
    if site.shows:
        layout = site.settings.layout
        origin = Place(f"{layout.shown}/{layout.podcasts}")
        yield PageOutput(site.urls.path("PODCASTS"), "podcasts.html", podcast_index, (), origin)
        yield from _all_shows(site, origin)
    files = files_of(site.content)
    for show in site.shows:
        yield from _show(site, show, files)
    around = _around(site)
    for episode in site.written_episodes:
        show_of_it = site.show_of(episode)
        if show_of_it:
            newer, older = around.get(episode.path, (None, None))
            path = site.urls.path("EPISODE", show=show_of_it.slug, slug=episode.slug)
            args = (show_of_it, episode, newer, older)
            yield PageOutput(path, "episode.html", episode_page, args, episode.place())
            yield from _embedding(site, show_of_it, episode)
            yield from _beside_episode(site, show_of_it, episode, files)


def _all_shows(site: Site, origin: Place) -> Iterator[Output]:
    yield DataOutput(publisher_feed_url(site), make_publisher_feed, publisher_view, (), origin)
    yield PageOutput(feed_stylesheet_url(site), "feed.xsl", feed_stylesheet, (), origin)
    yield DataOutput("podcasts.opml", make_opml, shows_opml, (), origin)


def _around(site: Site) -> Mapping[str, tuple[Episode | None, Episode | None]]:
    """The newer and the older neighbour of each listed episode."""
    around: dict[str, tuple[Episode | None, Episode | None]] = {}
    for show in site.shows:
        listed = (None, *site.episodes_of_show(show), None)
        for newer, episode, older in zip(listed, listed[1:], listed[2:], strict=False):
            if episode:
                around[episode.path] = (newer, older)
    return around


def _show(site: Site, show: Show, files: Mapping[str, tuple[str, ...]]) -> Iterator[Output]:
    yield from _listing(site, show)
    yield from _seasons(site, show)
    if site.original_of(show) is show:
        yield from _feed(site, show)
    for shown in files.get(show.folder, ()):
        url = beside_url(site, show, shown)
        yield published_file(site, url, shown, Place(shown))
    yield from _artwork(site, show, f"{show.folder}/{show.header.cover}")


def _feed(site: Site, show: Show) -> Iterator[Output]:
    for page in range(1, page_count(feed_episodes(site, show)) + 1):
        yield DataOutput(feed_url(site, show, page), make_feed, feed_view, (show, page), show.place())
    for old in old_feed_paths(site, show):
        yield DataOutput(old, make_feed, feed_view, (show, 1), show.marks.at("moved_from"))


def _listing(site: Site, show: Show) -> Iterator[Output]:
    """The show's page, and the pages on which its other episodes are, where they are many."""
    episodes = site.episodes_of_show(show)
    trailer = next((one for one in episodes if one.header.type == "trailer"), None)
    others = [one for one in episodes if one is not trailer]
    size, origin = site.settings.page_size, show.place()
    for url, listed, pagination in paginate(by_season(others), size, site.urls, "SHOW", slug=show.slug):
        if pagination.number == 1:
            newest = others[0] if others else None
            args = (show, newest, trailer, listed, pagination)
            path = site.urls.path("SHOW", slug=show.slug)
            yield PageOutput(path, "show.html", show_page, args, origin)
        else:
            args_of_listing = (show, url, listed, pagination)
            yield PageOutput(path_of(url), "season.html", episode_listing, args_of_listing, origin)


def _seasons(site: Site, show: Show) -> Iterator[Output]:
    size = site.settings.page_size
    episodes = by_key(site.episodes_of_show(show), lambda one: (str(season_of(one)),))
    for number in pages_of(site, show):
        pages = paginate(episodes[str(number)], size, site.urls, "SEASON", show=show.slug, number=number)
        for url, listed, pagination in pages:
            first = site.urls.path("SEASON", show=show.slug, number=number)
            path = first if pagination.number == 1 else path_of(url)
            args = (show, number, url, listed, pagination)
            yield PageOutput(path, "season.html", season_page, args, show.place())


def _embedding(site: Site, show: Show, episode: Episode) -> Iterator[Output]:
    if site.media_of(episode).audio:
        path = site.urls.path("EPISODE_EMBED", show=show.slug, slug=episode.slug)
        args = (show, episode)
        yield PageOutput(path, "embed_episode.html", embedded_episode, args, episode.place(), listed=False)
        yield DataOutput(oembed_url(site, episode), make_oembed, oembed_view, args, episode.place())


def _beside_episode(
    site: Site, show: Show, episode: Episode, files: Mapping[str, tuple[str, ...]]
) -> Iterator[Output]:
    if site.original_of(episode) is episode:
        yield from _of_recording(site, show, episode)
    yield from _artwork(site, episode, site.media_of(episode).cover)
    for shown in files.get(episode.folder, ()):
        if shown.removeprefix(f"{episode.folder}/") not in CHAPTERS_NAMES:
            url = episode_file_url(site, episode, shown)
            yield published_file(site, url, shown, Place(shown))


def _of_recording(site: Site, show: Show, episode: Episode) -> Iterator[Output]:
    """What is said, and in which parts: in whatever language one reads of it, that is the same."""
    if site.media_of(episode).chapters:
        url = chapters_url(site, episode)
        yield DataOutput(url, make_chapters, chapters_view, (show, episode), episode.place())
    yield from transcript_outputs(site, episode)


def _artwork(site: Site, document: Show | Episode, shown: str) -> Iterator[Output]:
    """The artwork under the address that feeds give; under its own name it is published anyway."""
    if site.cover_version(document):
        yield published_file(site, artwork_url(site, document, shown), shown, Place(shown))
