"""`import-podcast`: a show from another host, with all that its feed says."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from coalition.commands.manners import Manners as Asking
from coalition.commands.media import note_measured
from coalition.commands.project import exit_code_of, load, refuse
from coalition.commands.remote_audio import ask_all
from coalition.commands.remote_file import Fetcher
from coalition.commands.slugs import slug_of
from coalition.core import exit_codes
from coalition.core.body import Converter
from coalition.core.fields import is_slug, is_web_url, to_slug
from coalition.core.media.lock import LockedMedia, lock_of, read_media_lock
from coalition.core.progress import Progress
from coalition.core.published import read_published
from coalition.core.registry import read_registry
from coalition.core.sanitizer import Trust
from coalition.core.settings import Settings
from coalition.core.source import SourceRefusedError, decode_text
from coalition.core.web import is_in_own_network, open_web
from coalition.drafts.draft import DraftRefusedError
from coalition.drafts.entries import person_entry, registry_of, with_entry
from coalition.host.display import watch_for
from coalition.importers.feed_reading import read_feed
from coalition.importers.feed_xml import FeedRefusedError
from coalition.importers.landing import put
from coalition.importers.means import Means
from coalition.importers.notes import Render
from coalition.importers.old_feed import OldFeed, OldPerson
from coalition.importers.people import People
from coalition.importers.podcast import import_podcast as import_feed
from coalition.importers.podcast import merged
from coalition.importers.recordings import Store
from coalition.importers.report import Report
from coalition.importers.web import PURPOSE, Manners, UnreachableError, Web

_LARGEST_FEED = 50_000_000
_MOST_PAGES = 200
_MOST_PEOPLE = 500
_LONGEST_NAME = 255
_ASKING = Asking(timeout=20.0)


def import_podcast(
    root: Path, feed: str, *, show: str | None, download: bool = False, people: bool = False
) -> int:
    """Import the feed, a file or an address, as a show of the project at `root`; return the exit code.

    It is 1 when something could not be had that another run may get. With `download` recordings are
    brought along; with `people` those whom the registry does not know are added to it.
    """
    return exit_code_of(lambda: _import(root, feed, show or "", download=download, people=people))


def _import(root: Path, source: str, show: str, *, download: bool, people: bool) -> None:
    if not is_slug(show):
        better = to_slug(show)
        refuse("--show names the folder of the show" + (f"; write --show {better}" if better else ""))
    settings = load(root, "publishconf.py", {}).core
    web = Web(open_web(own_network=is_in_own_network(source)), time.monotonic, time.sleep, Manners())
    report, progress = Report(), watch_for(sys.stderr, os.environ)
    measured = _Measured(settings, Fetcher(web.opener, _ASKING, PURPOSE), progress)
    try:
        with _refusing():
            feed = merged(_pages(source, web, report, progress))
            known, add = _people(settings, feed, report, add=people)
            store = Store(root / ".coalition" / "import", web, progress) if download else None
            means = Means(
                settings,
                known,
                web,
                store,
                measured.of,
                measured.lock,
                _published(settings),
                _renderer(settings),
                slug_of,
                progress,
                report,
                add,
            )
            import_feed(feed, show, means)
    except SystemExit:
        if report.wrote:
            _close(root, show, report, measured)
        raise
    _close(root, show, report, measured)
    if report.lacking:
        raise SystemExit(exit_codes.CONTENT)


def _close(root: Path, show: str, report: Report, measured: _Measured) -> None:
    _note_checksums(root / ".coalition" / "import" / f"{show}.sha256", report.sums)
    for line in report.lines():
        print(line)
    if report.elsewhere:
        note_measured(root, measured.found)


@contextmanager
def _refusing() -> Iterator[None]:
    """Say in one line what hinders an import, and end it."""
    try:
        yield
    except (FeedRefusedError, DraftRefusedError) as refused:
        refuse(str(refused))
    except SourceRefusedError as refused:
        refuse(f"{refused.diagnostic.place}: {refused}")
    except OSError as error:
        refuse(f"{error.strerror or error}: {error.filename}")
    except KeyboardInterrupt:
        print("interrupted; the same command goes on from here", file=sys.stderr)
        raise SystemExit(exit_codes.INTERRUPTED) from None


class _Measured:
    """Asks for recordings elsewhere, and keeps what was `found`; `lock` is what was known before."""

    def __init__(self, settings: Settings, fetcher: Fetcher, progress: Progress) -> None:
        self.lock = read_media_lock(lock_of(settings), settings.layout.text_limit)[0]
        self.found: dict[str, LockedMedia] = {}
        self._fetcher, self._progress = fetcher, progress

    def of(self, wanted: Mapping[str, bool]) -> dict[str, LockedMedia | str]:
        """Return what was measured of each recording, or why it cannot be had."""
        answers: dict[str, LockedMedia | str] = {}
        hosts = _ASKING.hosts
        for url, asked in ask_all(wanted, self.lock.media, self._fetcher, hosts, self._progress):
            answers[url] = asked if isinstance(asked, LockedMedia) else str(asked)
            if isinstance(asked, LockedMedia):
                self.found[url] = asked
        return answers


def _published(settings: Settings) -> dict[str, str]:
    """Return the guids of shows and episodes that ever were on the web, by the slugs of these."""
    published = read_published(settings)[0]
    return {**published.shows, **published.episodes}


def _pages(source: str, web: Web, report: Report, progress: Progress) -> list[OldFeed]:
    """Return the feed, and the older pages that it refers to (RFC 5005)."""
    with progress.stage("reading the feed"):
        pages = [read_feed(*_bytes_of(source, web))]
        seen = {source}
        while pages[-1].older and pages[-1].older not in seen and len(pages) < _MOST_PAGES:
            older = pages[-1].older
            seen.add(older)
            try:
                pages.append(read_feed(web.get(older, _LARGEST_FEED).data, older))
            except (UnreachableError, FeedRefusedError) as error:
                report.lack(f"older episodes, at {older}, are left out: {error}")
                break
        return pages


def _bytes_of(source: str, web: Web) -> tuple[bytes, str]:
    """Return a feed and the address that it has, which a file has not."""
    if source.startswith(("http://", "https://")):
        try:
            got = web.get(source, _LARGEST_FEED)
        except UnreachableError as error:
            raise FeedRefusedError(f"{source}: {error}") from None
        return got.data, source
    path = Path(source).expanduser()
    if path.stat().st_size > _LARGEST_FEED:
        raise FeedRefusedError(f"{source} has more than {_LARGEST_FEED // 1_000_000} MB")
    return path.read_bytes(), ""


def _renderer(settings: Settings) -> Render:
    converter = Converter(settings.markdown, settings.limits)

    def render(text: str) -> str:
        body = converter.convert(text, Trust.OWN)
        if body.refusals or body.removals:
            raise ValueError
        return body.html

    return render


# People


def _people(
    settings: Settings, feed: OldFeed, report: Report, *, add: bool
) -> tuple[People, Callable[[], None]]:
    """Return who is known, and what adds those to the registry who come to it."""
    path = (settings.root / settings.registry).resolve()
    registry = registry_of(
        read_registry(decode_text(path.read_bytes(), settings.registry), settings.registry)
    )
    known = People.of(registry.people.values())
    persons = (*feed.show.persons, *(one for episode in feed.episodes for one in episode.persons))
    unknown = tuple(one for one in known.unknown(persons) if len(one.name) <= _LONGEST_NAME)
    if not unknown or not add:
        if unknown:
            report.remark(_unknown(unknown, settings.registry))
        return known, lambda: None
    if len(unknown) > _MOST_PEOPLE:
        raise FeedRefusedError(f"this feed names {len(unknown)} people who are not in {settings.registry}")
    return _with_people(settings, path, known, unknown, set(registry.people), report)


def _unknown(people: Sequence[OldPerson], registry: str) -> str:
    names = ", ".join(one.name for one in people[:5]) + (" …" if len(people) > 5 else "")
    who = "1 person is" if len(people) == 1 else f"{len(people)} people are"
    advice = "to carry them, remove what was imported and import again with --people, which adds them"
    return f"{who} not in {registry} ({names}); {advice}"


def _with_people(
    settings: Settings,
    path: Path,
    known: People,
    unknown: tuple[OldPerson, ...],
    taken: set[str],
    report: Report,
) -> tuple[People, Callable[[], None]]:
    data, slugs = path.read_bytes(), dict(known.slugs)
    for person in unknown:
        slug = _free_slug(person.name, taken)
        taken.add(slug)
        url = person.href if is_web_url(person.href) else None
        entry = person_entry(slug, person.name, url)
        data = with_entry(data, settings.registry, "people", slug, entry, settings.zone)
        slugs |= People.named(person.name, slug)
    names = ", ".join(one.name for one in unknown)
    report.remark(f"added to {settings.registry}: {names}; look through them")
    return replace(known, slugs=slugs), lambda: put(path, data)


def _free_slug(name: str, taken: set[str]) -> str:
    made = slug_of(name) or "person"
    return next(slug for slug in (made, *(f"{made}-{n}" for n in range(2, 10_000))) if slug not in taken)


def _note_checksums(path: Path, sums: Mapping[str, str]) -> None:
    """Note the SHA-256 of what was downloaded, as `sha256sum --check` reads it."""
    if not sums:
        return
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    known = {name: digest for digest, _, name in (line.partition("  ") for line in lines)} | dict(sums)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "".join(f"{digest}  {name}\n" for name, digest in sorted(known.items())), encoding="utf-8"
    )
