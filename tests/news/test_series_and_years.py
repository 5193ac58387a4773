"""The pages of series, of years and of topics, and what articles say of their own series."""

from collections.abc import Callable
from typing import Any

import pytest

from coalition.core.outputs import PageOutput
from coalition.core.site import Site
from coalition.feeds import outputs as feeds
from coalition.news import outputs
from tests.core.conftest import REGISTRY, article

SiteMaker = Callable[..., Site]
WITH_SERIES = REGISTRY.replace(
    "  naps: {name: Naps}\n", "  naps: {name: Naps, description: They are *short*.}\n"
).replace(
    "types:\n",
    "series:\n  lamps: {name: Of lamps, description: 'See [naps]({topic}naps).'}\n  no: {name: No}\ntypes:\n",
)


def views(site: Site, template: str) -> dict[str, Any]:
    """The pages of a template by their paths, with their views."""
    found = [one for one in outputs(site) if isinstance(one, PageOutput) and one.template == template]
    return {page.path: page.view(site, *page.args) for page in found}


def labels(links: Any) -> list[str]:
    return [link.label for link in links]


@pytest.fixture
def site(make_site: SiteMaker) -> Site:
    articles = {
        "2023-12-31-wick": article("Wick", series="lamps", topics="naps"),
        "2024-01-01-oil": article("Oil", series="lamps", topics="naps"),
        "2024-01-31-flame": article("Flame", series="lamps", part="1"),
        "2024-03-01-alone": article("Alone", topics="naps"),
    }
    return make_site(
        {f"content/articles/{name}.md": text for name, text in articles.items()}, WITH_SERIES, page_size=2
    )


def test_a_series_has_pages_and_one_without_articles_has_none(site: Site) -> None:
    pages = views(site, "series.html")
    assert list(pages) == ["series/lamps/index.html", "series/lamps/page/2/index.html"]
    first, second = pages.values()
    assert [one.title for one in (*first.articles, *second.articles)] == ["Flame", "Wick", "Oil"]
    assert (first.first, second.first) == (1, 3)
    assert first.description == '<p>See <a href="/base/topics/naps/">naps</a>.</p>'
    assert second.description == ""
    assert (first.head.title, second.head.title) == ("Of lamps", "Of lamps, page 2")
    assert labels(first.head.breadcrumb) == ["News"]


def test_a_series_has_feeds_that_its_page_announces(site: Site) -> None:
    stem = "series/lamps/feed"
    (page, _) = views(site, "series.html").values()
    assert [feed.href for feed in page.head.feeds] == [
        f"https://clocks.example.org/base/{stem}.rss.xml",
        f"https://clocks.example.org/base/{stem}.atom.xml",
    ]
    written = {one.path for one in feeds(site)}
    assert {f"{stem}.rss.xml", f"{stem}.atom.xml"} <= written
    assert not any(path.startswith("series/no/") for path in written)


def test_an_article_leads_to_the_parts_before_and_after_it(site: Site) -> None:
    wick = views(site, "article.html")["news/2023/wick/index.html"].series
    assert (wick.series.label, wick.series.href) == ("Of lamps", "/base/series/lamps/")
    assert (wick.number, wick.of) == (2, 3)
    assert (wick.previous.label, wick.previous.href) == ("Flame", "/base/news/2024/flame/")
    assert wick.next.label == "Oil"
    assert views(site, "article.html")["news/2024/alone/index.html"].series is None


def test_an_article_tells_of_others_that_have_something_in_common_with_it(site: Site) -> None:
    alone = views(site, "article.html")["news/2024/alone/index.html"]
    assert [(one.title, one.href, one.kind, one.day.text) for one in alone.related] == [
        ("Oil", "/base/news/2024/oil/", "Article", "1 January 2024"),
        ("Wick", "/base/news/2023/wick/", "Article", "31 December 2023"),
    ]


def test_the_news_lead_to_series_and_years_on_their_first_page(site: Site) -> None:
    first, second = views(site, "news.html").values()
    assert labels(first.series) == ["Of lamps"]
    assert [(one.label, one.number, one.href) for one in first.years] == [
        ("2024", 3, "/base/news/2024/"),
        ("2023", 1, "/base/news/2023/"),
    ]
    assert (second.series, second.years) == ((), ())


def test_a_year_lists_its_articles_under_their_months(site: Site) -> None:
    pages = views(site, "year.html")
    assert list(pages) == ["news/2024/index.html", "news/2023/index.html"]
    year = pages["news/2024/index.html"]
    assert (year.title, year.number) == ("News of 2024", 3)
    assert [(one.heading, one.number, one.href) for one in year.months] == [
        ("March 2024", 1, "/base/news/2024/#2024-03"),
        ("January 2024", 2, "/base/news/2024/#2024-01"),
    ]
    assert [[line.title for line in month.articles] for month in year.months] == [
        ["Alone"],
        ["Flame", "Oil"],
    ]
    assert (year.newer, year.older.href) == (None, "/base/news/2023/")


def test_a_year_of_many_articles_has_pages_and_each_month_leads_to_where_it_begins(
    make_site: SiteMaker,
) -> None:
    days = [(month, day) for month in (1, 2, 3) for day in range(1, 28) for _ in range(3)]
    texts = {
        f"content/articles/2024-{month:02}-{day:02}-no-{n}.md": article(f"No. {n}")
        for n, (month, day) in enumerate(days)
    }
    first, second = views(make_site(texts), "year.html").values()
    assert [(one.heading, one.number, one.href, len(one.articles)) for one in first.months] == [
        ("March 2024", 81, "/base/news/2024/#2024-03", 81),
        ("February 2024", 81, "/base/news/2024/#2024-02", 81),
        ("January 2024", 81, "/base/news/2024/#2024-01", 38),
    ]
    assert [len(one.articles) for one in second.months] == [0, 0, 43]
    assert second.title == "News of 2024, page 2"


def test_a_topic_is_described_on_its_first_page(site: Site) -> None:
    first, second = [view for path, view in views(site, "topic.html").items() if "naps" in path]
    assert first.description == "<p>They are <em>short</em>.</p>"
    assert first.head.description == "They are short."
    assert second.description == ""
