"""RSS 2.0 feeds."""

from collections.abc import Callable

import feedparser
from lxml import etree

Feeds = Callable[..., dict[str, bytes]]

ONE_ARTICLE = {
    "articles/2020-05-06-on-naps.md": (
        "---\ntitle: 'Naps: why & how'\ndate: 2020-05-06 07:30\nmodified: 2020-06-07\nauthors: [ada-lamp]\n"
        "topics: [naps, hats]\nsummary: Less is more, if 1 < 2.\n---\nA [lamp]({partner}moon-guild).\n"
    )
}

EXPECTED = """\
<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" \
xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>Slow Clocks Coalition: news and episodes</title>
    <link>https://clocks.example.org/base/</link>
    <description>More time for everybody</description>
    <atom:link href="https://clocks.example.org/base/feeds/all.rss.xml" rel="self" \
type="application/rss+xml"/>
    <docs>http://www.rssboard.org/rss-specification</docs>
    <language>en</language>
    <lastBuildDate>Sun, 07 Jun 2020 00:00:00 +0000</lastBuildDate>
    <item>
      <title>Naps: why &amp; how</title>
      <link>https://clocks.example.org/base/news/2020/on-naps/</link>
      <description>Less is more, if 1 &amp;lt; 2.</description>
      <content:encoded>&lt;p&gt;A &lt;a href="https://clocks.example.org/base/partners/moon-guild/"&gt;\
lamp&lt;/a&gt;.&lt;/p&gt;</content:encoded>
      <guid isPermaLink="false">tag:clocks.example.org,2020-05-06:/base/news/2020/on-naps/</guid>
      <category>Naps &amp; rest</category>
      <category>Hats</category>
      <pubDate>Wed, 06 May 2020 07:30:00 +0000</pubDate>
      <dc:creator>Ada Lamp</dc:creator>
      <atom:updated>2020-06-07T00:00:00+00:00</atom:updated>
    </item>
  </channel>
</rss>
"""


def test_a_feed_says_all_that_an_article_says(feeds: Feeds) -> None:
    assert feeds(ONE_ARTICLE)["feeds/all.rss.xml"].decode() == EXPECTED


def test_a_feed_reader_finds_every_field(feeds: Feeds) -> None:
    read = feedparser.parse(feeds()["feeds/announcements.rss.xml"])
    (entry,) = read.entries
    assert not read.bozo
    assert read.version == "rss20"
    assert read.feed.title == "Slow Clocks Coalition: announcements"
    assert read.feed.link == "https://clocks.example.org/base/"
    assert entry.title == "The Moon Guild joins"
    assert entry.link == "https://clocks.example.org/base/news/2019/moon-guild-joins/"
    assert entry.id == "tag:clocks.example.org,2019-02-03:/base/news/2019/moon-guild-joins/"
    assert entry.published == "Sun, 03 Feb 2019 00:00:00 +0000"
    assert entry.updated == "2019-03-01T12:00:00+00:00"
    assert [author.name for author in entry.authors] == ["Ada Lamp", "Zed Nobody"]
    assert [tag.term for tag in entry.tags] == ["Naps & rest"]
    assert entry.summary == "Night workers &amp; friends."
    assert "at night" in entry.content[0].value


def test_an_article_without_a_first_paragraph_has_its_text_as_description(feeds: Feeds) -> None:
    files = {"articles/2020-05-06-list.md": "---\ntitle: A list\n---\n- one\n- two\n"}
    (entry,) = feedparser.parse(feeds(files)["feeds/all.rss.xml"]).entries
    assert entry.summary == "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"


def test_an_article_without_text_is_listed_by_its_title(feeds: Feeds) -> None:
    files = {"articles/2020-05-06-later.md": "---\ntitle: More later\n---\n"}
    (entry,) = feedparser.parse(feeds(files)["feeds/all.rss.xml"]).entries
    assert entry.title == "More later"


def test_an_empty_feed_is_a_valid_channel(feeds: Feeds) -> None:
    channel = etree.fromstring(feeds({})["feeds/all.rss.xml"])[0]
    assert [child.tag for child in channel] == [
        "title",
        "link",
        "description",
        "{http://www.w3.org/2005/Atom}link",
        "docs",
        "language",
    ]
