"""The articles of yesterday and today, for Google News.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap wants those of the last two
days. Days are counted, and not hours, so that what a build makes hangs on the day alone. A site that is not
built for some days goes on naming articles that are older: they are passed over, and do no harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice, takewhile

from lxml import etree

from coalition.core.content import Article
from coalition.core.model.text import ArticleHeader
from coalition.core.site import Site
from coalition.core.source import FORBIDDEN
from coalition.core.views.cards import article_url
from coalition.discovery.sitemap import NAMESPACE, document, written

NEWS_SITEMAP = "sitemap-news.xml"

_MOST = 1000
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


@dataclass(frozen=True, slots=True)
class NewsItem:
    """An article by its absolute address."""

    address: str
    language: str
    published: str
    title: str


@dataclass(frozen=True, slots=True)
class NewsSitemap:
    """The newest articles; `publication` is the name under which they appear."""

    publication: str
    items: tuple[NewsItem, ...]


def news_sitemap(site: Site) -> NewsSitemap:
    """Return the articles of yesterday and today, newest first."""
    items = tuple(_item(site, article) for article in islice(_of_these_days(site), _MOST))
    return NewsSitemap(site.coalition.name, items)


def _of_these_days(site: Site) -> Iterator[Article]:
    yesterday, zone = site.settings.today - timedelta(days=1), site.settings.zone
    newest = takewhile(
        lambda article: article.header.date.astimezone(zone).date() >= yesterday, site.articles
    )
    for article in newest:
        versions = (one for one in site.versions_of(article) if isinstance(one.header, ArticleHeader))
        yield from (one for one in versions if one.header.status == "published" and not site.why_held(one))


def _item(site: Site, article: Article) -> NewsItem:
    header = article.header
    return NewsItem(
        site.urls.absolute(article_url(site, article)),
        site.language_of(article),
        header.date.isoformat(),
        header.title,
    )


def make_news_sitemap(view: NewsSitemap) -> bytes:
    """Return the sitemap as XML; without news it is empty, and stays where it is."""
    root = document("urlset", news=_NEWS)
    for item in view.items:
        url = etree.SubElement(root, f"{{{NAMESPACE}}}url")
        etree.SubElement(url, f"{{{NAMESPACE}}}loc").text = item.address
        news = etree.SubElement(url, f"{{{_NEWS}}}news")
        publication = etree.SubElement(news, f"{{{_NEWS}}}publication")
        _add(publication, "name", view.publication)
        _add(publication, "language", item.language.partition("-")[0])
        _add(news, "publication_date", item.published)
        _add(news, "title", item.title)
    return written(root)


def _add(element: etree._Element, name: str, text: str) -> None:
    etree.SubElement(element, f"{{{_NEWS}}}{name}").text = FORBIDDEN.sub("", text)
