"""The same index for the same pages: Pagefind lists filters and their values in another order each time.

The files that hold them are CBOR (RFC 8949) behind a few letters, and named after what they hold. They are
written again, in order.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json

from coalition.core.fingerprint import digest

_SIGN = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_NUMBER, _TEXT, _LIST = 0, 3, 4
_FILTERS = 3
"""Where in a language's list of everything its filters stand."""

_NAME_LENGTH = 10
_WRONG = (EOFError, LookupError, TypeError, ValueError, OSError, zlib.error)
"""What reading can raise of an index that is not as it is known here."""


class UnknownFormError(Exception):
    """An index is not written as is known here."""


def put_in_order(index: Path) -> None:
    """Write an index again so that it hangs on nothing but what was indexed. Raises UnknownFormError."""
    try:
        entry = from_json((index / _ENTRY).read_bytes())
        for language, facts in sorted(entry["languages"].items()):
            facts["hash"] = _in_order(index, language, facts["hash"])
    except _WRONG as error:
        raise UnknownFormError(str(error)) from error
    entry["languages"] = dict(sorted(entry["languages"].items()))
    (index / _ENTRY).write_bytes(to_json(entry))


def _in_order(index: Path, language: str, name: str) -> str:
    """Write what there is in a language again; return its new name."""

    def with_ordered_filters(everything: Any) -> Any:
        filters = [
            [one, _renamed(index, "filter/{}.pf_filter", language, old, _ordered)]
            for one, old in everything[_FILTERS]
        ]
        return [*everything[:_FILTERS], sorted(filters), *everything[_FILTERS + 1 :]]

    return _renamed(index, "pagefind.{}.pf_meta", language, name, with_ordered_filters)


def _ordered(filter_: Any) -> Any:
    name, values = filter_
    return [name, sorted(values)]


def _renamed(index: Path, pattern: str, language: str, name: str, change: Callable[[Any], Any]) -> str:
    """Change what a file holds; return its new name, which says what that is."""
    old = index / pattern.format(name)
    content = gzip.decompress(old.read_bytes())
    if not content.startswith(_SIGN):
        raise ValueError(f"{old.name} does not begin as it should")
    value, end = _decoded(content, len(_SIGN))
    if end != len(content):
        raise ValueError(f"{old.name} goes on after its end")
    changed = _SIGN + _encoded(change(value))
    new = f"{language}_{digest(changed)[:_NAME_LENGTH]}"
    old.unlink()
    # As it is: how far compression goes hangs on the machine's own zlib. The program reads both.
    (index / pattern.format(new)).write_bytes(changed)
    return new


def _decoded(content: bytes, at: int) -> tuple[Any, int]:
    """Return the value that begins there, and where it ends."""
    kind, number = content[at] >> 5, content[at] & 31
    at += 1
    if number > 27:
        raise ValueError(f"a length of no known form: {number}")
    if number > 23:
        size = 1 << (number - 24)
        number, at = int.from_bytes(content[at : at + size], "big"), at + size
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return content[at : at + number].decode(), at + number
    if kind != _LIST:
        raise ValueError(f"a value of no known kind: {kind}")
    values: list[Any] = []
    for _ in range(number):
        value, at = _decoded(content, at)
        values.append(value)
    return values, at


def _encoded(value: Any) -> bytes:
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_LIST, len(value)) + b"".join(map(_encoded, value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in (1, 2, 4, 8) if number < 1 << 8 * size)
    return bytes([kind << 5 | 23 + size.bit_length()]) + number.to_bytes(size, "big")
