"""Where pages are: for readers, for the disk and for the whole world."""

from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.urls import DEFAULT_PATTERNS, Urls, path_of, quoted, url_of

URLS = Urls("https://clocks.example.org/base")
DAY = datetime(2025, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("page", "parts", "url"),
    [
        ("HOME", {}, ""),
        ("NEWS", {}, "news/"),
        ("YEAR_ARCHIVE", {"date": datetime(2025, 1, 1, tzinfo=UTC)}, "news/2025/"),
        ("ARTICLE", {"slug": "naps", "date": DAY}, "news/2025/naps/"),
        ("PAGE", {"slug": "about"}, "about/"),
        ("TOPIC", {"slug": "naps"}, "topics/naps/"),
        ("PARTNER", {"slug": "fiverr"}, "partners/fiverr/"),
        ("FORMER_PARTNERS", {}, "partners/former/"),
        ("PERSON", {"slug": "ada"}, "people/ada/"),
        ("SHOW", {"slug": "night"}, "podcasts/night/"),
        ("EPISODE", {"show": "night", "slug": "lamp"}, "podcasts/night/lamp/"),
    ],
)
def test_the_urls_that_readers_know(page, parts, url):
    assert URLS.url(page, **parts) == url
    assert URLS.path(page, **parts) == f"{url}index.html"
    assert URLS.href(url) == f"/base/{url}"
    assert URLS.absolute(url) == f"https://clocks.example.org/base/{url}"


def test_a_site_at_the_root_has_no_base():
    urls = Urls("https://clocks.example.org")
    assert (urls.base, urls.href(""), urls.href("news/")) == ("", "/", "/news/")


def test_patterns_and_files_may_be_set():
    patterns = {**DEFAULT_PATTERNS, "PARTNER": "with/{slug}.html", "PAGE": "{slug}"}
    urls = Urls("https://x.example.org", patterns, {"PAGE": "pages/{slug}.html"})
    assert urls.url("PARTNER", slug="fiverr") == urls.path("PARTNER", slug="fiverr") == "with/fiverr.html"
    assert (urls.url("PAGE", slug="about"), urls.path("PAGE", slug="about")) == ("about", "pages/about.html")


def test_the_first_page_of_a_listing_is_the_listing():
    assert URLS.page_url("NEWS", 1) == "news/"
    assert URLS.page_url("NEWS", 2) == "news/page/2/"
    assert URLS.page_url("TOPIC", 3, slug="naps") == "topics/naps/page/3/"


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.html", ""),
        ("news/index.html", "news/"),
        ("404.html", "404.html"),
        ("a/myindex.html", "a/myindex.html"),
    ],
)
def test_a_folders_page_is_its_index(path, url):
    assert url_of(path) == url
    assert path_of(url) == path


@pytest.mark.parametrize(
    ("url", "encoded"),
    [
        ("images/lamp.png", "images/lamp.png"),
        ("images/my lamp.png", "images/my%20lamp.png"),
        ("images/é.png", "images/%C3%A9.png"),
        ('a"<b>', "a%22%3Cb%3E"),
        ("images/50%20 off? #1 [a].png", "images/50%2520%20off%3F%20%231%20%5Ba%5D.png"),
        ("a/b+c=d&e'(f)!*,;:@$~-_.", "a/b+c=d&e'(f)!*,;:@$~-_."),
    ],
)
def test_what_a_url_cannot_hold_is_encoded(url, encoded):
    assert quoted(url) == encoded


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_whatever_a_file_is_called_its_url_leads_to_it(url):
    encoded = quoted(url)
    assert encoded.isascii()
    assert not set(encoded) & set(' "<>\n\\^`{}')
    assert unquote(urlsplit(f"https://x.example.org/{encoded}").path) == f"/{url}"


def test_a_link_within_the_site_has_an_absolute_address():
    assert URLS.absolute_href("/base/a%20b.png") == "https://clocks.example.org/base/a%20b.png"
    assert Urls("https://x.example.org").absolute_href("/a.png") == "https://x.example.org/a.png"
