"""`media`: what feeds must say of recordings that lie elsewhere, asked for and noted."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coalition.commands.lock_file import write_lock
from coalition.commands.manners import Manners
from coalition.commands.project import exit_code_of, load, read_site
from coalition.commands.remote_audio import ask_all
from coalition.commands.remote_file import Fetcher
from coalition.core import exit_codes
from coalition.core.diagnostics import Diagnostic, Place, Report
from coalition.core.media.lock import LockedMedia, lock_of, lock_text, read_media_lock
from coalition.core.media.reading import addresses_elsewhere
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.core.source import SourceFile
from coalition.core.web import open_web
from coalition.host.console import print_report
from coalition.host.display import watch_for

_MANNERS = Manners(timeout=20.0)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A recording elsewhere: where it is named, and whether it is another form of an episode."""

    place: Place
    other_form: bool


def media(root: Path, *, manners: Manners = _MANNERS) -> int:
    """Ask for every recording that lies elsewhere, write content/media.lock.yaml and return the exit code.

    Of each only the head and, for MP4, the tail are fetched. What cannot be had is said, and what was known
    of it stays.
    """
    return exit_code_of(lambda: _media(root, manners))


def note_measured(root: Path, measured: Mapping[str, LockedMedia]) -> None:
    """Note those recordings in content/media.lock.yaml that episodes name, and forget what none names."""
    noted = _Noted.of(root)
    noted.write({url: one for url, one in measured.items() if url in noted.wanted})


@dataclass(frozen=True, slots=True)
class _Noted:
    """What is named, what is known of it, and where that is written."""

    wanted: Mapping[str, _Wanted]
    known: Mapping[str, LockedMedia]
    still_named: Mapping[str, LockedMedia]
    source: SourceFile

    @classmethod
    def of(cls, root: Path) -> _Noted:
        site = read_site(load(root, "pelicanconf.py", {})).site
        assert site is not None
        wanted, source = _wanted(site), lock_of(site.settings)
        lock, wrong = read_media_lock(source, site.settings.layout.text_limit)
        known = {} if wrong else lock.media
        named = known if site.content.failed else {url: known[url] for url in known if url in wanted}
        return cls(wanted, known, named, source)

    def write(self, new: Mapping[str, LockedMedia]) -> None:
        kept = {**self.still_named, **new}
        _write(self.source, kept)
        print(_closing(self.wanted, self.known, kept, self.source.shown))


def _media(root: Path, manners: Manners) -> None:
    noted = _Noted.of(root)
    new: dict[str, LockedMedia] = {}
    found: list[Diagnostic] = []
    fetcher = Fetcher(open_web(), manners, "media")
    other_form = {url: one.other_form for url, one in noted.wanted.items()}
    try:
        for url, asked in ask_all(
            other_form, noted.known, fetcher, manners.hosts, watch_for(sys.stderr, os.environ)
        ):
            if isinstance(asked, LockedMedia):
                new[url] = asked
            else:
                message = f"this recording cannot be had: {asked}"
                advice = "correct the address, or try again later"
                found.append(catalog.BAD_AUDIO.at(noted.wanted[url].place, message, advice))
    except KeyboardInterrupt:
        _write(noted.source, {**noted.still_named, **new})
        print("interrupted; what was answered until now is kept", file=sys.stderr)
        raise SystemExit(exit_codes.INTERRUPTED) from None
    print_report(Report.of(found), root)
    noted.write(new)
    if found:
        raise SystemExit(exit_codes.CONTENT)


def _wanted(site: Site) -> dict[str, _Wanted]:
    """The recordings that are named; one that is the audio of an episode is measured as such."""
    wanted: dict[str, _Wanted] = {}
    for episode in site.content.episodes:
        for url, place in addresses_elsewhere(episode):
            is_audio = url == episode.header.audio
            if url not in wanted or is_audio:
                wanted[url] = _Wanted(place, not is_audio)
    return wanted


def _write(source: SourceFile, media: Mapping[str, LockedMedia]) -> None:
    """Without recordings there is no file."""
    write_lock(source.path, lock_text(media) if media else "")


def _closing(
    wanted: Mapping[str, _Wanted],
    known: Mapping[str, LockedMedia],
    kept: Mapping[str, LockedMedia],
    shown: str,
) -> str:
    if not wanted and not known:
        return "No episode names a recording that lies elsewhere."
    new = sum(1 for url in kept if kept[url] != known.get(url))
    same = sum(1 for url in kept if kept[url] == known.get(url))
    gone = sum(1 for url in known if url not in kept)
    told = f"{_count(new, 'recording')} measured, {same} as before"
    told += f", {gone} named no more" if gone else ""
    return f"{told}. Commit {shown}." if new or gone else f"{told}."


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
