"""The partners that texts name. Each text is looked through once, however many partners there are.

A text's words of which names are made are kept with what it is converted into. Only where they hold the
rarest word of a name is there anything to look for in the text itself, so that a text that did not change
costs next to nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coalition.core.model.registry import Partner

_WORD = re.compile(r"\w+")
_NAME_WORD = re.compile(r"\b[a-z_]*+[^\Wa-z_]\w*+")
_IN_ADDRESS = re.compile(r"(?:://|\]\(|\{)\S*\Z")
_LONGEST_ADDRESS = 300


def name_words(text: str) -> tuple[str, ...]:
    """Return the words that have more than small letters from a to z, each once."""
    return tuple(sorted(set(_NAME_WORD.findall(text))))


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that is what partners are called: one, or several that share a name."""

    start: int
    end: int
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    words: frozenset[str]
    partners: tuple[str, ...]


class PartnerNames:
    """Finds the names and alternate names of those partners that texts are to list when they name them.

    A name counts as whole words and in its own letter case.
    """

    def __init__(self, partners: Iterable[Partner]) -> None:
        names = _names(partners)
        frequency = Counter(word for name in names for word in name.words)
        self._by_rarest: dict[str, list[_Name]] = {}
        for name in names:
            rarest = min(sorted(name.words), key=frequency.__getitem__, default="")
            self._by_rarest.setdefault(rarest, []).append(name)
        self._rarest = frozenset(self._by_rarest)
        self._anywhere = tuple(self._by_rarest.get("", ()))

    def find(self, text: str, words: Iterable[str]) -> tuple[Mention, ...]:
        """Return what is named in a text, in its order, by the `name_words` of that text.

        A name within a longer one does not count.
        """
        found = self._rarest.intersection(words)
        near = [*self._anywhere, *(name for word in found for name in self._by_rarest[word])]
        if not near:
            return ()
        flat = _flat(text)
        return _longest([one for name in near for one in _mentions(flat, name)])


def _names(partners: Iterable[Partner]) -> Sequence[_Name]:
    called: dict[str, list[str]] = {}
    for partner in partners:
        for name in (partner.name, *partner.alternate_name) if partner.mention else ():
            called.setdefault(" ".join(_flat(name).split()), []).append(partner.slug)
    return [
        _Name(name, frozenset(name_words(name)), tuple(dict.fromkeys(slugs)))
        for name, slugs in called.items()
        if _WORD.search(name)
    ]


def _mentions(text: str, name: _Name) -> Iterator[Mention]:
    start = text.find(name.text)
    while start >= 0:
        end = start + len(name.text)
        if not (_joins(text[start - 1 : start + 1]) or _joins(text[end - 1 : end + 1])):
            address = _IN_ADDRESS.search(text, max(0, start - _LONGEST_ADDRESS), start)
            if address is None:
                yield Mention(start, end, name.partners)
        start = text.find(name.text, end)


def _flat(text: str) -> str:
    """One character for one: lines end within names, and apostrophes are typed in two ways."""
    return text.replace("\n", " ").replace("\t", " ").replace("\u00a0", " ").replace("’", "'")


def _joins(two: str) -> bool:
    """Whether two characters belong to one word."""
    return len(two) == 2 and _WORD.fullmatch(two) is not None


def _longest(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    if len(mentions) < 2:
        return tuple(mentions)
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda mention: (mention.start - mention.end, mention.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda mention: mention.start))
