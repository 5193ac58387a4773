from coalition.core.settings import MARKDOWN
from coalition.host import CoalitionPelican

SITEURL = "https://clocks.example.org"
TIMEZONE = "UTC"
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
THEME = "theme"
OUTPUT_PATH = "output"

ARTICLE_URL = "news/{date:%Y}/{slug}/"
PAGE_URL = "{slug}/"

PELICAN_CLASS = CoalitionPelican
PLUGINS = ["coalition.pages", "coalition.news", "coalition.partners", "coalition.podcast", "coalition.feeds"]
MARKDOWN = {**MARKDOWN}
