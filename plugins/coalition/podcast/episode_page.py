"""The page of an episode."""

from __future__ import annotations

from markupsafe import Markup

from coalition.core.content import Episode, Show
from coalition.core.pictures.variants import LARGE_COVER
from coalition.core.site import Site
from coalition.core.views.cards import (
    day,
    episode_cover,
    episode_number,
    episode_url,
    length_of,
    partner_card,
    person_card,
    show_link,
    spoken,
    summary_of,
    topic_links,
    why_held,
)
from coalition.core.views.head import head, listing_link
from coalition.core.views.json_ld import in_page
from coalition.core.views.parts import Head, Link, PersonCard
from coalition.core.views.prose import with_pictures
from coalition.podcast.addresses import feed_url, section_url, show_feed_link
from coalition.podcast.audio_view import audio_view
from coalition.podcast.embed import embedding
from coalition.podcast.episode_parts import (
    chapters,
    credits,
    discussion,
    other_forms,
    soundbites,
    transcript_files,
)
from coalition.podcast.feed_said import license_link
from coalition.podcast.linked_data import episode_node
from coalition.podcast.seasons import season_link
from coalition.podcast.speech import speeches
from coalition.podcast.times_in_notes import link_times
from coalition.podcast.views import AudioView, EpisodePage
from coalition.podcast.waveform_view import waveform_view

PLAYER = "theme/js/player.js"


def episode_page(
    site: Site, show: Show, episode: Episode, newer: Episode | None, older: Episode | None
) -> EpisodePage:
    """Return the view of an episode."""
    header, media = episode.header, site.media_of(episode)
    audio = audio_view(site, episode)
    src = audio.src if audio else ""
    transcript = media.transcript
    return EpisodePage(
        head=_head(site, show, episode),
        title=header.title,
        number=episode_number(site, episode),
        season=season_link(site, show, header.season) if header.season else None,
        day=day(site, header.date),
        length=length_of(site, episode),
        show=show_link(site, show),
        cover=episode_cover(site, episode, LARGE_COVER),
        audio=audio,
        waveform=waveform_view(media.waveform),
        summary=summary_of(site, episode),
        body=_notes(site, episode, audio),
        language=site.language_of(episode),
        spoken=_spoken(site, episode),
        explicit=show.header.explicit if header.explicit is None else header.explicit,
        chapters=tuple(chapters(media, src)),
        soundbites=tuple(soundbites(site, episode, src)) if audio else (),
        transcript=tuple(speeches(site, transcript, src)) if transcript else (),
        transcript_files=tuple(transcript_files(site, episode)),
        hosts=_people(site, site.hosts_of(episode)),
        guests=_people(site, header.guests),
        credits=tuple(credits(site, episode)),
        partners=tuple(site.remember(partner_card, site.partners[slug]) for slug in _partners(site, episode)),
        topics=topic_links(site, header.topics),
        license=license_link(site, episode) or license_link(site, show),
        discussion=tuple(discussion(site, episode)),
        other_forms=tuple(other_forms(site, episode)),
        previous=_link(site, older),
        next=_link(site, newer),
        feed_href=site.urls.href(feed_url(site, show)),
        embedding=embedding(site, show, episode) if audio else None,
        script=site.urls.href(PLAYER) if audio else "",
    )


def _spoken(site: Site, episode: Episode) -> str:
    recording = site.language_of_recording(episode)
    return "" if recording == site.language_of(episode) else recording


def _head(site: Site, show: Show, episode: Episode) -> Head:
    return head(
        site,
        episode_url(site, episode),
        episode.header.title,
        summary_of(site, episode) or _of_show(site, show, episode),
        section=section_url(site),
        kind="article",
        card=site.has_card(episode),
        feeds=(show_feed_link(site, show),),
        breadcrumb=(listing_link(site, "PODCASTS", site.words.gettext("Podcasts")), show_link(site, show)),
        indexed=episode.header.status != "hidden",
        held=why_held(site, episode),
        json_ld=in_page(episode_node(site, show, episode)),
        text=episode,
    )


def _of_show(site: Site, show: Show, episode: Episode) -> str:
    title = episode.header.title
    return site.words.gettext("{title}, an episode of {show}", title=title, show=show.header.title)


def _notes(site: Site, episode: Episode, audio: AudioView | None) -> Markup:
    body = site.body(episode)
    notes = link_times(body.html, audio.src, audio.seconds) if audio else body.html
    return with_pictures(site, body, notes)


def _people(site: Site, slugs: tuple[str, ...]) -> tuple[PersonCard, ...]:
    return tuple(site.remember(person_card, site.people[slug]) for slug in slugs if slug in site.people)


def _partners(site: Site, episode: Episode) -> tuple[str, ...]:
    """The partners that the episode names, then those that its speakers worked for on that day."""
    return tuple(slug for slug in dict.fromkeys(site.partners_of_episode(episode)) if slug in site.partners)


def _link(site: Site, episode: Episode | None) -> Link | None:
    if episode is None:
        return None
    language = spoken(site, site.language_of(episode))
    return Link(episode.header.title, site.urls.href(episode_url(site, episode)), language)
