"""Articles and series as linked data (JSON-LD, in the words of schema.org).

What search engines ask of an article: https://developers.google.com/search/docs/appearance/structured-data/article
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coalition.core.content import Article
from coalition.core.model.registry import Series
from coalition.core.site import Site, partners_of_article
from coalition.core.views.cards import article_url, kind_of
from coalition.core.views.json_ld import (
    Node,
    coalition_reference,
    known,
    partner_reference,
    person_reference,
)
from coalition.core.views.parts import Picture


def article_node(site: Site, article: Article, picture: Picture | None, summary: str) -> Node:
    """Return an article as a NewsArticle; who writes on behalf of a partner has it as the source."""
    header, page = article.header, site.urls.absolute(article_url(site, article))
    behalf = header.on_behalf_of
    place = site.place_in_series(article) if header.series else None
    return known(
        {
            "@type": "NewsArticle",
            "@id": f"{page}#article",
            "url": page,
            "mainEntityOfPage": page,
            "headline": header.title,
            "description": summary,
            "image": [site.urls.absolute_href(picture.original)] if picture else None,
            "datePublished": header.date.isoformat(),
            "dateModified": (header.modified or header.date).isoformat(),
            "inLanguage": header.language or site.settings.own_language,
            "author": list(_authors(site, article)) or [coalition_reference(site)],
            "publisher": coalition_reference(site),
            "sourceOrganization": partner_reference(site, behalf)
            if behalf and behalf in site.partners
            else None,
            "articleSection": kind_of(site, article),
            "keywords": [site.topics[slug].name for slug in header.topics if slug in site.topics],
            "about": list(_partners(site, article)),
            "isPartOf": _reference(site, site.series[header.series]) if place and header.series else None,
            "position": place.number if place else None,
        }
    )


def _authors(site: Site, article: Article) -> Iterator[Node]:
    for name in article.header.authors:
        person = site.person_called(name)
        yield person_reference(site, person.slug) if person else {"@type": "Person", "name": name}


def _partners(site: Site, article: Article) -> Iterator[Node]:
    for slug in dict.fromkeys(partners_of_article(article)):
        if slug in site.partners:
            yield partner_reference(site, slug)


def series_node(site: Site, series: Series, hrefs: Sequence[str], first: int) -> Node:
    """Return a series as a CreativeWorkSeries of the articles on a page, which count from `first`."""
    parts = [
        {"@type": "NewsArticle", "@id": f"{url}#article", "url": url, "position": position}
        for position, url in enumerate(map(site.urls.absolute_href, hrefs), first)
    ]
    return known({**_reference(site, series), "description": series.summary, "hasPart": parts})


def _reference(site: Site, series: Series) -> Node:
    page = site.urls.absolute(site.urls.url("SERIES", slug=series.slug))
    return {"@type": "CreativeWorkSeries", "@id": f"{page}#series", "name": series.name, "url": page}
