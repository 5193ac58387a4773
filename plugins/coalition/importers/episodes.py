"""The episodes of an old feed, written one after another, oldest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from coalition.core.content import Episode, decode_document
from coalition.importers.beside_episode import Fetching, files_beside, known_length
from coalition.importers.episode_header import Writing, episode_file, title_of
from coalition.importers.here import Here
from coalition.importers.items import Dated
from coalition.importers.landing import landing, put
from coalition.importers.means import Means
from coalition.importers.old_feed import OldEpisode, OldShow
from coalition.importers.recordings import Sound
from coalition.importers.sounds import Sounds, is_of
from coalition.importers.taken import Taken, numbers_in

_AUDIO_KEY = re.compile(r"^audio:.*\n", re.MULTILINE)
_DRAFT_KEY = re.compile(r"^status: draft\n", re.MULTILINE)


class Episodes:
    """Those that a feed has, for the folder of a show that is here."""

    def __init__(self, here: Here, old: OldShow, episodes: tuple[Dated, ...], means: Means) -> None:
        assert here.show is not None
        self._here, self._means, self._report = here, means, means.report
        self._cover = old.cover
        self._episodes = episodes
        self._taken = _taken(self._episodes, here, means)
        self._sounds = Sounds(means, self._taken)
        layout = means.settings.layout
        self._writing = Writing(
            here.show,
            means.people,
            means.settings.zone,
            old.url,
            means.render,
            layout.text_limit,
            self._taken,
            self._sounds.asked,
        )
        pixels = means.settings.limits.pixels
        self._fetching = Fetching(means.web, layout.text_limit, pixels, means.report)

    def write(self) -> None:
        """Write those that are not here, and fetch what those that are here lack."""
        number = self._first_number()
        known = self._here.episodes
        self._sounds.ask((one, known.get(one.old.guid)) for one in self._episodes)
        with self._means.progress.stage("importing episodes", len(self._episodes)):
            for one in self._episodes:
                here = known.get(one.old.guid)
                if here:
                    self._complete(one, here)
                elif self._write(one, number):
                    number += 1
                self._means.progress.advance(1)

    def _first_number(self) -> int:
        if self._here.highest is not None:
            return self._here.highest + 1
        trailer = self._episodes and self._episodes[0].old.front_matter.get("type") == "trailer"
        return 0 if trailer else 1

    # What is not here yet

    def _write(self, one: Dated, number: int) -> bool:
        """Write an episode; tell whether it could be."""
        old = one.old

        def tell(message: str) -> None:
            self._report.remark(message, old.title)

        sound = self._sounds.sound_of(old)
        draft = one.draft or sound.seconds is None
        text = episode_file(old, one.moment, sound, self._writing, tell, draft=draft)
        slug = self._taken.free_slug(self._means.slug_of(title_of(old, tell)) or "episode", old.guid)
        folder = self._here.folder / f"{number:03}-{slug}"
        shown = f"{self._here.shown}/{folder.name}/index.md"
        episode = self._decoded(text, shown, tell)
        if episode is None:
            return False
        self._land(folder, text, old, sound)
        self._taken.add(episode)
        self._report.wrote.append(shown)
        self._report.elsewhere |= bool(episode.header.audio or episode.header.alternate_enclosures)
        if sound.brought:
            self._report.sums[f"{self._here.shown}/{folder.name}/{sound.brought.name}"] = sound.brought.sha256
        return True

    def _decoded(self, text: str, shown: str, tell: Callable[[str], None]) -> Episode | None:
        document, found = decode_document(text, shown, "episode", self._means.settings.zone)
        if document is None:
            tell(f"this episode is left out: {found[0].message}")
        return document  # type: ignore[return-value]  # of this kind

    def _land(self, folder: Path, text: str, old: OldEpisode, sound: Sound) -> None:
        length = known_length(old.seconds if sound.seconds is None else sound.seconds)
        beside = list(files_beside(old, self._cover, length, (), self._fetching))
        with landing(folder) as begun:
            (begun / "index.md").write_bytes(text.encode())
            for name, data in beside:
                (begun / name).write_bytes(data)
            if sound.brought:
                sound.brought.move_to(begun)

    # What is here

    def _complete(self, one: Dated, here: Episode) -> None:
        """Fetch what an episode lacks that is here; its text stays, but for where its audio is."""
        old, folder = one.old, self._here.folder / here.folder.rpartition("/")[2]
        self._report.kept += 1
        have = [path.name for path in folder.iterdir()]
        length = known_length(self._sounds.seconds_of(here, folder) or old.seconds)
        for name, data in files_beside(old, self._cover, length, have, self._fetching):
            put(folder / name, data)
            self._report.wrote.append(f"{here.folder}/{name}")
        if self._means.store and is_of(here, old):
            self._bring_home(one, here, folder)
        elif self._sounds.waits(one, here) and self._sounds.answers(here.header.audio or ""):
            self._publish(one, here, folder)

    def _bring_home(self, one: Dated, here: Episode, folder: Path) -> None:
        brought = self._sounds.bring(one.old)
        if brought:
            brought.move_to(folder)
            self._without(_AUDIO_KEY, folder)
            if self._sounds.waits(one, here):
                self._publish(one, here, folder)
            shown = f"{self._here.shown}/{folder.name}/{brought.name}"
            self._report.wrote.append(shown)
            self._report.sums[shown] = brought.sha256
            self._report.elsewhere = True  # one less, of which the lock is to know

    def _publish(self, one: Dated, here: Episode, folder: Path) -> None:
        """Take back that an episode is a draft, which it was for want of its recording."""
        self._report.elsewhere = True
        if here.header.status == "draft" and not one.draft:
            self._without(_DRAFT_KEY, folder)
            message = "the recording is there now, so that the episode is no draft any more"
            self._report.remark(message, one.old.title)

    def _without(self, key: re.Pattern[str], folder: Path) -> None:
        text = (folder / "index.md").read_text(encoding="utf-8")
        put(folder / "index.md", key.sub("", text, count=1).encode())


def _taken(episodes: Iterable[Dated], here: Here, means: Means) -> Taken:
    """Return what those that are here have, and the numbers of those to come."""
    promised = frozenset(numbers_in(one.old.front_matter for one in episodes))
    show = here.folder.name
    published = {
        name.removeprefix(f"{show}/"): guid
        for name, guid in means.published.items()
        if name.startswith(f"{show}/")
    }
    taken = Taken(set(here.recordings_elsewhere), promised, published)
    for one in here.episodes.values():
        taken.add(one)
    return taken
