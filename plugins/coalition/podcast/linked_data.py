"""Shows, seasons and episodes as linked data (JSON-LD, in the words of schema.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from coalition.core.content import Episode, Show
from coalition.core.media.facts import Chapter
from coalition.core.pictures.variants import LARGE_COVER
from coalition.core.site import Site
from coalition.core.views.cards import cover, episode_cover, episode_url, show_url, summary_of
from coalition.core.views.json_ld import Node, coalition_id, known, person_id
from coalition.podcast.addresses import feed_url, season_url
from coalition.podcast.audio_view import audio_view
from coalition.podcast.feed_said import license_link
from coalition.podcast.feed_view import author_of
from coalition.podcast.views import AudioView


def series_node(site: Site, show: Show) -> Node:
    """Return a show as a PodcastSeries."""
    header = show.header
    license = license_link(site, show)
    return {
        **_series(site, show),
        **known(
            {
                "description": header.summary,
                "image": site.urls.absolute_href(cover(site, show, LARGE_COVER).src),
                "inLanguage": site.original_of(show).header.language,
                "identifier": header.guid,
                "author": {"@type": "Organization", "name": author_of(site, show)},
                "publisher": {"@id": coalition_id(site)},
                "contributor": list(_contributors(site, (("host", header.hosts),))),
                "license": (license.href or license.label) if license else None,
            }
        ),
    }


def season_node(site: Site, show: Show, number: int) -> Node:
    """Return a season that has a name as a PodcastSeason."""
    return {**_season(site, show, number), "partOfSeries": _series(site, show)}


def episode_node(site: Site, show: Show, episode: Episode) -> Node:
    """Return an episode as a PodcastEpisode."""
    header, page = episode.header, site.urls.absolute(episode_url(site, episode))
    audio, media = audio_view(site, episode), site.media_of(episode)
    picture = episode_cover(site, episode, LARGE_COVER)
    return known(
        {
            "@type": "PodcastEpisode",
            "@id": f"{page}#episode",
            "url": page,
            "name": header.title,
            "identifier": header.guid,
            "description": summary_of(site, episode),
            "datePublished": header.date.isoformat(),
            "image": site.urls.absolute_href(picture.src) if picture else None,
            "inLanguage": site.language_of_recording(episode),
            "isFamilyFriendly": not (show.header.explicit if header.explicit is None else header.explicit),
            "episodeNumber": header.episode,
            "duration": audio.duration if audio else None,
            "associatedMedia": _audio_object(audio) if audio else None,
            "contributor": list(_contributors(site, _roles(site, episode))),
            "keywords": [site.topics[slug].name for slug in header.topics if slug in site.topics],
            "hasPart": list(_clips(media.chapters, audio.seconds, page)) if audio else None,
            "partOfSeason": _season(site, show, header.season) if header.season else None,
            "partOfSeries": _series(site, show),
        }
    )


def _series(site: Site, show: Show) -> Node:
    page = site.urls.absolute(show_url(site, show))
    return {
        "@type": "PodcastSeries",
        "@id": f"{page}#podcast",
        "name": show.header.title,
        "url": page,
        "webFeed": site.urls.absolute(feed_url(site, show)),
    }


def _season(site: Site, show: Show, number: int) -> Node:
    name = show.header.seasons.get(number)
    return known(
        {
            "@type": "PodcastSeason",
            "seasonNumber": number,
            "name": name,
            "url": site.urls.absolute(season_url(site, show, number)) if name else None,
        }
    )


def _audio_object(audio: AudioView) -> Node:
    return {
        "@type": "AudioObject",
        "contentUrl": audio.url,
        "encodingFormat": audio.type,
        "contentSize": str(audio.bytes),
        "duration": audio.duration,
    }


def _roles(site: Site, episode: Episode) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "host", site.hosts_of(episode)
    yield "guest", episode.header.guests
    yield from site.credits_of(episode)


def _contributors(site: Site, roles: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Node]:
    for role, slugs in roles:
        for slug in slugs:
            if slug in site.people:
                person = {"@type": "Person", "@id": person_id(site, slug), "name": site.people[slug].name}
                yield {"@type": "Role", "roleName": role, "contributor": person}


def _clips(chapters: Iterable[Chapter], seconds: int, page: str) -> Iterator[Node]:
    listed = [(int(one.start), one.title) for one in chapters if one.listed]
    for (start, title), (end, _) in pairwise((*listed, (seconds, ""))):
        clip = {"@type": "Clip", "name": title, "startOffset": start, "endOffset": end}
        yield {**clip, "url": f"{page}?t={start}"}
