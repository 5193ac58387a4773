"""Range requests for bytes (RFC 9110 §14)."""

import re
from dataclasses import dataclass

_SINGLE_RANGE = re.compile(r"bytes=[ \t]*([0-9]{0,100})-([0-9]{0,100})[ \t]*", re.IGNORECASE)


@dataclass(frozen=True)
class ByteRange:
    """The bytes from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """The number of bytes."""
        return self.last - self.first + 1


class UnsatisfiableRange(Exception):  # noqa: N818 - the standard's words
    """The range lies wholly behind the end of the file: 416."""


def requested_range(header: str | None, size: int) -> ByteRange | None:
    """The part of a file of `size` bytes that a Range header asks for; None for all of it.

    Several ranges, other units and malformed headers mean all of it, as RFC 9110 §14.2 allows. So
    does any range of an empty file, which no Content-Range could describe.
    Raises UnsatisfiableRange.
    """
    match = _SINGLE_RANGE.fullmatch(header or "")
    if not match or size == 0:
        return None
    first, last = match.groups()
    if not first:
        return _suffix(int(last), size) if last else None
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise UnsatisfiableRange
    return ByteRange(int(first), min(int(last), size - 1) if last else size - 1)


def _suffix(length: int, size: int) -> ByteRange:
    if length == 0:
        raise UnsatisfiableRange
    return ByteRange(max(size - length, 0), size - 1)
