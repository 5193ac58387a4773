"""An episode's audio, as players show it."""

from __future__ import annotations

from coalition.core.content import Episode
from coalition.core.media.times import iso_duration
from coalition.core.site import Site
from coalition.podcast.addresses import audio_href
from coalition.podcast.feed_items import whole_seconds
from coalition.podcast.views import AudioView


def audio_view(site: Site, episode: Episode) -> AudioView | None:
    """Return the episode's audio, which a draft may be without.

    Whoever listens on a page of the site asks no service that counts: the show's prefix is for the feed.
    """
    audio = site.media_of(episode).audio
    if audio is None:
        return None
    src = audio_href(site, episode, audio)
    url = audio.url or site.urls.absolute_href(src)
    seconds = whole_seconds(audio)
    return AudioView(
        src, url, audio.type, audio.bytes, site.words.size(audio.bytes), seconds, iso_duration(seconds)
    )
