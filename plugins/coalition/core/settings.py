"""What the settings files decide about the site, checked once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Any

from coalition.core.edition import Edition
from coalition.core.layout import Layout
from coalition.core.limits import USUAL_LIMITS, Limits
from coalition.core.urls import Urls
from coalition.core.words import ENGLISH, Words

MARKDOWN: dict[str, Any] = {
    "extensions": [
        "abbr",
        "attr_list",
        "codehilite",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "sane_lists",
        "tables",
        "toc",
    ],
    "extension_configs": {
        "codehilite": {"css_class": "highlight", "guess_lang": False},
        # An attribute, of which a class is made: a style would break the Content-Security-Policy.
        "tables": {"use_align_attribute": True},
        "toc": {"toc_depth": "2-4"},
    },
    "output_format": "html",
}
"""The Markdown settings of a coalition's site, for pelicanconf.py."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as the core needs them. `now` is read once, at the start of the run."""

    root: Path
    registry: str
    layout: Layout
    theme: Path
    urls: Urls
    now: datetime
    language: str = "en"
    words: Words = ENGLISH
    zone: tzinfo = UTC
    page_size: int = 12
    feed_limit: int = 50
    card_limit: int = 500
    limits: Limits = USUAL_LIMITS
    preview: bool = False
    search: bool = True
    indexnow_key: str = ""
    bundle: bool = False
    offline: bool = False
    markdown: dict[str, Any] = field(default_factory=lambda: dict(MARKDOWN))
    templates: tuple[Path, ...] = ()
    editions: tuple[Edition, ...] = ()
    """The languages that the site is in, its own first; there are none while it is in one alone."""

    @property
    def theme_folders(self) -> tuple[Path, ...]:
        """The folder of the theme, and those of templates that stand in for its own."""
        instead = (folder for folder in self.templates if not folder.is_relative_to(self.theme))
        return (self.theme, *instead)

    @property
    def own_language(self) -> str:
        """The language that the site is in before all others."""
        return self.editions[0].language if self.editions else self.language

    @property
    def own_urls(self) -> Urls:
        """Where the pages in the site's own language are."""
        return self.editions[0].urls if self.editions else self.urls

    def urls_of(self, language: str | None) -> Urls:
        """Where texts in a language are: among its pages, or among the site's own where it has none."""
        return next((one.urls for one in self.editions if one.language == language), self.own_urls)

    def in_edition(self, edition: Edition) -> Settings:
        """Return the settings of the site in another of its languages."""
        return replace(self, language=edition.language, urls=edition.urls, words=edition.words)

    @property
    def today(self) -> date:
        """The day that it is in the site's own time zone."""
        return self.now.astimezone(self.zone).date()
