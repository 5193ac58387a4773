"""content/planet.lock.json: what partners' own feeds held when they were last asked.

`python3 tasks.py planet` writes it, and it is committed with the content: no build asks another site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, ValidationError
from pydantic_core import to_json

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.fields import Language, Name, Record, WebUrl
from coalition.core.model.registry import Partner
from coalition.core.rules import catalog
from coalition.core.settings import Settings
from coalition.core.source import SourceFile, SourceRefusedError, read_bytes

NAME = "planet.lock.json"
_DAYS_UNTIL_DEAD = 2


class PlanetEntry(Record):
    """A post or an episode on a partner's own site; title and summary are plain text."""

    url: WebUrl
    title: Name
    date: AwareDatetime
    summary: Annotated[str, Field(max_length=400)] = ""
    language: Language | None = None
    is_episode: bool = False


class PlanetFeed(Record):
    """What a feed held, newest first, what its server said of it, and on which days it could not be had."""

    etag: Annotated[str, Field(max_length=1000)] = ""
    modified: Annotated[str, Field(max_length=1000)] = ""
    failed_on: tuple[date, ...] = ()
    why: Annotated[str, Field(max_length=1000)] = ""
    entries: tuple[PlanetEntry, ...] = ()

    @property
    def is_dead(self) -> bool:
        """One failure may be an accident; on another day it is none."""
        return len(self.failed_on) >= _DAYS_UNTIL_DEAD


class _Lock(Record):
    version: Literal["1"] = "1"
    feeds: dict[WebUrl, PlanetFeed] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Planet:
    """The feeds by their addresses."""

    feeds: Mapping[str, PlanetFeed] = field(default_factory=dict)


PlanetItem = tuple[Partner, PlanetEntry]
"""An entry, with the partner whose feed it is from."""


def lock_of(settings: Settings) -> SourceFile:
    """Return where the file is, whether there is one or not."""
    return SourceFile(str(settings.layout.content / NAME), f"{settings.layout.shown}/{NAME}")


def read_planet(settings: Settings) -> tuple[Planet, tuple[Diagnostic, ...]]:
    """Read the file; where there is none, nothing is known."""
    source = lock_of(settings)
    if not source.path.exists():
        return Planet(), ()
    try:
        lock = _Lock.model_validate_json(read_bytes(source, settings.layout.text_limit))
    except SourceRefusedError as refused:
        return Planet(), (refused.diagnostic,)
    except ValidationError as error:
        return Planet(), (_wrong(source.shown, error),)
    return Planet(lock.feeds), ()


def _wrong(shown: str, error: ValidationError) -> Diagnostic:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = " → ".join(map(str, first["loc"]))
    return catalog.BAD_PLANET.at(
        Place(shown, 1, 1),
        f"this is not what `planet` wrote: {where + ': ' if where else ''}{first['msg']}",
        "take it back from the last commit, or delete it and run `python3 tasks.py planet`",
    )


def lock_text(planet: Planet) -> str:
    """Return the text of the file; the same feeds make the same text."""
    feeds = {
        url: feed.model_dump(mode="json", exclude_defaults=True) for url, feed in sorted(planet.feeds.items())
    }
    return to_json({"version": "1", "feeds": feeds}, indent=1).decode() + "\n"


def feeds_of(partner: Partner) -> tuple[str, ...]:
    """Return the addresses of a partner's own feeds."""
    return tuple(url for url in (partner.feeds.blog, partner.feeds.podcast) if url)


def items_of(planet: Planet, partners: Iterable[Partner]) -> tuple[PlanetItem, ...]:
    """Return what these partners published, newest first; what stands in several feeds is listed once."""
    items = sorted(_items(planet, partners), key=_order, reverse=True)
    return tuple({entry.url: (partner, entry) for partner, entry in reversed(items)}.values())[::-1]


def _items(planet: Planet, partners: Iterable[Partner]) -> Iterator[PlanetItem]:
    for partner in partners:
        for url in feeds_of(partner):
            for entry in planet.feeds[url].entries if url in planet.feeds else ():
                yield partner, entry


def _order(item: PlanetItem) -> tuple[object, str]:
    return (item[1].date, item[1].url)
