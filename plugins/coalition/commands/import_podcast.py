"""`import-podcast`: a show from another host, with all that its feed says."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from coalition.commands.media import media
from coalition.commands.project import exit_code_of, load, refuse
from coalition.commands.slugs import slug_of
from coalition.core import exit_codes
from coalition.core.body import Converter
from coalition.core.fields import is_slug, to_slug
from coalition.core.progress import Progress
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
from coalition.importers.notes import Render
from coalition.importers.old_feed import OldFeed, OldPerson
from coalition.importers.people import People
from coalition.importers.podcast import Means, merged
from coalition.importers.podcast import import_podcast as import_feed
from coalition.importers.recordings import Store
from coalition.importers.report import Report
from coalition.importers.web import Manners, UnreachableError, Web

_LARGEST_FEED = 50_000_000
_MOST_PAGES = 200
_MOST_PEOPLE = 500


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
    try:
        feed = merged(_pages(source, web, report, progress))
        known = _people(settings, feed, report, add=people)
        store = Store(root / ".coalition" / "import", web, progress) if download else None
        means = Means(settings, known, web, store, _renderer(settings), slug_of, progress, report)
        import_feed(feed, show, means)
    except (FeedRefusedError, DraftRefusedError) as refused:
        refuse(str(refused))
    except SourceRefusedError as refused:
        refuse(f"{refused.diagnostic.place}: {refused}")
    except OSError as error:
        refuse(f"{error.strerror or error}: {error.filename}")
    except KeyboardInterrupt:
        print("interrupted; the same command goes on from here", file=sys.stderr)
        raise SystemExit(exit_codes.INTERRUPTED) from None
    finally:
        _note_checksums(root / ".coalition" / "import" / f"{show}.sha256", report.sums)
    for line in report.lines():
        print(line)
    code = media(root) if report.elsewhere else exit_codes.GOOD
    if report.lacking or code:
        raise SystemExit(code or exit_codes.CONTENT)


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


def _people(settings: Settings, feed: OldFeed, report: Report, *, add: bool) -> People:
    path = (settings.root / settings.registry).resolve()
    registry = registry_of(
        read_registry(decode_text(path.read_bytes(), settings.registry), settings.registry)
    )
    known = People.of(registry.people.values())
    persons = (*feed.show.persons, *(one for episode in feed.episodes for one in episode.persons))
    unknown = known.unknown(persons)
    if not unknown or not add:
        if unknown:
            names = ", ".join(one.name for one in unknown[:5]) + (" …" if len(unknown) > 5 else "")
            who = "1 person is" if len(unknown) == 1 else f"{len(unknown)} people are"
            advice = "to carry them, remove what was imported and import again with --people, which adds them"
            report.remark(f"{who} not in {settings.registry} ({names}); {advice}")
        return known
    if len(unknown) > _MOST_PEOPLE:
        raise FeedRefusedError(f"this feed names {len(unknown)} people who are not in {settings.registry}")
    return _with_people(settings, path, known, unknown, set(registry.people), report)


def _with_people(
    settings: Settings,
    path: Path,
    known: People,
    unknown: tuple[OldPerson, ...],
    taken: set[str],
    report: Report,
) -> People:
    data, slugs = path.read_bytes(), dict(known.slugs)
    for person in unknown:
        slug = _free_slug(person.name, taken)
        taken.add(slug)
        url = person.href if person.href.startswith("https://") else None
        entry = person_entry(slug, person.name, url)
        data = with_entry(data, settings.registry, "people", slug, entry, settings.zone)
        slugs |= People.named(person.name, slug)
    put(path, data)
    report.remark(
        f"added to {settings.registry}: {', '.join(one.name for one in unknown)}; look through them"
    )
    return replace(known, slugs=slugs)


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
