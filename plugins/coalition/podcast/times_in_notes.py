"""Times in show notes, such as `12:30`, made into links that play from there."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

# What stands in these is no text to link in.
_CLOSED = frozenset({"a", "code", "pre", "kbd", "samp", "time", "audio", "video"})
_TIME = re.compile(r"(?<![\w:.,/-])(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)(?![\w:/-]|[.,]\d|\s?[ap]\.?m\b)", re.I)


def link_times(html: str, src: str, seconds: int) -> str:
    """Return sanitised HTML in which each time within the recording `src` of this length is a link to it."""
    if not _TIME.search(html):
        return html
    links = _Links(src, seconds)
    links.feed(html)
    links.close()
    return "".join(links.written)


class _Links(HTMLParser):
    """Writes what it reads, to the letter but for the links."""

    def __init__(self, src: str, seconds: int) -> None:
        super().__init__(convert_charrefs=False)
        self.written: list[str] = []
        self._src = escape(src)
        self._seconds = seconds
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._inside += tag in _CLOSED
        self.written.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag, attrs
        self.written.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag in _CLOSED
        self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.written.append(data if self._inside else _TIME.sub(self._link, data))

    def handle_entityref(self, name: str) -> None:
        self.written.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.written.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.written.append(f"<!--{data}-->")

    def _link(self, time: re.Match[str]) -> str:
        start = int(time[1] or 0) * 3600 + int(time[2]) * 60 + int(time[3])
        return f'<a href="{self._src}#t={start}">{time[0]}</a>' if start < self._seconds else time[0]
