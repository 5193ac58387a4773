"""Where the recordings of old episodes are: brought along, or elsewhere, where they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from coalition.core.content import Episode
from coalition.core.fields import is_web_url
from coalition.core.media.audio import probe
from coalition.core.media.files import AUDIO_NAMES
from coalition.core.media.lock import LockedMedia
from coalition.core.source import SourceFile, SourceRefusedError
from coalition.importers.fitting import secured
from coalition.importers.items import Dated
from coalition.importers.means import Means
from coalition.importers.old_feed import OldEpisode
from coalition.importers.recordings import Brought, Sound
from coalition.importers.taken import Taken
from coalition.importers.web import UnreachableError


class Sounds:
    """Finds recordings; `asked` is what those elsewhere have answered, by their addresses."""

    def __init__(self, means: Means, taken: Taken) -> None:
        self.asked: dict[str, LockedMedia | str] = {}
        self._means, self._taken, self._report = means, taken, means.report

    def ask(self, episodes: Iterable[tuple[Dated, Episode | None]]) -> None:
        """Ask for all recordings that will lie elsewhere at once, with what of an episode is here already."""
        wanted: dict[str, bool] = {}
        for one, here in episodes:
            for url, other_form in self._elsewhere(one, here):
                if is_web_url(url):
                    wanted[url] = other_form and wanted.get(url, True)
        self.asked |= self._means.measure(wanted)

    def _elsewhere(self, one: Dated, here: Episode | None) -> Iterator[tuple[str, bool]]:
        """Yield addresses, with whether each is only another form of an episode."""
        if here is None:
            for other in one.old.front_matter.get("alternate_enclosures", ()):
                yield secured(other["url"]), True
        if one.old.audio and not self._means.store and (here is None or self.waits(one, here)):
            yield secured(one.old.audio.url), False

    def waits(self, one: Dated, here: Episode) -> bool:
        """Tell whether nothing is known yet of a recording that an earlier run left where it is."""
        url = here.header.audio
        return url is not None and self._means.lock.audio(url) is None and is_of(here, one.old)

    def answers(self, url: str) -> bool:
        """Tell whether a recording can be had by now."""
        return not isinstance(self._measured(url), str)

    def _measured(self, url: str) -> LockedMedia | str:
        if not is_web_url(url):
            return "this is not a web address"
        if url not in self.asked:
            self.asked |= self._means.measure({url: False})
        return self.asked[url]

    def sound_of(self, old: OldEpisode) -> Sound:
        """Return where the recording of an episode is, brought along if that is wanted and can be."""
        assert old.audio is not None
        brought = self.bring(old)
        if brought:
            return Sound(brought, "", brought.audio.seconds)
        address = secured(old.audio.url)
        if address in self._taken.recordings:
            message = "the recording is that of another episode already; without one of its own it is a draft"
            self._report.remark(message, old.title)
            return Sound()
        found = self._measured(address)
        if not isinstance(found, str):
            return Sound(None, address, found.seconds)
        return self._not_to_be_had(old, address, found)

    def _not_to_be_had(self, old: OldEpisode, address: str, reason: str) -> Sound:
        assert old.audio is not None
        if address != old.audio.url:
            message = "the recording cannot be had with https, so that the episode is a draft; --download"
            self._report.remark(f"{message} brings it along", old.title)
            return Sound()
        message = f"the recording cannot be had, so that the episode is a draft: {reason}"
        self._report.lack(message, old.title)
        return Sound(None, address)

    def bring(self, old: OldEpisode) -> Brought | None:
        """Return a recording, brought along if that is wanted; what hinders it is told."""
        if self._means.store is None or old.audio is None:
            return None
        try:
            return self._means.store.bring(old.audio)
        except UnreachableError as error:
            self._report.lack(f"the recording stays where it is: {error}", old.title)
        except ValueError as error:
            self._report.remark(f"the recording stays where it is: {error}", old.title)
        return None

    def seconds_of(self, here: Episode, folder: Path) -> float | None:
        """Return the length of the recording of an episode that is here, where it is known."""
        if here.header.audio:
            audio = self._means.lock.audio(here.header.audio)
            return audio.seconds if audio else None
        beside = next((folder / name for name in AUDIO_NAMES if (folder / name).exists()), None)
        try:
            return probe(SourceFile(str(beside), beside.name)).seconds if beside else None
        except SourceRefusedError:
            return None


def is_of(here: Episode, old: OldEpisode) -> bool:
    """Tell whether the recording of an episode is still where its old feed has it."""
    return old.audio is not None and here.header.audio in (old.audio.url, secured(old.audio.url))
