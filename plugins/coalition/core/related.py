"""Which articles have most in common, found without comparing each with each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from coalition.core.content import Article

_MOST = 3
# Of the articles on one subject, those so many places before and after are looked at: a topic of thousands
# costs no more than one of ten, and a new article is news to its neighbours alone.
_NEAR = 6

Subjects = Callable[[Article], Iterable[tuple[int, Iterable[str]]]]
"""What an article is about: how much it weighs to share a subject, with the subjects."""


class Related:
    """Finds what articles have in common.

    Among those that weigh as much the nearest in the order of `articles` come first, of two the newer.
    """

    def __init__(self, articles: Sequence[Article], subjects: Subjects) -> None:
        self._articles = articles
        self._places = {article.path: place for place, article in enumerate(articles)}
        self._on: dict[tuple[int, str], list[int]] = {}
        self._subjects = [
            {(weight, one) for weight, about in subjects(article) for one in about} for article in articles
        ]
        for place, about in enumerate(self._subjects):
            for subject in about:
                self._on.setdefault(subject, []).append(place)

    def to(self, article: Article) -> tuple[Article, ...]:
        """Return at most three others that share something with the article, the nearest first."""
        here = self._places.get(article.path)
        if here is None:
            return ()
        shared = self._shared(here)
        series = article.header.series
        if series:
            others = (place for place in shared if self._articles[place].header.series != series)
            shared = {place: shared[place] for place in others}
        ranked = sorted([(-weight, abs(place - here), place) for place, weight in shared.items()])
        return tuple(self._articles[place] for _, _, place in ranked[:_MOST])

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
