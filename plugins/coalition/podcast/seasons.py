"""Seasons: their names, their episodes, and the pages of those that have a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from coalition.core.content import Episode, Show
from coalition.core.pictures.variants import LARGE_COVER
from coalition.core.relations import season_of
from coalition.core.site import Site
from coalition.core.views.cards import cover, episode_card, show_link
from coalition.core.views.head import head, listing_link
from coalition.core.views.json_ld import in_page
from coalition.core.views.pagination import numbered
from coalition.core.views.parts import EpisodeCard, Link, Pagination
from coalition.podcast.addresses import season_url, section_url, show_feed_link
from coalition.podcast.linked_data import season_node
from coalition.podcast.views import EpisodeListing, SeasonEpisodes


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
    return tuple(one for one in site.seasons_of_show(show) if one in show.header.seasons)


def by_season(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """Return episodes by season, the newest first; those of no season are the last."""
    return tuple(sorted(episodes, key=season_of, reverse=True))


def _of_show(site: Site, show: Show, number: int) -> str:
    season = season_name(site, show, number)
    return site.words.gettext("{season}, of {show}", season=season, show=show.header.title)


def seasons_view(site: Site, show: Show, episodes: Iterable[Episode]) -> Iterator[SeasonEpisodes]:
    """Yield the seasons that episodes are of, in the order of the episodes."""
    for number, listed in groupby(episodes, season_of):
        yield SeasonEpisodes(_heading(site, show, number), _cards(site, listed))


def _heading(site: Site, show: Show, number: int) -> Link:
    alone = len(site.seasons_of_show(show)) == 1
    if alone and number not in show.header.seasons:
        return Link(site.words.gettext("All episodes"))
    return season_link(site, show, number) if number else Link(site.words.gettext("Outside the seasons"))


def _cards(site: Site, episodes: Iterable[Episode]) -> tuple[EpisodeCard, ...]:
    return tuple(site.remember(episode_card, one) for one in episodes)


def season_page(
    site: Site, show: Show, number: int, url: str, episodes: tuple[Episode, ...], pagination: Pagination
) -> EpisodeListing:
    """Return the view of a page of a season that has a name."""
    numbers = pages_of(site, show)
    at = numbers.index(number)
    name = show.header.seasons[number]
    return EpisodeListing(
        head=head(
            site,
            url,
            numbered(site, f"{name} · {show.header.title}", pagination),
            _of_show(site, show, number),
            section=section_url(site),
            feeds=(show_feed_link(site, show),),
            breadcrumb=(
                listing_link(site, "PODCASTS", site.words.gettext("Podcasts")),
                show_link(site, show),
            ),
            json_ld=in_page(season_node(site, show, number)),
            languages=site.languages_of_season(show, str(number)),
        ),
        title=numbered(site, name, pagination),
        number=site.words.gettext("Season {number}", number=number),
        show=show_link(site, show),
        cover=cover(site, show, LARGE_COVER),
        language=show.header.language,
        seasons=(SeasonEpisodes(Link(site.words.gettext("Episodes")), _cards(site, episodes)),),
        pagination=pagination,
        previous=season_link(site, show, numbers[at + 1]) if at + 1 < len(numbers) else None,
        next=season_link(site, show, numbers[at - 1]) if at else None,
    )
