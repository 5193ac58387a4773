"""The text of entries: whole, and readable away from the site."""

import json
from collections.abc import Callable

import pytest
from lxml import etree, html

from coalition.feeds.entry import publishable

Feeds = Callable[..., dict[str, bytes]]


def content(feeds: Feeds, text: str, **files: str) -> str:
    """The content of the one article in the feed of everything."""
    article = {"articles/2020-01-01-naps/index.md": f"---\ntitle: Naps\n---\n{text}\n"}
    made = feeds(article | files)
    (item,) = json.loads(made["feeds/all.json"])["items"]
    return str(item["content_html"])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "[Moon]({partner}moon-guild)",
            '<p><a href="https://clocks.example.org/base/partners/moon-guild/">Moon</a></p>',
        ),
        ("[Join](/join/#now)", '<p><a href="https://clocks.example.org/base/join/#now">Join</a></p>'),
        (
            "[Below](#below)",
            '<p><a href="https://clocks.example.org/base/news/2020/naps/#below">Below</a></p>',
        ),
        (
            "[Other](https://example.net/x?a=1&b=2)",
            '<p><a href="https://example.net/x?a=1&amp;b=2">Other</a></p>',
        ),
        ("[Write](mailto:a@example.org)", '<p><a href="mailto:a@example.org">Write</a></p>'),
        (
            "[Search](?q=nap)",
            '<p><a href="https://clocks.example.org/base/news/2020/naps/?q=nap">Search</a></p>',
        ),
        ('`<a href="#x">`', '<p><code>&lt;a href="#x"&gt;</code></p>'),
    ],
)
def test_addresses_are_absolute(feeds: Feeds, typed: str, expected: str) -> None:
    assert content(feeds, typed) == expected


def test_pictures_beside_the_article_are_found_from_elsewhere(feeds: Feeds) -> None:
    shown = content(feeds, "![A bed](bed.png)", **{"articles/2020-01-01-naps/bed.png": "not looked at"})
    assert shown == (
        '<figure><img alt="A bed" src="https://clocks.example.org/base/news/2020/naps/bed.png"></figure>'
    )


def test_footnotes_lead_to_the_article(feeds: Feeds) -> None:
    shown = html.fromstring(content(feeds, "Naps.[^a]\n\n[^a]: Short ones."))
    assert [link.get("href") for link in shown.iter("a")] == [
        "https://clocks.example.org/base/news/2020/naps/#fn:a",
        "https://clocks.example.org/base/news/2020/naps/#fnref:a",
    ]


def test_an_announcement_closes_with_the_sign_off(feeds: Feeds) -> None:
    (item,) = json.loads(feeds()["feeds/announcements.json"])["items"]
    assert item["content_html"].endswith(
        '\n<p><a href="https://clocks.example.org/base/partners/moon-guild/">Moon Guild</a>'
        " joined Slow Clocks.</p>"
    )


def test_no_sign_off_is_added_to_other_articles(feeds: Feeds) -> None:
    assert content(feeds, "A nap is short.") == "<p>A nap is short.</p>"


def test_markup_and_the_end_of_cdata_are_only_text(feeds: Feeds) -> None:
    files = {"articles/2020-01-01-x.md": "---\ntitle: <b> & ]]>\n---\n`]]>` & <em>so</em>\n"}
    made = feeds(files)
    rss = etree.fromstring(made["feeds/all.rss.xml"])
    atom = etree.fromstring(made["feeds/all.atom.xml"])
    body = "<p><code>]]&gt;</code> &amp; <em>so</em></p>"
    assert rss.findtext("channel/item/title") == atom.findtext("{*}entry/{*}title") == "<b> & ]]>"
    assert rss.findtext("channel/item/{*}encoded") == atom.findtext("{*}entry/{*}content") == body


def test_characters_that_xml_forbids_reach_no_feed(feeds: Feeds) -> None:
    files = {"articles/2020-01-01-x.md": ("---\ntitle: Bell\n---\nBell &#7; and &#xFFFF;.\n")}
    made = feeds(files)
    for path in ("feeds/all.rss.xml", "feeds/all.atom.xml"):
        etree.fromstring(made[path])
    (item,) = json.loads(made["feeds/all.json"])["items"]
    assert item["content_html"] == "<p>Bell  and .</p>"


def test_publishable_text_is_what_xml_can_hold() -> None:
    every = "".join(chr(code) for code in range(0x110000))
    kept = publishable(every)
    element = etree.Element("text")
    element.text = kept
    assert etree.fromstring(etree.tostring(element, encoding="utf-8")).text == kept
    controls, delete_and_c1, surrogates, others = 29, 33, 2048, 2  # the others are U+FFFE and U+FFFF
    assert len(every) - len(kept) == controls + delete_and_c1 + surrogates + others
