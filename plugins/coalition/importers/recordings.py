"""The recording of an old episode: left where it is, or brought along."""

from __future__ import annotations

import hashlib
import shutil
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from coalition.core.media.audio import FORMATS, probe
from coalition.core.media.facts import Audio
from coalition.core.progress import Progress
from coalition.core.source import SourceFile, SourceRefusedError
from coalition.importers.download import Downloaded, download, forget
from coalition.importers.old_feed import OldFile
from coalition.importers.web import UnreachableError, Web

LARGEST_RECORDING = 4_000_000_000
_SUFFIXES = {"audio/mpeg": ".mp3", "audio/mp3": ".mp3", "audio/x-m4a": ".m4a", "audio/mp4": ".m4a"}


@dataclass(frozen=True, slots=True)
class Brought:
    """A recording that was brought along: where it lies for now, the name that it gets, and its facts."""

    path: Path
    name: str
    audio: Audio
    sha256: str

    def move_to(self, folder: Path) -> None:
        """Put it into a folder under its name; other file systems than the store's get a whole copy too."""
        begun = folder / f".import-{self.name}"
        shutil.move(self.path, begun)
        begun.replace(folder / self.name)
        forget(self.path)


@dataclass(frozen=True, slots=True)
class Sound:
    """The recording of an episode: `brought` along, or at an `address`, or neither.

    `seconds` is its length as it was measured, or None where that could not be.
    """

    brought: Brought | None = None
    address: str = ""
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Store:
    """Where recordings lie until they are whole: what an earlier run left there is not fetched again."""

    folder: Path
    web: Web
    progress: Progress

    def bring(self, old: OldFile) -> Brought:
        """Fetch a recording. Raises UnreachableError, and ValueError for what is none that apps play."""
        name = f"audio{_suffix(old)}"
        part = self.folder / f"{hashlib.sha256(old.url.encode()).hexdigest()[:24]}.part"
        got = download(self.web, old.url, part, LARGEST_RECORDING, self.progress)
        try:
            _refuse_other_content(part, old, got)
            return Brought(part, name, probe(SourceFile(str(part), name)), got.sha256)
        except SourceRefusedError as refused:
            forget(part)
            raise ValueError(str(refused)) from None


def _suffix(old: OldFile) -> str:
    suffix = Path(urlsplit(old.url).path).suffix.lower()
    found = suffix if suffix in FORMATS else _SUFFIXES.get(old.type.partition(";")[0].strip().lower(), "")
    if not found:
        kind = old.type or suffix or "unknown type"
        raise ValueError(f"only MP3 and M4A are brought along, and this is {kind}")
    return found


def _refuse_other_content(part: Path, old: OldFile, got: Downloaded) -> None:
    """Hold the recording against the digest that the feed gives for it (SRI), where it gives one."""
    name, _, expected = old.integrity.partition("-")
    if name not in ("sha256", "sha384", "sha512"):
        return
    with part.open("rb") as file:
        digest = hashlib.file_digest(file, name).digest()
    if _in_base64(digest) != expected:
        forget(part)
        raise UnreachableError(f"its {got.bytes} bytes are not those of which the feed has the digest")


def _in_base64(digest: bytes) -> str:
    return b64encode(digest).decode()
