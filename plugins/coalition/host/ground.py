"""What a build stands on, before anything is read; and whether it has anything to do.

This and what it imports is all that a build needs that has nothing to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import coalition
from coalition.core.diagnostics import Report
from coalition.core.fingerprint import code_version, digest
from coalition.core.inputs import Snapshot, snapshot
from coalition.core.manifest import Unsealed, is_as_written
from coalition.core.release import refuse_unless_ours
from coalition.core.settings import Settings
from coalition.host.settings import sources_of

PACKAGE = Path(coalition.__file__).parent
"""Where this program lies."""


def state_of(root: Path, output: Path) -> Path:
    """Return the directory that keeps what is known of an output directory."""
    return root / ".coalition" / f"output-{digest(str(output.resolve()).encode())[:12]}"


def context_of(settings: Settings, pelican_settings: str, code: str) -> str:
    """Return a digest of what all views have in common.

    Today is a part of it: who works where, and what is dated in the future, depends on it.
    """
    words = (settings.words, *(edition.words for edition in settings.editions))
    spoken = "".join(one.version for one in words)
    today = settings.today.isoformat()
    return digest(code.encode(), pelican_settings.encode(), today.encode(), spoken.encode())


def refuse_bad_output(settings: Settings, output: Path) -> None:
    """Raise OutputRefusedError unless the output directory may be replaced."""
    refuse_unless_ours(output, sources_of(settings, PACKAGE))


@dataclass(frozen=True, slots=True)
class Ground:
    """Digests of the program and of what all views have in common, and all files that the site is made from.

    The last are empty when others take part in the build: nobody knows what they read.
    """

    code: str
    context: str
    inputs: Snapshot

    @property
    def alone(self) -> bool:
        """Whether nobody else takes part."""
        return bool(self.inputs.digest)


def ground_of(settings: Settings, pelican_settings: str, *, alone: bool) -> Ground:
    """Return what a build stands on. An edit that comes from here on is one that the next build sees."""
    code = code_version(PACKAGE)
    context = context_of(settings, pelican_settings, code)
    return Ground(code, context, _inputs(settings, context) if alone else Snapshot())


def _inputs(settings: Settings, context: str) -> Snapshot:
    """Return what everything is that the site is made from."""
    registry = settings.root / settings.registry
    paths = (settings.layout.content, registry, *settings.theme_folders)
    return snapshot(paths, context, suffixes=settings.layout.suffixes)


@dataclass(frozen=True, slots=True)
class Recalled:
    """What a build would say that has nothing to do."""

    total: int
    report: Report
    held_back: tuple[str, ...]


def recall(settings: Settings, output: Path, ground: Ground, last: Unsealed) -> Recalled | None:
    """Return what the last build said, if this one would come to the same: then nothing need be read.

    Every published file is looked at, but no text is decoded and no view made.
    """
    head = last.head
    if head is None or not head.occasion.still_holds(ground.inputs.digest, settings.now):
        return None
    if not all(is_as_written(f"{output}/{path}", one.size, one.mtime_ns) for path, one in head.files.items()):
        return None
    return Recalled(len(head.files), Report(head.occasion.diagnostics), head.occasion.held_back)
