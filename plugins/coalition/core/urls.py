"""Where everything is: URLs and output paths, from patterns named as Pelican names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlsplit

_NONE: Mapping[str, str] = MappingProxyType({})
DEFAULT_PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        "HOME": "",
        "SEARCH": "search/",
        "OFFLINE": "offline/",
        "NEWS": "news/",
        "YEAR_ARCHIVE": "news/{date:%Y}/",
        "ARTICLE": "news/{date:%Y}/{slug}/",
        "PAGE": "{slug}/",
        "TOPICS": "topics/",
        "TOPIC": "topics/{slug}/",
        "SERIES": "series/{slug}/",
        "PARTNERS": "partners/",
        "FORMER_PARTNERS": "partners/former/",
        "TIMELINE": "partners/timeline/",
        "PARTNERS_MAP": "partners/map/",
        "PARTNERS_BY": "partners/by/{kind}/{slug}/",
        "PARTNER": "partners/{slug}/",
        "PEOPLE": "people/",
        "PERSON": "people/{slug}/",
        "DATA": "data/",
        "PODCASTS": "podcasts/",
        "SHOW": "podcasts/{slug}/",
        "SEASON": "podcasts/{show}/season/{number}/",
        "EPISODE": "podcasts/{show}/{slug}/",
        "EPISODE_EMBED": "podcasts/{show}/{slug}/embed/",
        "TOOLKITS": "toolkit/",
        "TOOLKIT": "toolkit/{slug}/",
        "BADGE": "badges/{slug}.svg",
        "DARK_BADGE": "badges/{slug}.dark.svg",
        "EMBED": "embed/",
        "STATS": "stats/",
        "VOICES": "voices/",
        "RESOURCES": "resources/",
        "RESOURCE_TYPE": "resources/{slug}/",
        "APPEARANCES": "appearances/",
        "PLANET": "planet/",
    }
)
"""The URL of each kind of page; the settings are called ARTICLE_URL, ARTICLE_SAVE_AS and so on."""


SEARCH_INDEX = "pagefind/"
"""The url of the folder of what search loads; its files come and go with the texts of the site."""

SERVICE_WORKER = "service-worker.js"
"""The url of the program that keeps pages in browsers: it has a say in what lies below its own folder."""


@dataclass(frozen=True)
class Urls:
    """Makes URLs.

    `site_url` is absolute and has no slash at its end. A path is relative to the output folder; a url is the
    same as readers see it, without the site's address; an href begins with a slash and SITEURL's own path.
    """

    site_url: str
    patterns: Mapping[str, str] = field(default_factory=lambda: DEFAULT_PATTERNS)
    save_as: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    folder: str = ""
    """What the urls of all pages in this language begin with: nothing, or such as `fr/`."""

    def in_language(
        self, language: str, patterns: Mapping[str, str] = _NONE, save_as: Mapping[str, str] = _NONE
    ) -> Urls:
        """Return where everything is in another language: in a folder of its own, but for these patterns."""
        folder = f"{language}/"
        below = {page: f"{folder}{pattern}" for page, pattern in self.patterns.items()}
        saved = {page: f"{folder}{pattern}" for page, pattern in self.save_as.items()}
        named = {page: pattern.replace("{lang}", language) for page, pattern in patterns.items()}
        written = {page: pattern.replace("{lang}", language) for page, pattern in save_as.items()}
        return Urls(self.site_url, below | named, saved | written, folder)

    def within(self, url: str) -> str:
        """Return the url that something has in this language which has the url `url` in the site's own."""
        return f"{self.folder}{url}"

    def url(self, page: str, /, **parts: Any) -> str:
        """Return the url of a page, such as `partners/fiverr/`."""
        key = (page, *parts.items())
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self.patterns[page].format(**parts)
        return made

    @cached_property
    def _made(self) -> dict[tuple[Any, ...], str]:
        """What was made already: a large site asks for each of its urls some ten times."""
        return {}

    def path(self, page: str, **parts: Any) -> str:
        """Return the output path of a page, such as `partners/fiverr/index.html`."""
        pattern = self.save_as.get(page)
        return pattern.format(**parts) if pattern else path_of(self.url(page, **parts))

    def page_url(self, page: str, number: int, /, **parts: Any) -> str:
        """Return the url of page `number` of a listing; the first is the listing's own."""
        first = self.url(page, **parts)
        return first if number == 1 else f"{first}page/{number}/"

    @cached_property
    def base(self) -> str:
        """The path of SITEURL, `` or `/name`."""
        return urlsplit(self.site_url).path.rstrip("/")

    def href(self, url: str) -> str:
        """Return a link from one page of the site to `url`."""
        return f"{self.base}/{quoted(url)}"

    def absolute(self, url: str) -> str:
        """Return the address under which the whole world finds `url`."""
        return f"{self.site_url}/{quoted(url)}"

    def absolute_href(self, href: str) -> str:
        """Return the address under which the whole world finds what a link within the site leads to."""
        return f"{self.site_url}{href.removeprefix(self.base)}"


# https://www.rfc-editor.org/rfc/rfc3986#section-3.3: what the segments of a path may hold as it is.
_SAFE = "/:@!$&'()*+,;=-._~"
_CARD = "social-card.png"
_NOTHING_TO_QUOTE = re.compile(r"[a-z0-9/._-]*")


def quoted(url: str) -> str:
    """Return the url of a file with what no path can hold as it is percent-encoded (RFC 3986, 2.1)."""
    return url if _NOTHING_TO_QUOTE.fullmatch(url) else quote(url, safe=_SAFE)


def card_url(url: str) -> str:
    """Return the url of the card that social networks show of the page at `url`."""
    return f"{url}{_CARD}" if url.endswith("/") or not url else f"{url}.{_CARD}"


def path_of(url: str) -> str:
    """Return the output path for a url: a folder's page is its index.html."""
    return f"{url}index.html" if url == "" or url.endswith("/") else url


def url_of(path: str) -> str:
    """Return the url under which the output path is found."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
