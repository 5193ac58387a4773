"""How programs of other sites show an episode: oEmbed 1.0 (https://oembed.com/), as a static file."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic_core import to_json

from coalition.core.content import Episode, Show
from coalition.core.site import Site
from coalition.core.views.cards import episode_cover, show_url
from coalition.podcast.embed import embedding


@dataclass(frozen=True, slots=True)
class OEmbed:
    """A response of the type rich, by the names of the standard; lengths are in pixels.

    Of a picture of which the size is not known nothing is said: the standard wants all three or none.
    """

    version: str
    type: str
    title: str
    author_name: str
    author_url: str
    provider_name: str
    provider_url: str
    html: str
    width: int
    height: int
    thumbnail_url: str | None
    thumbnail_width: int | None
    thumbnail_height: int | None


def oembed_view(site: Site, show: Show, episode: Episode) -> OEmbed:
    """Return what is said of an episode that has audio."""
    frame = embedding(site, show, episode)
    picture = episode_cover(site, episode)
    width, height = site.picture_sizes.get(_cover_path(site, show, episode), (None, None))
    return OEmbed(
        "1.0",
        "rich",
        episode.header.title,
        show.header.title,
        site.urls.absolute(show_url(site, show)),
        site.coalition.name,
        site.urls.absolute(site.urls.url("HOME")),
        frame.snippet.text,
        frame.width,
        frame.height,
        site.urls.absolute_href(picture.src) if picture and width else None,
        width,
        height,
    )


def _cover_path(site: Site, show: Show, episode: Episode) -> str:
    return site.media_of(episode).cover or f"{show.folder}/{show.header.cover}"


def make_oembed(view: OEmbed) -> bytes:
    """Return it as JSON."""
    return to_json(view, indent=2, exclude_none=True) + b"\n"
