"""`planet`: what partners publish on their own sites, asked for and noted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import UTC, date, datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from coalition.commands.lock_file import write_lock
from coalition.commands.manners import Manners
from coalition.commands.outside_links import is_nobodys
from coalition.commands.planet_entries import NoFeedError, entries_of
from coalition.commands.project import exit_code_of, load, read_site
from coalition.commands.remote_file import Fetcher, RemoteError, StatusError
from coalition.core import exit_codes
from coalition.core.diagnostics import Diagnostic, Place, Report
from coalition.core.planet import NAME, Planet, PlanetFeed, lock_of, lock_text, read_planet
from coalition.core.progress import Progress
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.core.source import SourceFile
from coalition.core.web import open_web
from coalition.host.console import print_report
from coalition.host.display import watch_for

_MANNERS = Manners(timeout=20.0)
_MOST_BYTES = 5_000_000
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a feed is now, or why it cannot be had; `moved` is where it really lies."""

    feed: PlanetFeed | None
    why: str = ""
    moved: str = ""
    answered: bool = True


def planet(root: Path, *, manners: Manners = _MANNERS) -> int:
    """Ask for the feeds of today's partners, write content/planet.lock.json and return the exit code.

    What a feed that cannot be had held before stays; once that is so on two days it is told.
    """
    return exit_code_of(lambda: _planet(root, manners))


def _planet(root: Path, manners: Manners) -> None:
    site = read_site(load(root, "pelicanconf.py", {})).site
    assert site is not None
    before, wrong = read_planet(site.settings)
    if wrong:
        print_report(Report.of(wrong), root)
        raise SystemExit(exit_codes.CONTENT)
    named = _feeds(site)
    wanted = [url for url in named if not is_nobodys(url)]
    answers: dict[str, _Answer] = {}
    watch = watch_for(sys.stderr, os.environ)
    try:
        _ask(wanted, before.feeds, answers, manners, site.settings.now, watch)
    except KeyboardInterrupt:
        print("interrupted; what was answered until now is kept", file=sys.stderr)
        _write(lock_of(site.settings), _after(named, before.feeds, answers, site.settings.now))
        raise SystemExit(exit_codes.INTERRUPTED) from None
    feeds = _after(named, before.feeds, answers, site.settings.now)
    _write(lock_of(site.settings), feeds)
    print_report(Report.of(_dead(named, feeds)), root)
    for line in _closing(answers, before.feeds, feeds, len(named) - len(wanted)):
        print(line)


def _feeds(site: Site) -> dict[str, Place]:
    """The feeds of today's partners, with where each is named."""
    return {
        url: site.registry_marks.at("partners", partner.slug, "feeds", kind)
        for partner in site.active_partners
        for kind, url in (("blog", partner.feeds.blog), ("podcast", partner.feeds.podcast))
        if url
    }


def _ask(
    urls: Sequence[str],
    known: Mapping[str, PlanetFeed],
    answers: dict[str, _Answer],
    manners: Manners,
    now: datetime,
    progress: Progress,
) -> None:
    """Note what comes back among the answers, as it comes; a host is asked for one feed at a time."""
    by_host: dict[str, list[str]] = {}
    for url in urls:
        by_host.setdefault(urlsplit(url).netloc, []).append(url)
    fetcher = Fetcher(open_web(), manners, "planet")

    def ask_host(own: Sequence[str]) -> int:
        for number, url in enumerate(own):
            if number:
                manners.sleep(manners.pause)
            answers[url] = _answer(url, known.get(url, PlanetFeed()), fetcher, now)
        return len(own)

    with progress.stage("asking for feeds", len(urls)), ThreadPoolExecutor(manners.hosts) as pool:
        futures = [pool.submit(ask_host, own) for own in by_host.values()]
        try:
            for future in as_completed(futures):
                progress.advance(future.result())
        finally:
            pool.shutdown(cancel_futures=True)


def _answer(url: str, known: PlanetFeed, fetcher: Fetcher, now: datetime) -> _Answer:
    """Ask for a feed, unless it is as it was (RFC 9110, 13.1)."""
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    conditions = {name: value for name, value in asked.items() if value and known.entries}
    try:
        answer = fetcher.whole(url, _MOST_BYTES, conditions)
        entries = entries_of(answer.data, answer.headers, now)
    except StatusError as error:
        if error.status == HTTPStatus.NOT_MODIFIED:
            return _Answer(known.model_copy(update={"failed_on": (), "why": ""}))
        return _Answer(None, str(error))
    except RemoteError as error:
        return _Answer(None, str(error), answered=False)
    except NoFeedError as error:
        return _Answer(None, str(error))
    etag, modified = (_short(answer.headers.get(name, "")) for name in ("etag", "last-modified"))
    feed = PlanetFeed(etag=etag, modified=modified, entries=entries)
    return _Answer(feed, moved="" if answer.url == url else answer.url)


def _short(header: str) -> str:
    """What a server says of a version, unless it is longer than it has any reason to be."""
    return header if len(header) <= _LONGEST and header.isprintable() else ""


def _after(
    named: Mapping[str, Place],
    before: Mapping[str, PlanetFeed],
    answers: Mapping[str, _Answer],
    now: datetime,
) -> dict[str, PlanetFeed]:
    """Return the feeds as they are known now; those that no partner of today has are forgotten."""
    kept = {url: before[url] for url in named if url in before}
    is_online = any(answer.answered for answer in answers.values())
    for url, answer in answers.items():
        if answer.feed:
            kept[url] = answer.feed
        elif is_online:
            kept[url] = _failed(kept.get(url, PlanetFeed()), answer.why, now.astimezone(UTC).date())
    return kept


def _failed(feed: PlanetFeed, why: str, day: date) -> PlanetFeed:
    days = tuple(dict.fromkeys((*feed.failed_on[:1], day)))
    return feed.model_copy(update={"failed_on": days, "why": why[:_LONGEST]})


def _dead(named: Mapping[str, Place], feeds: Mapping[str, PlanetFeed]) -> Iterator[Diagnostic]:
    for url, feed in feeds.items():
        if feed.is_dead:
            yield catalog.DEAD_FEED.at(
                named[url],
                f'"{url}" could not be had since {feed.failed_on[0].isoformat()}: {feed.why}',
                "ask the partner where its feed is now, or take it out",
            )


def _write(source: SourceFile, feeds: Mapping[str, PlanetFeed]) -> None:
    """Without feeds there is no file."""
    write_lock(source.path, lock_text(Planet(feeds)) if feeds else "")


def _closing(
    answers: Mapping[str, _Answer],
    before: Mapping[str, PlanetFeed],
    feeds: Mapping[str, PlanetFeed],
    nobodys: int,
) -> Iterator[str]:
    for url, answer in answers.items():
        if answer.moved:
            yield f"{url} has moved to {answer.moved}: write that into partners.yaml"
        if not answer.feed and not (url in feeds and feeds[url].is_dead):
            yield f"{url} could not be had: {answer.why}; what it held before stays"
    new = sum(bool(one.feed) and one.feed != before.get(url) for url, one in answers.items())
    failed = sum(not one.feed for one in answers.values())
    told = f"{new} have something new, {failed} could not be had"
    examples = f", {nobodys} more are examples" if nobodys else ""
    yield f"Asked for {len(answers)} feeds: {told}{examples}; see content/{NAME}."
