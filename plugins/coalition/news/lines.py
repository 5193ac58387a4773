"""An article in one line, for lists that are narrow: no edit of a text makes them anew."""

from __future__ import annotations

from coalition.core.content import Article
from coalition.core.site import Site
from coalition.core.views.cards import article_url, day, kind_of, why_held
from coalition.core.views.parts import Link
from coalition.news.views import ArticleLine


def article_link(site: Site, article: Article) -> Link:
    """A link to an article, by its title."""
    return Link(article.header.title, site.urls.href(article_url(site, article)))


def article_line(site: Site, article: Article) -> ArticleLine:
    """An article in a list of titles."""
    link = article_link(site, article)
    return ArticleLine(
        link.label, link.href, day(site, article.header.date), kind_of(site, article), why_held(site, article)
    )
