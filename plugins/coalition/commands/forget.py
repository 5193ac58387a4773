"""`forget`: every place where a person is named or shown, for whoever wishes to be removed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coalition.commands.project import exit_code_of, load, read_site, refuse
from coalition.core.content import Episode
from coalition.core.diagnostics import Place
from coalition.core.model.registry import Person
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.source import (
    SourceFile,
    SourceRefusedError,
    decode_text,
    line_and_column,
    read_bytes,
    walk,
)
from coalition.core.suggestion import did_you_mean

_WIDEST = 100
_NOT_FOUND_HERE = (
    "Pictures and recordings of somebody that nothing names are not found. What is on the web already stays\n"
    "in search engines, archives and podcast apps until they look again."
)


@dataclass(frozen=True, slots=True)
class Trace:
    """A place where a person is named or shown, and what stands there."""

    place: Place
    text: str


def forget(root: Path, *, person: str) -> int:
    """Print every place where the person with this slug is named or shown. Nothing is changed."""
    return exit_code_of(lambda: _forget(root, person))


def _forget(root: Path, slug: str) -> None:
    site = read_site(load(root, "pelicanconf.py", {})).site
    assert site is not None
    if slug not in site.people:
        near = did_you_mean(slug, site.people)
        refuse(f'there is no person "{slug}"; {near or "their slug is their key in partners.yaml"}')
    found = traces(site, site.people[slug])
    for trace in found:
        print(f"{trace.place}: {trace.text}")
    files = len({trace.place.path for trace in found})
    print(f"\n{len(found)} places in {files} files.\n{_NOT_FOUND_HERE}")


def traces(site: Site, person: Person) -> tuple[Trace, ...]:
    """Return where a person is named, in texts and in names of files, and where they are seen and heard."""
    names, limit = _pattern(person), site.settings.layout.text_limit
    in_file_name = re.compile(rf"(?<!\w){re.escape(person.slug)}(?!\w)")
    found = list(_shown(site, person))
    for file in _files(site.settings):
        if in_file_name.search(file.shown):
            found.append(Trace(Place(file.shown), "the name of this file"))
        found += _in_file(file, names, limit)
    by_place = {trace.place: trace for trace in reversed(found)}
    return tuple(by_place[place] for place in sorted(by_place))


def _pattern(person: Person) -> re.Pattern[str]:
    """The slug and all names, also where a name is broken into lines or stands in a quotation."""
    names = (r"[\s>]+".join(map(re.escape, name.split())) for name in (person.name, *person.alternate_name))
    slug = rf"(?<![\w-]){re.escape(person.slug)}(?![\w-])"
    return re.compile(rf"{slug}|(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)


def _files(settings: Settings) -> Iterator[SourceFile]:
    yield SourceFile(str(settings.root / settings.registry), settings.registry)
    layout = settings.layout
    for one in walk(layout.content, layout.shown, layout.ignore):
        if isinstance(one, SourceFile):
            yield one


def _in_file(file: SourceFile, names: re.Pattern[str], limit: int) -> Iterator[Trace]:
    try:
        text = decode_text(read_bytes(file, limit), file.shown)
    except SourceRefusedError:
        return  # no text: a picture, a recording
    lines = text.split("\n")
    for found in names.finditer(text):
        line, column = line_and_column(text, found.start())
        yield Trace(Place(file.shown, line, column), _shortened(lines[line - 1].strip()))


def _shortened(line: str) -> str:
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"


def _shown(site: Site, person: Person) -> Iterable[Trace]:
    if person.image:
        yield Trace(Place(f"{site.settings.layout.shown}/{person.image}"), "the portrait")
    for voice in site.content.voices:
        if voice.header.person == person.slug and voice.header.portrait:
            yield Trace(Place(f"{site.settings.layout.shown}/{voice.header.portrait.file}"), "a portrait")
    for episode in site.content.episodes:
        if person.slug in site.speakers(episode):
            yield from _recordings(site, episode)


def _recordings(site: Site, episode: Episode) -> Iterator[Trace]:
    for shown in site.content.files:
        if shown.startswith(f"{episode.folder}/audio."):
            yield Trace(Place(shown), "a recording in which they speak")
