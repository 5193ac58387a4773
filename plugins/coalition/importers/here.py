"""What of a podcast is here already."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, cast

from coalition.core.content import Document, Episode, Kind, Show, TextFile, decode_file
from coalition.core.layout import Layout
from coalition.core.model.podcast import EpisodeHeader, ShowHeader
from coalition.importers.feed_xml import FeedRefusedError

_NUMBER = re.compile(r"(\d+)[-_]")


@dataclass(frozen=True, slots=True)
class Here:
    """A show's folder: its header, and its episodes by their guids. `shown` is the folder for people.

    `others` are the other shows; of their episodes the guids and the addresses of recordings are known.
    """

    folder: Path
    shown: str
    show: ShowHeader | None = None
    episodes: Mapping[str, Episode] = field(default_factory=dict)
    others: tuple[Show, ...] = ()
    guids_elsewhere: frozenset[str] = frozenset()
    recordings_elsewhere: frozenset[str] = frozenset()

    @property
    def highest(self) -> int | None:
        """The highest number with which a folder begins, or None."""
        names = (PurePosixPath(one.folder).name for one in self.episodes.values())
        return max((int(match[1]) for match in map(_NUMBER.match, names) if match), default=None)


def read_here(layout: Layout, show: str) -> Here:
    """Return what there is of a show. Raises FeedRefusedError for a text that cannot be read."""
    folder = layout.content / layout.podcasts / show
    shown = str(PurePosixPath(layout.shown, layout.podcasts, show))
    if not folder.resolve().is_relative_to(layout.content.resolve()):
        raise FeedRefusedError(f"{shown} leads out of the content folder")
    header = _header(folder / "show.md", f"{shown}/show.md", layout)
    episodes: dict[str, Episode] = {}
    for path in sorted(folder.glob("[!.]*/index.md")):
        found = _decoded(path, f"{shown}/{path.parent.name}/index.md", "episode", layout)
        assert isinstance(found.header, EpisodeHeader)
        episodes[found.header.guid] = found
    elsewhere = list(_elsewhere(folder, layout))
    return Here(
        folder,
        shown,
        header,
        episodes,
        tuple(_others(folder, layout)),
        frozenset(one.header.guid for one in elsewhere),
        frozenset(one.header.audio for one in elsewhere if one.header.audio),
    )


def _others(folder: Path, layout: Layout) -> Iterator[Show]:
    for path in sorted(folder.parent.glob("[!.]*/show.md")):
        if path.parent != folder:
            yield from cast(Iterator[Show], _read(path, "show", layout))


def _elsewhere(folder: Path, layout: Layout) -> Iterator[Episode]:
    for path in sorted(folder.parent.glob("[!.]*/[!.]*/index.md")):
        if path.parent.parent != folder:
            yield from cast(Iterator[Episode], _read(path, "episode", layout))


def _read(path: Path, kind: Kind, layout: Layout) -> Iterator[Document[Any]]:
    """Yield a text of another show; what is wrong with it is for `check` to say."""
    shown = PurePosixPath(layout.shown, path.relative_to(layout.content).as_posix())
    document, _ = decode_file(TextFile(str(shown), kind, path.read_bytes()), layout.zone)
    if document is not None:
        yield document


def _header(path: Path, shown: str, layout: Layout) -> ShowHeader | None:
    if not path.exists():
        return None
    header = _decoded(path, shown, "show", layout).header
    assert isinstance(header, ShowHeader)
    return header


def _decoded(path: Path, shown: str, kind: Kind, layout: Layout) -> Episode:
    document, found = decode_file(TextFile(shown, kind, path.read_bytes()), layout.zone)
    if document is None:
        raise FeedRefusedError(f"{found[0].place} cannot be read: {found[0].message}")
    return document  # type: ignore[return-value]  # callers know the kind
