"""content/published.lock.yaml: what was ever on the web and must stay what it is.

`publish` writes it, and it is committed with the content. A partner whose slug is in it stays in
partners.yaml, with `left` when it has left, or the slug becomes an alias. The guids of shows and episodes
never change: apps know them by these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import yaml
from pydantic import Field

from coalition.core.decode import decode
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.fields import Guid, PodcastGuid, Record, Slugs
from coalition.core.model.registry import Partner
from coalition.core.rules import catalog
from coalition.core.settings import Settings
from coalition.core.source import SourceFile, SourceRefusedError, decode_text, read_bytes
from coalition.core.yaml_nodes import Marks, read_yaml

NAME = "published.lock.yaml"

_INTRODUCTION = """\
# The addresses of partners that were ever published: /partners/<slug>/.
# `python3 tasks.py publish` adds to this file; commit it. A partner that leaves stays in partners.yaml with
# `left:`, and one whose slug changes keeps the old one among its `aliases:`. Delete a line only if that page
# never was on the web. Below stand the guids by which apps know shows and episodes, which never change.
"""


class _Lock(Record):
    partners: Slugs = ()
    shows: dict[str, PodcastGuid] = Field(default_factory=dict)
    episodes: dict[str, Guid] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Published:
    """What was ever on the web, with where the file says so.

    `shows` are guids by the shows' slugs, `episodes` by those of show and episode, `clock-off/trailer`.
    """

    partners: tuple[str, ...] = ()
    shows: Mapping[str, str] = field(default_factory=dict)
    episodes: Mapping[str, str] = field(default_factory=dict)
    marks: Marks = field(default_factory=lambda: Marks(NAME), repr=False, compare=False)


def lock_of(settings: Settings) -> SourceFile:
    """Return where the file is, whether there is one or not."""
    return SourceFile(str(settings.layout.content / NAME), f"{settings.layout.shown}/{NAME}")


def read_published(settings: Settings) -> tuple[Published, tuple[Diagnostic, ...]]:
    """Read the file; where there is none, nothing was published yet."""
    source = lock_of(settings)
    if not source.path.exists():
        return Published(), ()
    try:
        text = decode_text(read_bytes(source, settings.layout.text_limit), source.shown)
    except SourceRefusedError as refused:
        return Published(), (refused.diagnostic,)
    document = read_yaml(text, source.shown)
    if not isinstance(document.value, dict):
        return Published(), document.diagnostics or (_not_a_lock(source.shown),)
    lock, wrong = decode(_Lock, document.value, document.marks, settings.zone)
    diagnostics = (*document.diagnostics, *wrong)
    if lock is None:
        return Published(marks=document.marks), diagnostics
    return Published(lock.partners, lock.shows, lock.episodes, document.marks), diagnostics


def _not_a_lock(shown: str) -> Diagnostic:
    message = "this is not the list of what was published"
    return catalog.YAML_SYNTAX.at(Place(shown, 1, 1), message, "take it back from the last commit")


def with_partners(published: Published, partners: Iterable[Partner]) -> tuple[str, ...]:
    """Return the slugs that are public once these partners are published, those of before among them."""
    now = {slug for partner in partners for slug in (partner.slug, *partner.aliases)}
    return tuple(sorted(now.union(published.partners)))


def names_of(published: Published) -> tuple[str, ...]:
    """Return the names of all that was published, for people."""
    return (*published.partners, *published.shows, *published.episodes)


def lock_text(published: Published) -> str:
    """Return the text of the file."""
    partners = "".join(f"  - {slug}\n" for slug in published.partners)
    guids = {"shows": dict(published.shows), "episodes": dict(published.episodes)}
    listed = {name: dict(sorted(found.items())) for name, found in guids.items() if found}
    written = yaml.safe_dump(listed, sort_keys=False, allow_unicode=True, width=1_000) if listed else ""
    return f"{_INTRODUCTION}partners:\n{partners}{written}"
