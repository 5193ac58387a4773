"""The archive by year: every article in one line, under its month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from coalition.core.content import Article
from coalition.core.dates import PartialDate
from coalition.core.outputs import PageOutput
from coalition.core.site import Site
from coalition.core.urls import path_of
from coalition.core.views.counts import Count
from coalition.core.views.head import head, listing_link
from coalition.core.views.json_ld import list_in_page
from coalition.core.views.pagination import numbered, paginate
from coalition.core.views.parts import Link, Pagination
from coalition.news.lines import article_line
from coalition.news.views import MonthOfArticles, YearArchive

_LINES_ON_A_PAGE = 200

Months = tuple[tuple[int, int, int], ...]
"""The months of a year with articles, newest first: number, how many, the page on which each begins."""


def years_of_news(site: Site) -> tuple[Count, ...]:
    """Return each year with how many articles it has, newest first."""
    years = site.years_of_articles
    return tuple(Count(number, year, site.urls.href(_url(site, year))) for year, number in years)


def year_archives(site: Site) -> Iterator[PageOutput]:
    """Yield the pages of each year that has articles."""
    origin = site.registry_place("coalition")
    for year, _ in site.years_of_articles:
        articles = site.articles_of_year(year)
        months = _months(articles)
        pages = paginate(articles, _LINES_ON_A_PAGE, site.urls, "YEAR_ARCHIVE", date=_date(year))
        for url, chosen, pagination in pages:
            args = (year, url, chosen, pagination, months)
            yield PageOutput(path_of(url), "year.html", year_archive, args, origin)


def _date(year: str) -> datetime:
    """As Pelican's YEAR_ARCHIVE_URL wants it: a pattern such as `news/{date:%Y}/`."""
    return datetime(int(year), 1, 1, tzinfo=UTC)


def _url(site: Site, year: str) -> str:
    return site.urls.url("YEAR_ARCHIVE", date=_date(year))


def _months(articles: tuple[Article, ...]) -> Months:
    counts = Counter(article.header.date.month for article in articles)
    first = {article.header.date.month: at for at, article in reversed(tuple(enumerate(articles)))}
    return tuple((month, counts[month], first[month] // _LINES_ON_A_PAGE + 1) for month in counts)


def year_archive(
    site: Site,
    year: str,
    url: str,
    articles: tuple[Article, ...],
    pagination: Pagination,
    months: Months,
) -> YearArchive:
    """Return the view of a page of a year."""
    title = numbered(site, site.words.gettext("News of {year}", year=year), pagination)
    about = site.words.gettext("What {name} published in {year}", name=site.coalition.name, year=year)
    months_here = tuple(_months_on_page(site, year, articles, months))
    hrefs = (line.href for month in months_here for line in month.articles)
    years = [one for one, _ in site.years_of_articles]
    at = years.index(year)
    return YearArchive(
        head(
            site,
            url,
            title,
            numbered(site, about, pagination),
            section=site.urls.url("NEWS"),
            breadcrumb=(listing_link(site, "NEWS", site.words.gettext("News")),),
            languages=site.languages_of_year(year),
            json_ld=list_in_page(site, url, title, hrefs),
        ),
        title,
        sum(number for _, number, _ in months),
        months_here,
        pagination,
        _year_link(site, years[at - 1]) if at else None,
        _year_link(site, years[at + 1]) if at + 1 < len(years) else None,
    )


def _months_on_page(
    site: Site, year: str, articles: tuple[Article, ...], months: Months
) -> Iterator[MonthOfArticles]:
    for month, number, page in months:
        id = f"{year}-{month:02}"
        url = site.urls.page_url("YEAR_ARCHIVE", page, date=_date(year))
        yield MonthOfArticles(
            id,
            site.words.partial_date(PartialDate(int(year), month)),
            number,
            f"{site.urls.href(url)}#{id}",
            tuple(
                site.remember(article_line, article)
                for article in articles
                if article.header.date.month == month
            ),
        )


def _year_link(site: Site, year: str) -> Link:
    return Link(year, site.urls.href(_url(site, year)))
