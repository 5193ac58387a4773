"""Series: their pages, and what an article says of the one that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.content import Article
from coalition.core.feed_links import series_feed_links
from coalition.core.model.registry import Series
from coalition.core.outputs import PageOutput
from coalition.core.site import Site
from coalition.core.urls import path_of
from coalition.core.views.cards import article_card, untranslated
from coalition.core.views.head import head, listing_link
from coalition.core.views.json_ld import in_page
from coalition.core.views.pagination import numbered, paginate
from coalition.core.views.parts import NOTHING, Link, Pagination
from coalition.core.views.prose import prose
from coalition.news.lines import article_link
from coalition.news.linked_data import series_node
from coalition.news.views import SeriesPage, SeriesPart, TextLanguages


def series_links(site: Site) -> tuple[Link, ...]:
    """Links to the series that have articles."""
    return tuple(series_link(site, one) for one in site.series_of_articles.values())


def series_link(site: Site, series: Series) -> Link:
    """A link to the page of a series, by its name."""
    href = site.urls.href(site.urls.url("SERIES", slug=series.slug))
    return Link(series.name, href, untranslated(site, series, "name"))


def series_part(site: Site, article: Article) -> SeriesPart | None:
    """Return where an article stands in its series; None for one that no list shows."""
    place = site.place_in_series(article)
    series = site.series.get(article.header.series or "")
    if place is None or series is None:
        return None
    return SeriesPart(
        series_link(site, series),
        place.number,
        place.of,
        article_link(site, place.previous) if place.previous else None,
        article_link(site, place.next) if place.next else None,
    )


def series_pages(site: Site) -> Iterator[PageOutput]:
    """Yield the pages of each series that has articles."""
    size = site.settings.page_size
    for slug, series in site.series_of_articles.items():
        origin = site.registry_place("series", slug)
        for url, articles, pagination in paginate(
            site.articles_in(slug), size, site.urls, "SERIES", slug=slug
        ):
            args = (series, url, articles, pagination)
            yield PageOutput(path_of(url), "series.html", series_page, args, origin)


def series_page(
    site: Site, series: Series, url: str, articles: tuple[Article, ...], pagination: Pagination
) -> SeriesPage:
    """Return the view of a page of a series."""
    description = site.registry_text("series", series.slug, "description")
    cards = tuple(site.remember(article_card, article) for article in articles)
    about = site.words.gettext("The series {name}", name=series.name)
    first = 1 + (pagination.number - 1) * site.settings.page_size
    return SeriesPage(
        head(
            site,
            url,
            numbered(site, series.name, pagination),
            numbered(site, series.summary or description.excerpt or about, pagination),
            section=site.urls.url("NEWS"),
            feeds=series_feed_links(site, series.slug),
            breadcrumb=(listing_link(site, "NEWS", site.words.gettext("News")),),
            languages=site.languages_of_series(series.slug),
            json_ld=in_page(series_node(site, series, [card.href for card in cards], first)),
        ),
        series.name,
        series.summary or "",
        prose(site, description) if pagination.number == 1 else NOTHING,
        cards,
        first,
        pagination,
        _languages(site, series),
    )


def _languages(site: Site, series: Series) -> TextLanguages:
    return TextLanguages(*(untranslated(site, series, one) for one in ("name", "summary", "description")))
