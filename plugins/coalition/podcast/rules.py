"""Mistakes in shows and episodes that podcast directories and apps would not forgive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from coalition.core.content import Episode, Show, show_slug
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.media.files import AUDIO_NAMES
from coalition.core.relations import by_key
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.podcast.artwork import check_cover
from coalition.podcast.categories import is_category, suggestion
from coalition.podcast.episode_rules import check_episodes, check_license
from coalition.podcast.feed import make_feed
from coalition.podcast.feed_view import EPISODES_ON_A_PAGE, feed_episodes, feed_view
from coalition.podcast.files import files_of

_LONGEST_DESCRIPTION = 4000
_LARGEST_FEED = 1 << 20
# What a feed says of an episode besides its notes, in bytes, more rather than less.
_BESIDES_NOTES = 2500


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each of them."""
    episodes = by_key(site.one_of_each(site.content.episodes), lambda episode: (show_slug(episode),))
    for show in site.content.shows:
        yield from _categories(show)
        yield from _summary(show)
        yield from check_cover(site, show)
        yield from check_license(site, show)
        yield from _numbers(show, episodes.get(show_slug(show), ()))
    for listed in episodes.values():
        yield from _same_number(listed)
        yield from _same_date(listed)
    yield from check_episodes(site)
    yield from _large_feeds(site)
    yield from _without_show(site, episodes)
    yield from _without_index(site)


def _categories(show: Show) -> Iterator[Diagnostic]:
    for index, category in enumerate(show.header.categories):
        if not is_category(category):
            near = suggestion(category)
            advice = f'did you mean "{near}"?' if near else "write one such as Business > Careers"
            place = show.marks.at("categories", index)
            yield catalog.UNKNOWN_CATEGORY.at(place, f'"{category}" is not a category of Apple\'s', advice)


def _summary(show: Show) -> Iterator[Diagnostic]:
    size = len(show.header.summary.encode())
    if size > _LONGEST_DESCRIPTION:
        message = f"summary: this has {size} bytes, and directories take at most {_LONGEST_DESCRIPTION}"
        yield catalog.BAD_VALUE.at(show.marks.at("summary"), message, "shorten it")


def _numbers(show: Show, episodes: Iterable[Episode]) -> Iterator[Diagnostic]:
    if show.header.type == "serial":
        for episode in episodes:
            if episode.header.type == "full" and episode.header.episode is None:
                yield catalog.NO_NUMBER.at(
                    episode.place(),
                    "this episode of a serial show has no number",
                    "add episode: 1, or the like",
                )


def _same_number(episodes: Iterable[Episode]) -> Iterator[Diagnostic]:
    first: dict[tuple[int | None, int], Place] = {}
    for episode in episodes:
        header, place = episode.header, episode.marks.at("episode")
        if header.type != "full" or header.episode is None:
            continue
        number = (header.season, header.episode)
        if number in first:
            message = f"another episode has the number {header.episode} already"
            advice = "give it the next free number, or another season"
            yield catalog.EPISODE_NUMBER.at(place, message, advice, first[number])
        first.setdefault(number, place)


def _same_date(episodes: Iterable[Episode]) -> Iterator[Diagnostic]:
    first: dict[object, Place] = {}
    for episode in episodes:
        date, place = episode.header.date, episode.marks.at("date")
        if date in first:
            advice = f"give one of them a time, such as {date:%Y-%m-%d} 09:30"
            yield catalog.SAME_DATE.at(place, "another episode has this date already", advice, first[date])
        first.setdefault(date, place)


def _large_feeds(site: Site) -> Iterator[Diagnostic]:
    for show in site.shows:
        newest = feed_episodes(site, show)[:EPISODES_ON_A_PAGE]
        texts = sum(2 * len(site.body(one).html) + _BESIDES_NOTES for one in newest)
        size = len(make_feed(feed_view(site, show))) if texts > _LARGEST_FEED // 2 else 0
        if size > _LARGEST_FEED:
            yield catalog.LARGE_FEED.at(
                show.place(),
                f"the newest page of this feed has {size / 1e6:.1f} MB, and directories take about 1 MB",
                "shorten the notes of its episodes",
            )


def _without_show(site: Site, episodes: Mapping[str, tuple[Episode, ...]]) -> Iterator[Diagnostic]:
    for listed in episodes.values():
        show_file = f"{PurePosixPath(listed[0].folder).parent}/show.md"
        if site.show_of(listed[0]) is None and show_file not in site.content.failed:
            yield catalog.NO_SHOW.at(
                listed[0].place(), f'there is no "{show_file}"', "add it, with title: and so on"
            )


def _without_index(site: Site) -> Iterator[Diagnostic]:
    """A recording without an index.md beside it would be published, if at all, as a file of the show."""
    of_episodes = files_of(site.content)
    podcasts = f"{site.settings.layout.shown}/{site.settings.layout.podcasts}"
    owned = {shown for episode in site.content.episodes for shown in of_episodes.get(episode.folder, ())}
    for shown in site.content.files:
        path = PurePosixPath(shown)
        if path.name not in AUDIO_NAMES or not path.is_relative_to(podcasts):
            continue
        if shown not in owned and f"{path.parent}/index.md" not in site.content.failed:
            yield catalog.NO_INDEX.at(
                Place(shown), "there is no index.md beside this recording", "add it, or remove the recording"
            )
