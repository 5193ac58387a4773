"""The settings of the golden site: small pages, a theme of its own, an address with a path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "plugins"))

from coalition.core.settings import MARKDOWN
from coalition.host import CoalitionPelican

SITEURL = "https://example.org/afternoons"
DEFAULT_LANG = "en"
TIMEZONE = "Europe/Lisbon"

PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
THEME = "theme"
OUTPUT_PATH = "output"
IGNORE_FILES = [".*", "*~"]

PELICAN_CLASS = CoalitionPelican
PLUGIN_PATHS = ["plugins"]
PLUGINS = [
    "coalition.pages",
    "coalition.news",
    "coalition.partners",
    "coalition.podcast",
    "coalition.outreach",
    "coalition.voices",
    "coalition.feeds",
    "coalition.data",
    "coalition.search",
    "coalition.discovery",
]
DEFAULT_PAGINATION = 2
COALITION_CARD_LIMIT = 1
COALITION_SEARCH = False  # the index is Pagefind's work, and binary
MARKDOWN = {**MARKDOWN}

FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
