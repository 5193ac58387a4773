"""The outputs for programs."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.outputs import DataOutput, Output
from coalition.core.site import Site
from coalition.discovery.headers import headers_view, make_headers
from coalition.discovery.listed import listed_pages
from coalition.discovery.news_sitemap import NEWS_SITEMAP, make_news_sitemap, news_sitemap
from coalition.discovery.redirects import make_redirects, redirects_view
from coalition.discovery.sitemap import sitemaps
from coalition.discovery.text_files import text_files


def outputs_about(site: Site, outputs: tuple[Output, ...]) -> Iterator[Output]:
    """Yield what tells of all other outputs; no search engine visits a preview."""
    if site.settings.preview:
        return
    yield from sitemaps(site, listed_pages(site, outputs))


def outputs(site: Site) -> Iterator[Output]:
    """Yield the files of headers and of redirects."""
    coalition = site.registry_place("coalition")
    yield DataOutput("_headers", make_headers, headers_view, (), coalition)
    if site.aliases or any(show.header.moved_from for show in site.shows):
        yield DataOutput("_redirects", make_redirects, redirects_view, (), site.registry_place("partners"))
    yield DataOutput(NEWS_SITEMAP, make_news_sitemap, news_sitemap, (), coalition)
    yield from text_files(site)
