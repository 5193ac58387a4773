"""Bodies that are read when somebody asks for them: after an edit few of ten thousand are shown anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from coalition.core.body import Body
from coalition.core.links import LinksByLanguage, Resolved
from coalition.core.texts import MarkdownText


class LateBodies(Mapping[str, Body]):
    """Stands for the bodies of `texts`, which are by their keys.

    `convert` makes a body, or knows it still; `links` are the site's, which are made once they are needed.
    """

    def __init__(
        self,
        texts: Mapping[str, MarkdownText],
        convert: Callable[[MarkdownText], Body],
        links: Callable[[], LinksByLanguage],
    ) -> None:
        self._texts = texts
        self._convert = convert
        self._make_links = links
        self._resolved: dict[str, Resolved] = {}

    def __getitem__(self, key: str) -> Body:
        return self.resolved(key).body

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def resolved(self, key: str) -> Resolved:
        """Return the text with its links resolved. Raises KeyError where there is none."""
        if key not in self._resolved:
            text = self._texts[key]
            self._resolved[key] = self._links.resolve(text.at, self._convert(text))
        return self._resolved[key]

    @cached_property
    def _links(self) -> LinksByLanguage:
        return self._make_links()
