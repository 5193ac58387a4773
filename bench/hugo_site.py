"""The generated content as Hugo reads it, at the same addresses and with the same feeds."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from bench import generate
from bench.generate import Article, Episode, Sizes
from bench.media import plain_cover, silent_mp3

_THEME = Path(__file__).parent / "hugo_theme"

_XML = {"suffixes": ["xml"]}
_RSS, _ATOM = "application/rss+xml", "application/atom+xml"

# People, partners and topics are taxonomies, so that each lists its articles and has its feeds. Sitemaps are
# off, and there is nothing to copy without rendering it: we make none either.
_SETTINGS: Mapping[str, object] = {
    "title": generate.COALITION,
    "baseURL": "https://bench.example.org/",
    "locale": "en",
    "theme": _THEME.name,
    "timeZone": "UTC",
    "disableKinds": ["sitemap"],
    "taxonomies": {"person": "people", "partner": "partners", "topic": "topics"},
    "permalinks": {
        "page": {"articles": "/news/:year/:slug/"},
        "section": {"articles": "/news/"},
    },
    "pagination": {"pagerSize": 12, "disableAliases": True},
    "mediaTypes": {_RSS: _XML, _ATOM: _XML},
    "outputFormats": {
        "rss": {"mediaType": _RSS, "baseName": "feed.rss"},
        "atom": {"mediaType": _ATOM, "baseName": "feed.atom"},
        "siterss": {"mediaType": _RSS, "path": "feeds", "baseName": "all.rss"},
        "siteatom": {"mediaType": _ATOM, "path": "feeds", "baseName": "all.atom"},
        "podcast": {"mediaType": _RSS, "baseName": "feed"},
    },
    "outputs": {
        "home": ["html", "siterss", "siteatom"],
        "section": ["html"],
        "taxonomy": ["html"],
        "term": ["html", "rss", "atom"],
        "page": ["html"],
    },
    # Resolves a link to another text's file, as the other tools do.
    "markup": {"goldmark": {"renderHooks": {"link": {"useEmbedded": "always"}}}},
}


def lay_out(site: Path, sizes: Sizes) -> None:
    """Write a site with the generated content into the empty directory `site`."""
    content = site / "content"
    _write(site / "hugo.json", json.dumps(_SETTINGS, indent=1))
    shutil.copytree(_THEME, site / "themes" / _THEME.name)
    for page in generate.pages():
        _write(content / f"{page.slug}.md", _document({"title": page.title}, page.body))
    for article in generate.articles(sizes):
        _write(content / "articles" / article.file, article_text(article))
    _write(content / "articles" / "_index.md", _document({"title": "News"}, ""))
    _lay_out_terms(content, sizes)
    _lay_out_show(content / "podcasts" / generate.SHOW, sizes)


def _lay_out_terms(content: Path, sizes: Sizes) -> None:
    for person in generate.people(sizes):
        _write(content / "people" / person.slug / "_index.md", _document({"title": person.name}, ""))
    for topic in generate.topics(sizes):
        _write(content / "topics" / topic.slug / "_index.md", _document({"title": topic.name}, ""))
    for partner in generate.partners(sizes):
        header = {"title": partner.name, "summary": partner.summary}
        _write(content / "partners" / partner.slug / "_index.md", _document(header, partner.description))


def _lay_out_show(folder: Path, sizes: Sizes) -> None:
    show = {"title": generate.SHOW_TITLE, "outputs": ["html", "podcast"]}
    _write(folder / "_index.md", _document(show, "Silence, two seconds at a time.\n"))
    (folder / "cover.jpg").write_bytes(plain_cover())
    recording = silent_mp3()
    for episode in generate.episodes(sizes):
        _write(folder / episode.slug / "index.md", _episode(episode))
        (folder / episode.slug / "audio.mp3").write_bytes(recording)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _document(header: Mapping[str, object], body: str) -> str:
    """Return a text with its header in JSON, which Hugo reads as it does YAML."""
    return f"{json.dumps(header, ensure_ascii=False, indent=1)}\n\n{body}"


def article_text(article: Article) -> str:
    """Return the text of an article's file."""
    header = {
        "title": article.title,
        "date": article.date.isoformat(),
        "slug": article.slug,
        "summary": article.summary,
        "people": [article.author.slug],
        "partners": [article.partner],
        "topics": article.topics,
    }
    return _document(header, article.body.replace("{filename}", ""))


def _episode(episode: Episode) -> str:
    header = {
        "title": episode.title,
        "date": episode.date.isoformat(),
        "summary": episode.summary,
        "episode": episode.number,
        "guest": episode.guest,
        "guid": episode.guid,
    }
    return _document(header, episode.body)
