"""The coalition in numbers, each table with how it was counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from coalition.core.site import Site
from coalition.core.views.cards import show_link
from coalition.core.views.head import head
from coalition.core.views.parts import Link
from coalition.core.views.slice_links import slice_link
from coalition.outreach.views import Row, StatsPage, Table


def stats_page(site: Site) -> StatsPage:
    """Return the view of the numbers; what there is nothing of has no table."""
    title = site.words.gettext("In numbers")
    description = site.words.gettext("{name} in numbers, and how they were counted", name=site.coalition.name)
    return StatsPage(
        head(site, site.urls.url("STATS"), title, description),
        title,
        tuple(table for table in _tables(site) if table.rows),
    )


def _tables(site: Site) -> Iterator[Table]:
    yield _types(site)
    yield _countries(site)
    yield _years(site)
    yield _articles(site)
    yield _episodes(site)


def _partners_of_today(site: Site) -> str:
    return site.words.gettext(
        "Counted from the registry: organisations of which a membership has begun and has not ended."
    )


def _types(site: Site) -> Table:
    rows = (
        Row(slice_link(site, "type", slug, kind.heading), site.count_by("type", slug))
        for slug, kind in site.types.items()
    )
    return _summed("types", site.words.gettext("Partners by type"), _partners_of_today(site), rows)


def _countries(site: Site) -> Table:
    rows = [
        Row(slice_link(site, "country", code, site.words.country(code)), site.count_by("country", code))
        for code in site.countries
    ]
    unknown = len(site.active_partners) - sum(row.number for row in rows)
    once = site.words.gettext("Each counts once, in the country that its entry names.")
    rows.append(Row(Link(site.words.gettext("Not told")), unknown))
    method = f"{_partners_of_today(site)} {once}"
    return _summed("countries", site.words.gettext("Partners by country"), method, rows)


def _years(site: Site) -> Table:
    rows = tuple(Row(Link(str(one.year)), one.joined) for one in site.growth if one.joined)
    method = site.words.gettext(
        "Counted from the registry: memberships by the year in which they began, those that have ended "
        "since among them. Who came back counts again, and who joined at an unknown time does not."
    )
    return _summed("years", site.words.gettext("Joined by year"), method, rows)


def _articles(site: Site) -> Table:
    years = Counter(article.header.date.year for article in site.articles)
    rows = (Row(Link(str(year)), number) for year, number in sorted(years.items()))
    method = site.words.gettext("Published articles of all kinds, by the year of their date.")
    return _summed("articles", site.words.gettext("Articles by year"), method, rows)


def _episodes(site: Site) -> Table:
    rows = (Row(show_link(site, show), len(site.episodes_of_show(show))) for show in site.shows)
    method = site.words.gettext(
        "Published episodes of our own shows, trailers and bonus episodes among them."
    )
    return _summed("episodes", site.words.gettext("Episodes by show"), method, rows)


def _summed(id: str, heading: str, method: str, rows: Iterable[Row]) -> Table:
    counted = tuple(row for row in rows if row.number)
    return Table(id, heading, method, counted, sum(row.number for row in counted))
