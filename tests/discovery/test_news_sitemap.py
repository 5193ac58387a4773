"""The articles of yesterday and today, for Google News."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from lxml import etree

from coalition.core.site import Site
from coalition.discovery.news_sitemap import make_news_sitemap, news_sitemap
from tests.core.conftest import article

SiteMaker = Callable[..., Site]
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def titles(site: Site) -> list[str]:
    return [item.title for item in news_sitemap(site).items]


def test_articles_of_yesterday_and_today_are_news_and_older_ones_are_not(make_site: SiteMaker) -> None:
    site = make_site(
        {
            "content/articles/a.md": article("Today", date="2026-01-02 11:00"),
            "content/articles/b.md": article("Later today", date="2026-01-02 13:00"),
            "content/articles/c.md": article("Yesterday", date="2026-01-01"),
            "content/articles/d.md": article("Before that", date="2025-12-31 23:59"),
            "content/articles/e.md": article("Hidden", date="2026-01-02", status="hidden"),
        },
        now=NOON,
    )
    assert titles(site) == ["Today", "Yesterday"]


def test_the_day_is_that_of_the_sites_own_time_zone(make_site: SiteMaker) -> None:
    site = make_site(
        {"content/articles/a.md": article("Late", date="2025-12-31 20:00+00:00")},
        now=NOON,
        zone=ZoneInfo("Asia/Tokyo"),
    )
    assert titles(site) == ["Late"]


def test_the_preview_calls_no_draft_news(make_site: SiteMaker) -> None:
    site = make_site(
        {"content/articles/a.md": article("Draft", date="2026-01-02", status="draft")}, now=NOON, preview=True
    )
    assert titles(site) == []


def test_the_file_says_what_google_requires(make_site: SiteMaker) -> None:
    site = make_site(
        {"content/articles/nap.md": article("Naps & rest", date="2026-01-02 09:00", language="pt-BR")},
        now=NOON,
    )
    (url,) = etree.fromstring(make_news_sitemap(news_sitemap(site)))
    assert url.findtext(f"{MAP}loc") == "https://clocks.example.org/base/news/2026/nap/"
    (news,) = url.iterfind(f"{NEWS}news")
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "Slow Clocks Coalition"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "pt"
    assert news.findtext(f"{NEWS}publication_date") == "2026-01-02T09:00:00+00:00"
    assert news.findtext(f"{NEWS}title") == "Naps & rest"


def test_without_news_the_file_is_there_and_empty(make_site: SiteMaker) -> None:
    root = etree.fromstring(make_news_sitemap(news_sitemap(make_site({}))))
    assert (root.tag, len(root)) == (f"{MAP}urlset", 0)
