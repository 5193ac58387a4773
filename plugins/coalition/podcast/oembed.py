"""How programs of other sites show an episode: oEmbed 1.0 (https://oembed.com/), as a static file."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pydantic_core import to_json

from coalition.core.content import Episode, Show
from coalition.core.pictures.variants import LARGE_COVER
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
    picture = episode_cover(site, episode, LARGE_COVER)
    has_size = picture is not None and picture.width > 0
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
        site.urls.absolute_href(picture.src) if picture and has_size else None,
        picture.width if picture and has_size else None,
        picture.height if picture and has_size else None,
    )


def make_oembed(view: OEmbed) -> bytes:
    """Return it as JSON."""
    said = {name: value for name, value in asdict(view).items() if value is not None}
    return to_json(said, indent=2) + b"\n"
