"""What sanitising has taken out of a text, found by comparing: nothing is to go without a word."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from coalition.core.sanitizer import Trust

_TAGS = re.compile(r"<[A-Za-z?!][^<>]*>")
# Markdown itself gives these to headings, footnotes and code. Guests' texts lose them; no guest typed them.
_MADE_FOR_GUESTS = ("id", "class")


ADDRESSES = frozenset({"href", "src", "poster"})
"""The attributes that hold an address."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A tag that was taken out, or an attribute of one, `times` over; `value` is what the first one held.

    `tag` is in lower case. What is no element has the name that it begins with, such as `?php`. Addresses
    are told apart; of other attributes one with the name stands for all.
    """

    tag: str
    attribute: str = ""
    value: str = ""
    times: int = 1


def removals(before: str, after: str, trust: Trust) -> tuple[Removal, ...]:
    """Return what HTML held `before` it was sanitised and no longer holds `after`, in its order.

    Nobody misses a comment. Markdown shows a guest's tags as text: those that it holds are Markdown's own.
    """
    typed, left = _TAGS.findall(before), _TAGS.findall(after)
    if typed == left or not Counter(typed) - Counter(left):
        return ()
    old, new = _Markup(before), _Markup(after)
    tags = old.tags - new.tags if trust is Trust.OWN else Counter[str]()
    return (*(Removal(tag, times=times) for tag, times in tags.items()), *_attributes(old, new, trust, tags))


def _attributes(old: _Markup, new: _Markup, trust: Trust, tags: Counter[str]) -> tuple[Removal, ...]:
    """A tag that is taken out takes its attributes with it, of which nothing more need be said."""
    found: dict[tuple[str, ...], Removal] = {}
    for (tag, attribute, value), times in (old.attributes - new.attributes).items():
        if tag in tags or (trust is not Trust.OWN and attribute in _MADE_FOR_GUESTS):
            continue
        kind = (tag, attribute, value) if attribute in ADDRESSES else (tag, attribute)
        first = found.get(kind, Removal(tag, attribute, value, 0))
        found[kind] = replace(first, times=first.times + times)
    return tuple(found.values())


class _Markup(HTMLParser):
    """Counts tags and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[tuple[str, str, str]] = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes.update((tag, name, value or "") for name, value in attrs)

    def handle_pi(self, data: str) -> None:
        self.tags[f"?{data.split(maxsplit=1)[0]}" if data.split() else "?"] += 1

    def handle_decl(self, decl: str) -> None:
        self.tags[f"!{decl.split(maxsplit=1)[0]}" if decl.split() else "!"] += 1

    def unknown_decl(self, data: str) -> None:
        self.tags[f"![{data.partition('[')[0]}["] += 1
