"""A recording that an episode is begun with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coalition.core.media.audio import FORMATS, probe
from coalition.core.media.facts import Audio
from coalition.core.media.own_chapters import own_chapters
from coalition.core.media.tags import Tags, read_tags
from coalition.core.source import SourceFile, SourceRefusedError
from coalition.core.words import ENGLISH
from coalition.drafts.draft import DraftRefusedError


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording at `path`, the `name` that it gets beside the episode, and what it says of itself."""

    path: Path
    name: str
    tags: Tags
    notes: tuple[str, ...]


def read_recording(path: Path) -> Recording:
    """Return what a recording is. Raises DraftRefusedError for one that no app plays, and OSError."""
    suffix = path.suffix.lower()
    name = f"audio{suffix}"
    if suffix not in FORMATS:
        raise DraftRefusedError(f"{path} does not end in {' or '.join(FORMATS)}: export it as MP3")
    try:
        audio = probe(SourceFile(str(path), name))
    except SourceRefusedError as refused:
        raise DraftRefusedError(f"{path}: {refused.diagnostic.message}") from refused
    with path.open("rb") as file:
        tags, chapters = read_tags(file, suffix), own_chapters(file, suffix)
    return Recording(path, name, tags, tuple(_notes(audio, len(chapters))))


def _notes(audio: Audio, chapters: int) -> list[str]:
    """What need not be typed, because it is read from the recording at every build."""
    said = f"The recording lasts {ENGLISH.length(audio.seconds)}"
    if not chapters:
        return [said]
    return [f"{said} and brings {'1 chapter' if chapters == 1 else f'{chapters} chapters'} along"]
