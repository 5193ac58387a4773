"""`check --network`: whether what the site links to elsewhere is still there."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime

from coalition.commands.asking import Answer, Verdict, ask_all
from coalition.commands.known_answers import Known, after, doubted, load, save
from coalition.commands.manners import Manners
from coalition.commands.outside_links import is_nobodys, outside_links
from coalition.core.dates import day_in_words
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.progress import Progress
from coalition.core.reading import Reading
from coalition.core.rules import catalog

_NAMED = 3


def check_network(reading: Reading, manners: Manners, progress: Progress) -> tuple[Diagnostic, ...]:
    """Ask for the addresses that a site links to, say what came back, and return what is wrong for sure."""
    if reading.site is None:
        return ()
    settings = reading.site.settings
    now, path = settings.now, settings.root / ".coalition" / "links.json"
    places = outside_links(reading)
    links = {url: found for url, found in places.items() if not is_nobodys(url)}
    before = load(path)
    asked = [url for url in links if url not in before or not before[url].is_fresh(now)]
    known = {url: before[url] for url in links if url in before}
    answers: dict[str, Answer] = {}
    try:
        _ask(asked, answers, manners, progress)
    finally:  # what was answered until somebody has waited enough need not be asked again
        known |= _noted(answers, before, now)
        save(path, known)
    for line in _closing(links, asked, known, len(places) - len(links)):
        print(line, file=sys.stderr)
    return tuple(one for url, found in links.items() for one in _dead(url, found, known[url]))


def _ask(urls: Iterable[str], answers: dict[str, Answer], manners: Manners, progress: Progress) -> None:
    wanted = list(urls)
    with progress.stage("asking other sites", len(wanted)), closing(ask_all(wanted, manners)) as coming:
        for url, answer in coming:
            answers[url] = answer
            progress.advance(1)


def _noted(answers: Mapping[str, Answer], before: Mapping[str, Known], now: datetime) -> Mapping[str, Known]:
    is_online = any(answer.status for answer in answers.values())
    return {
        url: after(before.get(url), answer if is_online else doubted(answer), now)
        for url, answer in answers.items()
    }


def _dead(url: str, places: Iterable[Place], known: Known) -> Iterator[Diagnostic]:
    if known.is_dead:
        first = day_in_words(date.fromisoformat(known.gone_on[0]))
        for place in places:
            yield catalog.DEAD_LINK.at(
                place,
                f'"{url}" leads nowhere since {first}: {known.words}',
                "link to where it is now, or to a copy of it, or take the link out",
            )


def _closing(
    links: Mapping[str, tuple[Place, ...]], asked: Sequence[str], known: Mapping[str, Known], nobodys: int
) -> Iterator[str]:
    for url in asked:
        if known[url].verdict is not Verdict.FOUND and not known[url].is_dead:
            yield f"unsure: {url}: {known[url].words} ({_places(links[url])})"
    counts = Counter(known[url].verdict for url in asked)
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
    yield (
        f"Asked for {len(asked)} addresses on other sites{f': {told}' if told else ''}; "
        f"{len(links) - len(asked)} were found within the last week, {nobodys} are examples."
    )


def _places(places: tuple[Place, ...]) -> str:
    named = ", ".join(map(str, places[:_NAMED]))
    return named if len(places) <= _NAMED else f"{named} and {len(places) - _NAMED} more"
