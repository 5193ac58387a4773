"""Makes the pictures of a site: what was made before is taken from the store, the rest on all cores."""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

from coalition.core.fingerprint import picture_key
from coalition.core.outputs import PictureOutput
from coalition.core.pictures.encoding import Original
from coalition.core.pictures.store import PictureStore
from coalition.core.progress import UNWATCHED, Progress
from coalition.core.workers import spread

_WORTH_A_FORK = 3
_MOST_TOGETHER = 20
_SOURCE = 16


def content_digest(content: bytes) -> str:
    """Return the digest by which a source of pictures is known."""
    return blake2b(content, digest_size=_SOURCE).hexdigest()


class Workshop:
    """Makes pictures and keeps them in the store."""

    def __init__(self, store: PictureStore) -> None:
        self._store = store

    def prepare(
        self, outputs: Iterable[PictureOutput], workers: int = 1, progress: Progress = UNWATCHED
    ) -> None:
        """Make those pictures that are to be kept and are not, so that `content` has them at hand."""
        missing = [one for one in outputs if one.keep and not self._store.has(picture_key(one))]
        with progress.stage("making pictures", len(missing)):
            spread(self._keep_all, _together(missing), workers, progress, _WORTH_A_FORK)

    def content(self, output: PictureOutput) -> bytes:
        """Return the picture. Raises OSError for a source that was edited since it was looked at."""
        kept = self._store.get(picture_key(output)) if output.keep else None
        return self._made(output, _originals(output)) if kept is None else kept

    def tidy(self, outputs: Iterable[PictureOutput]) -> None:
        """Forget what these outputs are not made of when there is much of it."""
        self._store.tidy({picture_key(one) for one in outputs if one.keep})

    def _keep_all(self, shares: Sequence[Collection[PictureOutput]]) -> list[int]:
        """Make pictures of common sources, which are decoded once."""
        for share in shares:
            originals: Sequence[Original] = ()
            for output in share:
                originals = originals or _originals(output)
                self._made(output, originals)
        return [len(share) for share in shares]

    def _made(self, output: PictureOutput, originals: Sequence[Original]) -> bytes:
        content = output.make(originals, *output.args)
        if output.keep:
            self._store.put(picture_key(output), content)
        return content


def _originals(output: PictureOutput) -> list[Original]:
    return [_original(path, known) for path, known in output.sources]


def _original(path: Path, known: str) -> Original:
    content = path.read_bytes()
    if content_digest(content) != known:
        raise OSError(errno.EAGAIN, "it was edited during the build; build again", str(path))
    return Original(content)


def _together(outputs: Iterable[PictureOutput]) -> list[list[PictureOutput]]:
    """Divide outputs into shares that have their sources in common."""
    shares: list[list[PictureOutput]] = []
    last: dict[object, list[PictureOutput]] = {}
    for output in outputs:
        share = last.get(output.sources)
        if share is None or len(share) >= _MOST_TOGETHER:
            share = last[output.sources] = []
            shares.append(share)
        share.append(output)
    return shares
