"""A listing in pages."""

import pytest

from coalition.core.urls import Urls
from coalition.core.views.pagination import paginate
from coalition.core.views.parts import Link, Pagination

URLS = Urls("https://clocks.example.org/base")


def test_a_listing_of_nothing_has_one_empty_page():
    assert list(paginate((), 10, URLS, "NEWS")) == [
        ("news/", (), Pagination(1, 1, pages=(Link("1", "/base/news/"),)))
    ]


def test_records_are_spread_over_pages():
    first, second = paginate("abcde", 3, URLS, "TOPIC", slug="naps")
    links = (Link("1", "/base/topics/naps/"), Link("2", "/base/topics/naps/page/2/"))
    assert first == ("topics/naps/", ("a", "b", "c"), Pagination(1, 2, "", links[1].href, links))
    assert second == ("topics/naps/page/2/", ("d", "e"), Pagination(2, 2, links[0].href, "", links))


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (10, 1), (11, 2), (20, 2), (21, 3)])
def test_a_page_is_begun_only_when_the_last_is_full(count, pages):
    assert len(list(paginate(range(count), 10, URLS, "NEWS"))) == pages


@pytest.mark.parametrize(
    ("number", "labels"),
    [(1, "1 2 100"), (2, "1 2 3 100"), (50, "1 49 50 51 100"), (99, "1 98 99 100"), (100, "1 99 100")],
)
def test_the_links_of_a_page_do_not_grow_with_the_listing(number, labels):
    pages = [pagination for _, _, pagination in paginate(range(1000), 10, URLS, "NEWS")]
    assert " ".join(link.label for link in pages[number - 1].pages) == labels
