"""A podcast from another host, made into a show and its episodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from coalition.core.content import decode_document
from coalition.core.progress import Progress
from coalition.core.settings import Settings
from coalition.importers.beside_episode import Fetching, files_beside, known_length
from coalition.importers.episode_header import Writing, episode_file, title_of
from coalition.importers.feed_xml import FeedRefusedError
from coalition.importers.fitting import secured
from coalition.importers.here import Here, read_here
from coalition.importers.landing import landing, put
from coalition.importers.notes import Render
from coalition.importers.old_feed import OldEpisode, OldFeed, OldShow
from coalition.importers.people import People
from coalition.importers.recordings import Brought, Store, answers_safely
from coalition.importers.report import Report
from coalition.importers.show_files import show_files
from coalition.importers.web import UnreachableError, Web

_AUDIO_KEY = re.compile(r"^audio:.*\n", re.MULTILINE)
_LONGEST_GUID = 255
_A_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Means:
    """What an import is done with. Without a `store` recordings stay where they are.

    `slug_of` makes a slug of a title, or nothing where it cannot.
    """

    settings: Settings
    people: People
    web: Web
    store: Store | None
    render: Render
    slug_of: Callable[[str], str]
    progress: Progress
    report: Report


@dataclass(frozen=True, slots=True)
class Dated:
    """An episode with the moment that it gets; `draft` says that nobody knows its date."""

    old: OldEpisode
    moment: datetime
    draft: bool


def import_podcast(feed: OldFeed, show: str, means: Means) -> None:
    """Write the show and those of the feed's episodes that are not here yet.

    Each folder is there whole or not at all, and nothing that is here is written anew. Raises
    FeedRefusedError, before anything is written, and OSError.
    """
    here = read_here(means.settings.layout, show)
    _tell_of(feed, means.report)
    if here.show is None:
        _write_show(feed.show, here, show, means)
        here = read_here(means.settings.layout, show)
    elif feed.show.guid and here.show.guid != feed.show.guid.lower():
        raise FeedRefusedError(f"{here.shown}/show.md is another show: it has the guid {here.show.guid}")
    _Episodes(here, feed, means).write()


def _tell_of(feed: OldFeed, report: Report) -> None:
    if feed.fault:
        report.remark(f"{feed.fault}; what can be read of it was read")
    for name, times in sorted(feed.left_out.items()):
        report.remark(
            f"<{name}> has no place here and is left out" + (f", {times} times" if times > 1 else "")
        )


def _write_show(old: OldShow, here: Here, slug: str, means: Means) -> None:
    files = show_files(old, slug, means.settings, means.people, means.web, means.render, means.report)
    _refuse_findings(files.text, f"{here.shown}/show.md", means)
    here.folder.mkdir(parents=True, exist_ok=True)
    if not (here.folder / files.cover_name).exists():
        put(here.folder / files.cover_name, files.cover)
    put(here.folder / "show.md", files.text.encode())
    means.report.wrote.append(f"{here.shown}/show.md")


def _refuse_findings(text: str, shown: str, means: Means) -> None:
    document, found = decode_document(text, shown, "show", means.settings.zone)
    if document is None:
        raise FeedRefusedError(f"this feed makes no show: {found[0].message}")


class _Episodes:
    """The episodes of a feed, written one after another, oldest first."""

    def __init__(self, here: Here, feed: OldFeed, means: Means) -> None:
        assert here.show is not None
        self._here, self._means, self._report = here, means, means.report
        self._cover = feed.show.cover
        self._episodes = tuple(_dated(_usable(feed.episodes, means.report), means.report))
        self._slugs = here.slugs
        self._moments = {one.header.date for one in here.episodes.values()}
        self._writing = Writing(here.show, means.people, means.settings.zone, feed.show.url, means.render)
        self._fetching = Fetching(means.web, means.settings.layout.text_limit, means.report)

    def write(self) -> None:
        """Write those that are not here, and fetch what those that are here lack."""
        number = self._first_number()
        with self._means.progress.stage("importing episodes", len(self._episodes)):
            for one in self._episodes:
                if one.old.guid in self._here.episodes:
                    self._complete(one.old)
                elif self._write(one, number):
                    number += 1
                self._means.progress.advance(1)

    def _first_number(self) -> int:
        if self._here.highest is not None:
            return self._here.highest + 1
        trailer = self._episodes and self._episodes[0].old.front_matter.get("type") == "trailer"
        return 0 if trailer else 1

    def _write(self, one: Dated, number: int) -> bool:
        """Write an episode; tell whether it could be."""
        old = one.old

        def tell(message: str) -> None:
            self._report.remark(message, old.title)

        brought = self._brought(old)
        audio = "" if brought else self._audio_elsewhere(old)
        draft = one.draft or not (brought or audio)
        text = episode_file(old, self._free(one.moment, tell), audio, self._writing, tell, draft=draft)
        folder = self._here.folder / f"{number:03}-{self._slug(title_of(old, tell))}"
        shown = f"{self._here.shown}/{folder.name}/index.md"
        document, found = decode_document(text, shown, "episode", self._means.settings.zone)
        if document is None:
            tell(f"this episode is left out: {found[0].message}")
            return False
        self._land(folder, text, old, brought)
        self._report.wrote.append(shown)
        self._report.elsewhere |= bool(audio)
        if brought:
            self._report.sums[f"{self._here.shown}/{folder.name}/{brought.name}"] = brought.sha256
        return True

    def _land(self, folder: Path, text: str, old: OldEpisode, brought: Brought | None) -> None:
        length = known_length(brought.audio.seconds if brought else old.seconds)
        beside = list(files_beside(old, self._cover, length, (), self._fetching))
        with landing(folder) as begun:
            (begun / "index.md").write_bytes(text.encode())
            for name, data in beside:
                (begun / name).write_bytes(data)
            if brought:
                brought.move_to(begun)

    def _complete(self, old: OldEpisode) -> None:
        """Fetch what an episode lacks that is here; its text stays, but for where its audio is."""
        self._report.kept += 1
        episode = self._here.episodes[old.guid]
        folder = self._here.folder / episode.folder.rpartition("/")[2]
        have = [path.name for path in folder.iterdir()]
        for name, data in files_beside(old, self._cover, known_length(old.seconds), have, self._fetching):
            put(folder / name, data)
            self._report.wrote.append(f"{episode.folder}/{name}")
        is_the_old_one = old.audio and episode.header.audio in (old.audio.url, secured(old.audio.url))
        if self._means.store and is_the_old_one:
            self._bring_home(old, folder)

    def _bring_home(self, old: OldEpisode, folder: Path) -> None:
        brought = self._brought(old)
        if brought:
            brought.move_to(folder)
            text = (folder / "index.md").read_text(encoding="utf-8")
            put(folder / "index.md", _AUDIO_KEY.sub("", text, count=1).encode())
            shown = f"{self._here.shown}/{folder.name}/{brought.name}"
            self._report.wrote.append(shown)
            self._report.sums[shown] = brought.sha256
            self._report.elsewhere = True  # one less, of which the lock is to know

    def _brought(self, old: OldEpisode) -> Brought | None:
        if self._means.store is None or old.audio is None:
            return None
        try:
            return self._means.store.bring(old.audio)
        except UnreachableError as error:
            self._report.lack(f"the recording stays where it is: {error}", old.title)
        except ValueError as error:
            self._report.remark(f"the recording stays where it is: {error}", old.title)
        return None

    def _audio_elsewhere(self, old: OldEpisode) -> str:
        assert old.audio is not None
        address = answers_safely(self._means.web, old.audio.url)
        if not address:
            message = (
                "the recording is only to be had without https, so that the episode is a draft; --download"
            )
            self._report.remark(f"{message} brings it along", old.title)
        return address

    def _slug(self, title: str) -> str:
        made = self._means.slug_of(title) or "episode"
        slug, count = made, 1
        while slug in self._slugs:
            count += 1
            slug = f"{made}-{count}"
        self._slugs.add(slug)
        return slug

    def _free(self, moment: datetime, tell: Callable[[str], None]) -> datetime:
        """Return the moment, or the next that no episode has yet: apps order episodes by their dates."""
        while moment in self._moments:
            moment += _A_MOMENT
            tell("another episode has the same date; a second was added")
        self._moments.add(moment)
        return moment


def _usable(episodes: tuple[OldEpisode, ...], report: Report) -> Iterator[OldEpisode]:
    """Yield what is an episode to apps: what has a recording, and each guid once."""
    seen: set[str] = set()
    for old in episodes:
        if old.audio is None:
            report.remark("this item has no recording and is left out", old.title or old.guid)
        elif len(old.guid) > _LONGEST_GUID:
            report.remark(
                f"a guid has at most {_LONGEST_GUID} characters, and this one is left out", old.title
            )
        elif old.guid in seen:
            report.remark(f"the guid {old.guid} comes twice; only the first is taken", old.title)
        else:
            if not old.has_guid:
                message = "there is no guid; the address of the recording is one now, as apps take it"
                report.remark(message, old.title)
            seen.add(old.guid)
            yield old


def _dated(episodes: Iterator[OldEpisode], report: Report) -> Iterator[Dated]:
    """Yield the episodes oldest first; one without a date comes as a draft, beside its neighbour."""
    listed = list(episodes)
    known = [old.published for old in listed if old.published]
    if listed and not known:
        raise FeedRefusedError("no episode of this feed has a date that can be read")
    found: list[Dated] = []
    beside = known[0] if known else None
    for old in listed:
        if old.published is None:
            report.remark(f"the date “{old.dated}” says nothing, so that the episode is a draft", old.title)
        beside = old.published or beside
        assert beside is not None
        found.append(Dated(old, beside, old.published is None))
    found.reverse()
    yield from sorted(found, key=lambda one: one.moment)


def merged(pages: list[OldFeed]) -> OldFeed:
    """Return the pages of a feed (RFC 5005), newest first, as one."""
    first, *others = pages
    left_out = dict(first.left_out)
    for name, times in (item for page in others for item in page.left_out.items()):
        left_out[name] = left_out.get(name, 0) + times
    episodes = tuple(episode for page in pages for episode in page.episodes)
    return replace(first, episodes=episodes, left_out=left_out)
