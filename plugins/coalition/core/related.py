"""Which articles have most in common, found without comparing each with each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from coalition.core.content import Article

_MOST = 3
# Of the articles on one subject, those so many places before and after are looked at: a topic of thousands
# costs no more than one of ten, and a new article is news to its neighbours alone.
_NEAR = 6

_About = tuple[tuple[int, tuple[str, ...]], ...]
_Told = tuple[str, _About, str | None]

Subjects = Callable[[Article], _About]
"""What an article is about: how much it weighs to share a subject, with the subjects."""


class Related:
    """Finds what articles have in common.

    Among those that weigh as much the nearest in the order of `articles` come first, of two the newer. What
    is known of those `before` is not looked for again, where they told the same of themselves.
    """

    def __init__(
        self, articles: Sequence[Article], subjects: Subjects, before: Related | None = None
    ) -> None:
        self._articles = articles
        self._told = [(article.path, subjects(article), article.header.series) for article in articles]
        is_known = before is not None and before._told == self._told
        self._near: _Near = before._near if before and is_known else _Near(self._told)

    def to(self, article: Article) -> tuple[Article, ...]:
        """Return at most three others that share something with the article, the nearest first."""
        return tuple(self._articles[place] for place in self._near.to(article.path))


class _Near:
    """Finds the places of articles by what is told of each: its path, its subjects and its series."""

    def __init__(self, told: Sequence[_Told]) -> None:
        self._places = {path: place for place, (path, _, _) in enumerate(told)}
        self._series = [series for _, _, series in told]
        self._subjects = [
            {(weight, one) for weight, about in subjects for one in about} for _, subjects, _ in told
        ]
        self._on: dict[tuple[int, str], list[int]] = {}
        for place, about in enumerate(self._subjects):
            for subject in about:
                self._on.setdefault(subject, []).append(place)
        self._found: dict[int, tuple[int, ...]] = {}

    def to(self, path: str) -> tuple[int, ...]:
        here = self._places.get(path)
        if here is None:
            return ()
        if here not in self._found:
            self._found[here] = self._find(here)
        return self._found[here]

    def _find(self, here: int) -> tuple[int, ...]:
        shared = self._shared(here)
        series = self._series[here]
        if series:
            others = (place for place in shared if self._series[place] != series)
            shared = {place: shared[place] for place in others}
        ranked = sorted([(-weight, abs(place - here), place) for place, weight in shared.items()])
        return tuple(place for _, _, place in ranked[:_MOST])

    def _shared(self, here: int) -> dict[int, int]:
        """What each article near by shares with this one, in all."""
        shared: dict[int, int] = {}
        for subject in self._subjects[here]:
            on, weight = self._on[subject], subject[0]
            at = bisect_left(on, here)
            for place in on[max(0, at - _NEAR) : at + 1 + _NEAR]:
                shared[place] = shared.get(place, 0) + weight
        shared.pop(here, None)
        return shared
