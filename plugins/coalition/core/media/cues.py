"""Cues as JSON, decoded when somebody asks: a large show has millions, and an edit asks for few of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

from pydantic_core import from_json, to_json

from coalition.core.media.facts import Cue


def write_cues(cues: Iterable[Cue]) -> bytes:
    """Return the cues as JSON."""
    return to_json([(cue.start, cue.end, cue.text, cue.speaker) for cue in cues])


class WrittenCues(Sequence[Cue]):
    """The cues that `write_cues` wrote. They are decoded anew for everybody who asks, and not kept."""

    def __init__(self, written: bytes) -> None:
        self.written = written

    def __iter__(self) -> Iterator[Cue]:
        return (Cue(*one) for one in from_json(self.written))

    def __len__(self) -> int:
        return len(from_json(self.written))

    @overload
    def __getitem__(self, index: int) -> Cue: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Cue]: ...
    def __getitem__(self, index: int | slice) -> Cue | Sequence[Cue]:
        return tuple(self)[index]

    def __eq__(self, other: Any) -> bool:
        if isinstance(other, WrittenCues):
            return self.written == other.written
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        return hash(self.written)


def written(cues: Sequence[Cue]) -> bytes:
    """Return cues as JSON, whether they were written before or not."""
    return cues.written if isinstance(cues, WrittenCues) else write_cues(cues)
