"""`media`: what feeds must say of recordings that lie elsewhere, asked for and noted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from coalition.commands.manners import Manners
from coalition.commands.project import exit_code_of, load, read_site
from coalition.commands.remote_audio import ask_again
from coalition.commands.remote_file import Fetcher, RemoteError
from coalition.core import exit_codes
from coalition.core.content import Content
from coalition.core.diagnostics import Diagnostic, Place, Report
from coalition.core.media.lock import LockedMedia, lock_of, lock_text, read_media_lock
from coalition.core.media.reading import addresses_elsewhere
from coalition.core.progress import Progress
from coalition.core.rules import catalog
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


def _media(root: Path, manners: Manners) -> None:
    site = read_site(load(root, "pelicanconf.py", {})).site
    assert site is not None
    source = lock_of(site.settings)
    lock, wrong = read_media_lock(source, site.settings.layout.text_limit)
    known = {} if wrong else lock.media
    wanted = _wanted(site.content)
    kept = dict(known) if site.content.failed else {url: known[url] for url in known if url in wanted}
    found: list[Diagnostic] = []
    try:
        for url, asked in _ask(wanted, known, manners, watch_for(sys.stderr, os.environ)):
            if isinstance(asked, LockedMedia):
                kept[url] = asked
            else:
                found.append(asked)
    except KeyboardInterrupt:
        _write(source, kept)
        print("interrupted; what was answered until now is kept", file=sys.stderr)
        raise SystemExit(exit_codes.INTERRUPTED) from None
    _write(source, kept)
    print_report(Report.of(found), root)
    print(_closing(wanted, known, kept, source.shown))
    if found:
        raise SystemExit(exit_codes.CONTENT)


def _wanted(content: Content) -> dict[str, _Wanted]:
    """The recordings that are named; one that is the audio of an episode is measured as such."""
    wanted: dict[str, _Wanted] = {}
    for episode in content.episodes:
        for url, place in addresses_elsewhere(episode):
            is_audio = url == episode.header.audio
            if url not in wanted or is_audio:
                wanted[url] = _Wanted(place, not is_audio)
    return wanted


def _ask(
    wanted: Mapping[str, _Wanted], known: Mapping[str, LockedMedia], manners: Manners, progress: Progress
) -> Iterator[tuple[str, LockedMedia | Diagnostic]]:
    """Yield what comes back, as it comes."""
    fetcher = Fetcher(open_web(), manners)

    def ask(url: str, one: _Wanted) -> LockedMedia | Diagnostic:
        try:
            return ask_again(url, one.other_form, known.get(url), fetcher)
        except RemoteError as error:
            message = f"this recording cannot be had: {error}"
            return catalog.BAD_AUDIO.at(one.place, message, "correct the address, or try again later")

    with progress.stage("asking for recordings", len(wanted)), ThreadPoolExecutor(manners.hosts) as pool:
        futures = {pool.submit(ask, url, one): url for url, one in wanted.items()}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
                progress.advance(1)
        finally:
            _cancel(futures)


def _cancel(futures: Iterable[Future[LockedMedia | Diagnostic]]) -> None:
    for future in futures:
        future.cancel()


def _write(source: SourceFile, media: Mapping[str, LockedMedia]) -> None:
    """Write the file in one step, and only when it says something else; without recordings there is none."""
    text = lock_text(media) if media else ""
    if not text:
        source.path.unlink(missing_ok=True)
    elif not source.path.exists() or source.path.read_text(encoding="utf-8") != text:
        made = source.path.with_name(f".{source.path.name}.new")
        made.write_text(text, encoding="utf-8")
        made.replace(source.path)


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
