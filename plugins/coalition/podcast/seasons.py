"""Seasons: their names, their episodes, and the pages of those that have a name."""

from __future__ import annotations

from collections.abc import Mapping

from coalition.core.content import Episode, Show
from coalition.core.pictures.variants import LARGE_COVER
from coalition.core.site import Site
from coalition.core.views.cards import cover, episode_card, show_link
from coalition.core.views.head import head, listing_link
from coalition.core.views.json_ld import in_page
from coalition.core.views.parts import Link
from coalition.podcast.addresses import season_url, section_url, show_feed_link
from coalition.podcast.linked_data import season_node
from coalition.podcast.views import SeasonPage


def season_name(site: Site, show: Show, number: int) -> str:
    """Return `Season 2: The name`, or `Season 2` where it has none."""
    name = show.header.seasons.get(number)
    if name:
        return site.words.gettext("Season {number}: {name}", number=number, name=name)
    return site.words.gettext("Season {number}", number=number)


def season_link(site: Site, show: Show, number: int) -> Link:
    """A season's title, with an href when it has a page."""
    has_page = number in pages_of(site, show)
    return Link(
        season_name(site, show, number), site.urls.href(season_url(site, show, number)) if has_page else ""
    )


def pages_of(site: Site, show: Show) -> tuple[int, ...]:
    """The seasons that have a page, the newest first: they have a name and episodes."""
    return tuple(one for one in by_season(site, show) if one in show.header.seasons)


def by_season(site: Site, show: Show) -> Mapping[int, tuple[Episode, ...]]:
    """The listed episodes of each season, newest first; those of no season are at 0, which comes last."""
    found: dict[int, list[Episode]] = {}
    for episode in site.episodes_of_show(show):
        found.setdefault(episode.header.season or 0, []).append(episode)
    return {number: tuple(found[number]) for number in sorted(found, reverse=True)}


def _of_show(site: Site, show: Show, number: int) -> str:
    season = season_name(site, show, number)
    return site.words.gettext("{season}, of {show}", season=season, show=show.header.title)


def season_page(site: Site, show: Show, number: int) -> SeasonPage:
    """Return the view of a season that has a name."""
    numbers = pages_of(site, show)
    at = numbers.index(number)
    name = show.header.seasons[number]
    return SeasonPage(
        head=head(
            site,
            season_url(site, show, number),
            f"{name} · {show.header.title}",
            _of_show(site, show, number),
            section=section_url(site),
            feeds=(show_feed_link(site, show),),
            breadcrumb=(
                listing_link(site, "PODCASTS", site.words.gettext("Podcasts")),
                show_link(site, show),
            ),
            json_ld=in_page(season_node(site, show, number)),
            alone=True,
        ),
        title=name,
        number=site.words.gettext("Season {number}", number=number),
        show=show_link(site, show),
        cover=cover(site, show, LARGE_COVER),
        language=show.header.language,
        episodes=tuple(site.remember(episode_card, one) for one in by_season(site, show)[number]),
        previous=season_link(site, show, numbers[at + 1]) if at + 1 < len(numbers) else None,
        next=season_link(site, show, numbers[at - 1]) if at else None,
    )
