"""The header of a text in HTML, as Pelican's reader has it: the title and the named metadata of its head."""

from __future__ import annotations

from collections.abc import Container
from html.parser import HTMLParser

from coalition.core.header import FrontMatter, HeaderPairs, TypedPair, no_header
from coalition.core.source import line_and_column

_ADVICE = "give it a <head> with a <title>, and begin its text with <body>"
# What HTML itself names otherwise (https://html.spec.whatwg.org/#standard-metadata-names), and what is for
# browsers and robots alone.
_NAMES = {"description": "summary", "keywords": "tags"}
_NOT_OURS = frozenset(
    {"application-name", "color-scheme", "generator", "referrer", "robots", "theme-color", "viewport"}
)


def split_html(text: str, path: str, known: Container[str]) -> FrontMatter:
    """Read the head of a whole page; its body is the text."""
    page = _Page(text, path, known)
    page.feed(text)
    page.close()
    if page.start is None or not page.header.values:
        return no_header(path, text, _ADVICE)
    line, _ = line_and_column(text, page.start)
    body = text[page.start : page.end]
    return FrontMatter(page.header.values, page.header.marks, body, line, tuple(page.header.found))


class _Page(HTMLParser):
    """Finds the metadata, and from where to where the body goes."""

    def __init__(self, text: str, path: str, known: Container[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._title: list[str] | None = None
        self._title_at = (1, 0)
        self.header = HeaderPairs(path, known)
        self.start: int | None = None
        self.end: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.start is not None:
            return
        if tag == "body":
            self.start = self._here() + len(self.get_starttag_text() or "")
        elif tag == "title":
            self._title, self._title_at = [], self.getpos()
        elif tag == "meta":
            self._meta(dict(attrs))

    def _meta(self, attributes: dict[str, str | None]) -> None:
        name = (attributes.get("name") or "").lower()
        if name and name not in _NOT_OURS:
            self._take(_NAMES.get(name, name), attributes.get("content") or "", *self.getpos())

    def handle_data(self, data: str) -> None:
        if self._title is not None:
            self._title.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title" and self._title is not None and self.start is None:
            self._take("title", " ".join("".join(self._title).split()), *self._title_at)
            self._title = None
        elif tag == "body":
            self.end = self._here()

    def _take(self, key: str, value: str, number: int, offset: int) -> None:
        line = self._lines[number - 1]
        self.header.take(TypedPair(key, value.strip(), line, number, offset + 1, offset))

    def _here(self) -> int:
        number, offset = self.getpos()
        return self._starts[number - 1] + offset
