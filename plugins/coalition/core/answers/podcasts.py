"""Shows and episodes: who is on them, and what lies beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from coalition.core.answers.records import Records
from coalition.core.content import Episode, Show, show_slug
from coalition.core.media.facts import EpisodeMedia
from coalition.core.published import Published, with_partners
from coalition.core.relations import by_key, season_of


class PodcastAnswers(Records):
    """Answers about shows and episodes."""

    @cached_property
    def public(self) -> Published:
        """All that was ever on the web once this site is published."""
        shows = {show.slug: show.header.guid for show in self.shows}
        episodes = {self.episode_name(one): one.header.guid for one in self.episodes if self.show_of(one)}
        return replace(
            self.published,
            partners=with_partners(self.published, self.partners.values()),
            shows={**self.published.shows, **shows},
            episodes={**self.published.episodes, **episodes},
        )

    def episode_name(self, episode: Episode) -> str:
        """The slugs of an episode's show and its own, such as `clock-off/trailer`."""
        show = self.show_of(episode)
        return f"{show.slug if show else show_slug(episode)}/{episode.slug}"

    def show_of(self, episode: Episode) -> Show | None:
        """The show in whose folder the episode lies."""
        return self._shows_by_slug.get(show_slug(episode))

    @cached_property
    def _shows_by_slug(self) -> Mapping[str, Show]:
        return {show_slug(show): show for show in self.shows}

    def episodes_of_show(self, show: Show) -> tuple[Episode, ...]:
        """The show's published episodes, newest first."""
        return self._episodes_of_show.get(show_slug(show), ())

    @cached_property
    def _episodes_of_show(self) -> Mapping[str, tuple[Episode, ...]]:
        return by_key(self.episodes, lambda episode: (show_slug(episode),))

    def seasons_of_show(self, show: Show) -> tuple[int, ...]:
        """The seasons that have published episodes, the newest first; 0, for those of none, is the last."""
        return self._seasons_of_show.get(show_slug(show), ())

    @cached_property
    def _seasons_of_show(self) -> Mapping[str, tuple[int, ...]]:
        return {
            slug: tuple(sorted({season_of(one) for one in episodes}, reverse=True))
            for slug, episodes in self._episodes_of_show.items()
        }

    def languages_of_season(self, show: Show, number: str) -> tuple[str, ...]:
        """The languages of the site in which a season of a show has a name and episodes."""
        return self._languages_of_seasons.get((show_slug(show), number), ())

    @cached_property
    def _languages_of_seasons(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        listed = [one for one in self.content.episodes if self.is_listed(one)]
        for language in (one.language for one in self.settings.editions):
            episodes = self.one_of_each(listed, language)
            filled = {(show_slug(one), str(season_of(one))) for one in episodes}
            for season in filled & self._named_seasons(language):
                found[season] = (*found.get(season, ()), language)
        return found

    def _named_seasons(self, language: str) -> set[tuple[str, str]]:
        shows = (one for one in self.content.shows if self.language_of(one) == language)
        return {(show_slug(one), str(number)) for one in shows for number in one.header.seasons}

    def hosts_of(self, episode: Episode) -> tuple[str, ...]:
        """The episode's own hosts, or else the show's."""
        if episode.header.hosts is not None:
            return episode.header.hosts
        show = self.show_of(episode)
        return show.header.hosts if show else ()

    def speakers(self, episode: Episode) -> tuple[str, ...]:
        """The slugs of all who speak on the episode: hosts, then guests."""
        return tuple(dict.fromkeys((*self.hosts_of(episode), *episode.header.guests)))

    def credits_of(self, episode: Episode) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Who did what besides speaking, people by slug for each role; the episode's own words count."""
        show = self.show_of(episode)
        regular = show.header.credits if show else {}
        return tuple({**regular, **episode.header.credits}.items())

    def cover_version(self, document: Show | Episode) -> str:
        """Names what is in a document's artwork: with another picture it is another."""
        return self.media.get(document.path, EpisodeMedia()).cover_version

    def media_of(self, episode: Episode) -> EpisodeMedia:
        """What lies beside the episode's text."""
        return self.media.get(episode.path, EpisodeMedia())
