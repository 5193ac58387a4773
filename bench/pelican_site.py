"""The generated content as Pelican reads it without us, at the same addresses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bench import generate
from bench.generate import Article, Sizes
from bench.media import plain_cover, silent_mp3
from coalition.core.settings import MARKDOWN

_THEME = Path(__file__).parent / "stock_theme"

# Partners, episodes and the show are pages. Categories and archives are off: we make none either.
_SETTINGS: Mapping[str, object] = {
    "SITENAME": generate.COALITION,
    "SITEURL": "https://bench.example.org",
    "TIMEZONE": "UTC",
    "DEFAULT_LANG": "en",
    "PLUGINS": [],
    "PATH": "content",
    "ARTICLE_PATHS": ["articles"],
    "PAGE_PATHS": ["pages", "partners", "podcasts"],
    "STATIC_PATHS": ["podcasts"],
    "FILENAME_METADATA": r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.*)",
    "ARTICLE_URL": "news/{date:%Y}/{slug}/",
    "ARTICLE_SAVE_AS": "news/{date:%Y}/{slug}/index.html",
    "INDEX_SAVE_AS": "news/index.html",
    "TAG_URL": "topics/{slug}/",
    "TAG_SAVE_AS": "topics/{slug}/index.html",
    "TAGS_SAVE_AS": "topics/index.html",
    "AUTHOR_URL": "people/{slug}/",
    "AUTHOR_SAVE_AS": "people/{slug}/index.html",
    "AUTHORS_SAVE_AS": "people/index.html",
    "CATEGORY_SAVE_AS": "",
    "DIRECT_TEMPLATES": ["index", "tags", "authors"],
    "PAGINATED_TEMPLATES": {"index": None, "tag": None},
    "DEFAULT_PAGINATION": 12,
    "PAGINATION_PATTERNS": [
        [1, "{url}", "{save_as}"],
        [2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"],
    ],
    "FEED_MAX_ITEMS": 50,
    "FEED_ALL_ATOM": "feeds/all.atom.xml",
    "FEED_ALL_RSS": "feeds/all.rss.xml",
    "TAG_FEED_ATOM": "topics/{slug}/feed.atom.xml",
    "TAG_FEED_RSS": "topics/{slug}/feed.rss.xml",
    "AUTHOR_FEED_ATOM": "people/{slug}/feed.atom.xml",
    "AUTHOR_FEED_RSS": "people/{slug}/feed.rss.xml",
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
    "RSS_FEED_SUMMARY_ONLY": False,
}


def lay_out(site: Path, sizes: Sizes) -> None:
    """Write a site with the generated content into the empty directory `site`."""
    content = site / "content"
    _write(site / "pelicanconf.py", _settings())
    for page in generate.pages():
        _write(content / "pages" / f"{page.slug}.md", _page(page.title, f"{page.slug}/", page.body))
    for partner in generate.partners(sizes):
        url = f"partners/{partner.slug}/"
        _write(content / "partners" / f"{partner.slug}.md", _page(partner.name, url, partner.description))
    for article in generate.articles(sizes):
        _write(content / "articles" / article.file, article_text(article))
    _lay_out_show(content / "podcasts" / generate.SHOW, sizes)


def _lay_out_show(folder: Path, sizes: Sizes) -> None:
    url = f"podcasts/{generate.SHOW}/"
    _write(folder / "show.md", _page(generate.SHOW_TITLE, url, "Silence, two seconds at a time.\n"))
    (folder / "cover.jpg").write_bytes(plain_cover())
    recording = silent_mp3()
    for episode in generate.episodes(sizes):
        text = _page(episode.title, f"{url}{episode.slug}/", episode.body)
        _write(folder / episode.slug / "index.md", text)
        (folder / episode.slug / "audio.mp3").write_bytes(recording)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _settings() -> str:
    """Return the settings file; Pelican reads the header of a text through Markdown's `meta` extension."""
    markdown = {**MARKDOWN, "extensions": [*MARKDOWN["extensions"], "meta"]}
    settings = {**_SETTINGS, "THEME": str(_THEME), "MARKDOWN": markdown}
    return "".join(f"{name} = {value!r}\n" for name, value in settings.items())


def _page(title: str, url: str, body: str) -> str:
    return f"Title: {title}\nUrl: {url}\nSave_as: {url}index.html\n\n{body}"


def article_text(article: Article) -> str:
    """Return the text of an article's file."""
    return (
        f"Title: {article.title}\nDate: {article.date:%Y-%m-%d %H:%M}\nSummary: {article.summary}\n"
        f"Authors: {article.author.name}\nTags: {', '.join(article.topics)}\n\n{article.body}"
    )
