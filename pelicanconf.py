"""The settings of the site: Pelican's (https://docs.getpelican.com/), and ours (docs/settings.md)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "plugins"))

from coalition.core.settings import MARKDOWN
from coalition.host import CoalitionPelican

# What another coalition changes: the address, the language, the time zone; the rest is in partners.yaml.
SITEURL = "https://1mfwf.example.org"
DEFAULT_LANG = "en"
COALITION_LANGUAGES = ["en", "fr"]
TIMEZONE = "UTC"
FEED_MAX_ITEMS = 50

PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
USE_FOLDER_AS_CATEGORY = False  # an article's own folder is no category
STATIC_PATHS = ["images"]
THEME = "theme"
OUTPUT_PATH = "output"
IGNORE_FILES = [".*", "*~", "*.swp", "__pycache__"]

ARTICLE_URL = "news/{date:%Y}/{slug}/"
PAGE_URL = "{slug}/"

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
DEFAULT_PAGINATION = 12
MARKDOWN = {**MARKDOWN}

# Quiet: the feeds and archives are ours, and the program says itself what it did.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
