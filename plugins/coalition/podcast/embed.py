"""The page of an episode for the frames of other sites, and what those sites write to show it."""

from __future__ import annotations

from coalition.core.content import Episode, Show
from coalition.core.pictures.variants import LARGE_COVER
from coalition.core.site import Site
from coalition.core.views.cards import (
    episode_cover,
    episode_number,
    episode_url,
    length_of,
    show_link,
    why_held,
)
from coalition.core.views.head import head
from coalition.core.views.snippets import frame, snippet
from coalition.podcast.addresses import embed_url, oembed_url
from coalition.podcast.audio_view import audio_view
from coalition.podcast.views import EmbeddedEpisode, Embedding
from coalition.podcast.waveform_view import waveform_view

_WIDTH, _HEIGHT = 640, 250
_SCRIPT = "theme/js/embedded.js"


def embedding(site: Site, show: Show, episode: Episode) -> Embedding:
    """Return how other sites show an episode that has audio."""
    address = site.urls.absolute(embed_url(site, show, episode))
    line = frame(address, f"{episode.header.title}, {show.header.title}", _HEIGHT)
    return Embedding(
        address,
        site.urls.absolute(oembed_url(site, episode)),
        _WIDTH,
        _HEIGHT,
        snippet(
            "embed",
            site.words.gettext("Line of HTML for your page"),
            line,
            site.urls.href(embed_url(site, show, episode)),
        ),
    )


def embedded_episode(site: Site, show: Show, episode: Episode) -> EmbeddedEpisode:
    """Return the view of an episode for frames; search engines are to find the episode's page instead."""
    audio = audio_view(site, episode)
    assert audio is not None
    title = episode.header.title
    return EmbeddedEpisode(
        head(
            site,
            embed_url(site, show, episode),
            title,
            indexed=False,
            languages=(),
            held=why_held(site, episode),
        ),
        title,
        site.urls.href(episode_url(site, episode)),
        episode_number(site, episode),
        length_of(site, episode),
        show_link(site, show),
        episode_cover(site, episode, LARGE_COVER),
        waveform_view(site.media_of(episode).waveform),
        audio,
        site.urls.href(_SCRIPT),
    )
