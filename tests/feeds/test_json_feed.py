"""JSON Feed 1.1."""

import json
from collections.abc import Callable

Feeds = Callable[..., dict[str, bytes]]


def test_a_feed_says_all_that_an_article_says(feeds: Feeds) -> None:
    files = {
        "articles/2020-05-06-on-naps.md": (
            "---\ntitle: 'Naps: why & how – 短い'\ndate: 2020-05-06 07:30\nmodified: 2020-06-07\n"
            "authors: [ada-lamp, Zed Nobody]\nannounces: moon-guild\nsign_off: none\ntopics: [naps]\n"
            "summary: Less is more, if 1 < 2.\n---\n*Short.*\n"
        )
    }
    data = feeds(files)["feeds/announcements.json"]
    assert "短い" in data.decode()
    assert json.loads(data) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Slow Clocks Coalition: announcements",
        "home_page_url": "https://clocks.example.org/base/",
        "feed_url": "https://clocks.example.org/base/feeds/announcements.json",
        "description": "More time for everybody",
        "authors": [{"name": "Slow Clocks Coalition", "url": "https://clocks.example.org/base/"}],
        "language": "en",
        "items": [
            {
                "id": "tag:clocks.example.org,2020-05-06:/base/news/2020/on-naps/",
                "url": "https://clocks.example.org/base/news/2020/on-naps/",
                "title": "Naps: why & how – 短い",
                "content_html": "<p><em>Short.</em></p>",
                "summary": "Less is more, if 1 < 2.",
                "date_published": "2020-05-06T07:30:00+00:00",
                "date_modified": "2020-06-07T00:00:00+00:00",
                "authors": [
                    {"name": "Ada Lamp", "url": "https://clocks.example.org/base/people/ada-lamp/"},
                    {"name": "Zed Nobody"},
                ],
                "tags": ["Naps & rest"],
            }
        ],
    }


def test_what_an_article_does_not_have_is_left_out(feeds: Feeds) -> None:
    files = {"articles/2020-05-06-list.md": "---\ntitle: A list\n---\n- one\n"}
    (item,) = json.loads(feeds(files)["feeds/all.json"])["items"]
    assert item == {
        "id": "tag:clocks.example.org,2020-05-06:/base/news/2020/list/",
        "url": "https://clocks.example.org/base/news/2020/list/",
        "title": "A list",
        "content_html": "<ul>\n<li>one</li>\n</ul>",
        "date_published": "2020-05-06T00:00:00+00:00",
        "date_modified": "2020-05-06T00:00:00+00:00",
    }


def test_an_empty_feed_has_no_items(feeds: Feeds) -> None:
    assert json.loads(feeds({})["feeds/all.json"])["items"] == []
