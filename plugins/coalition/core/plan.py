"""The plan of a site: all its outputs, checked before the first is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.outputs import Output
from coalition.core.rules import catalog


def check_outputs(outputs: Iterable[Output]) -> Iterator[Diagnostic]:
    """Yield a finding for each output that leaves the output folder, or that another one would overwrite.

    Paths are compared as file systems may: without letter case, and in one Unicode form. Two texts that
    meet at several paths are told of once.
    """
    first: dict[str, Output] = {}
    told: set[tuple[Place, Place]] = set()
    for output in outputs:
        if _leaves(output.path):
            yield catalog.LEAVES_OUTPUT.at(
                output.origin,
                f'"{output.path}" lies outside the output folder',
                "check its slug, url or save_as",
            )
        folded = unicodedata.normalize("NFC", output.path).casefold()
        other = first.setdefault(folded, output)
        if other is not output and (output.origin, other.origin) not in told:
            told.add((output.origin, other.origin))
            yield _twice(output, other)
    for path, output in first.items():
        yield from (_in_file(output, first[one]) for one in _parents(path) if one in first)


def _parents(path: str) -> list[str]:
    return [path[:end] for end, char in enumerate(path) if char == "/"]


def _leaves(path: str) -> bool:
    return not path or path.startswith("/") or ".." in path.split("/") or "\\" in path or "\0" in path


def _twice(output: Output, other: Output) -> Diagnostic:
    same = output.path == other.path
    message = f'"{output.path}" is also written by {other.origin}'
    if not same:
        message += f' as "{other.path}", which many file systems hold for the same'
    return catalog.ONE_URL_TWICE.at(
        output.origin, message, "give one of the two another slug or name", other.origin
    )


def _in_file(output: Output, file: Output) -> Diagnostic:
    message = f'"{output.path}" needs a folder where {file.origin} writes the file "{file.path}"'
    return catalog.ONE_URL_TWICE.at(
        output.origin, message, "give one of the two another slug or name", file.origin
    )
