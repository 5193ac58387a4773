"""content/media.lock.yaml: size, type and length of recordings that lie elsewhere.

`python3 tasks.py media` writes it, and it is committed with the content: no build asks another site.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

import yaml
from pydantic import Field

from coalition.core.decode import decode
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.fields import Name, Record, WebUrl, WebUrls
from coalition.core.media.facts import Audio, Chapter, OtherForm
from coalition.core.rules import catalog
from coalition.core.settings import Settings
from coalition.core.source import SourceFile, SourceRefusedError, decode_text, read_bytes
from coalition.core.yaml_nodes import Marks, read_yaml

NAME = "media.lock.yaml"
ADVICE = f"run `python3 tasks.py media` and commit content/{NAME}"

_INTRODUCTION = """\
# What is known of recordings that lie elsewhere. `python3 tasks.py media` writes this file; commit it.
"""


class LockedChapter(Record):
    """A chapter that the recording brings along."""

    start: Annotated[float, Field(ge=0)]
    title: Name
    url: WebUrl | None = None


class LockedMedia(Record):
    """What was measured of a recording, and what its server said then; `seconds` is None of other forms.

    `origins` are the other ones that its address leads to, such as `https://cdn.example.org`.
    """

    bytes: Annotated[int, Field(ge=1)]
    type: Name
    seconds: Annotated[float, Field(gt=0)] | None = None
    etag: Name | None = None
    modified: Name | None = None
    origins: WebUrls = ()
    chapters: tuple[LockedChapter, ...] = ()


class _Lock(Record):
    version: Literal["1"] = "1"
    media: dict[WebUrl, LockedMedia] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MediaLock:
    """What is known of recordings by their addresses, with where the file says so."""

    media: Mapping[str, LockedMedia] = field(default_factory=dict)
    marks: Marks = field(default_factory=lambda: Marks(NAME), repr=False, compare=False)

    def audio(self, url: str) -> Audio | None:
        """Return the recording at an address, if it is known."""
        known = self.media.get(url)
        if known is None or known.seconds is None:
            return None
        return Audio("", known.bytes, known.type, known.seconds, url)

    def other_form(self, url: str) -> OtherForm | None:
        """Return the other form of an episode at an address, if it is known."""
        known = self.media.get(url)
        return OtherForm("", url, known.bytes, known.type) if known else None

    def origins(self, url: str) -> tuple[str, ...]:
        """Return the other origins that the address of a recording leads to."""
        known = self.media.get(url)
        return known.origins if known else ()

    def chapters(self, url: str) -> tuple[Chapter, ...]:
        """Return the chapters that the recording at an address brings along."""
        known = self.media.get(url)
        return tuple(Chapter(one.start, one.title, one.url or "") for one in known.chapters) if known else ()


def lock_of(settings: Settings) -> SourceFile:
    """Return where the file is, whether there is one or not."""
    return SourceFile(str(settings.layout.content / NAME), f"{settings.layout.shown}/{NAME}")


def read_media_lock(source: SourceFile, text_limit: int) -> tuple[MediaLock, tuple[Diagnostic, ...]]:
    """Read the file; where there is none, nothing is known."""
    if not source.path.exists():
        return MediaLock(), ()
    try:
        text = decode_text(read_bytes(source, text_limit), source.shown)
    except SourceRefusedError as refused:
        return MediaLock(), (refused.diagnostic,)
    document = read_yaml(text, source.shown)
    if not isinstance(document.value, dict):
        return MediaLock(), document.diagnostics or (_not_a_lock(source.shown),)
    lock, wrong = decode(_Lock, document.value, document.marks)
    return MediaLock(lock.media if lock else {}, document.marks), (*document.diagnostics, *wrong)


def _not_a_lock(shown: str) -> Diagnostic:
    message = "this is not the list of recordings that lie elsewhere"
    return catalog.YAML_SYNTAX.at(Place(shown, 1, 1), message, "run `python3 tasks.py media`")


def lock_text(media: Mapping[str, LockedMedia]) -> str:
    """Return the text of the file; the same recordings make the same text."""
    plain = {url: media[url].model_dump(mode="json", exclude_defaults=True) for url in sorted(media)}
    written = yaml.safe_dump({"version": 1, "media": plain}, sort_keys=False, allow_unicode=True, width=1_000)
    return f"{_INTRODUCTION}{written}"
