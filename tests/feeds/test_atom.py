"""Atom 1.0 feeds."""

from collections.abc import Callable

import feedparser
from lxml import etree

Feeds = Callable[..., dict[str, bytes]]

ONE_ARTICLE = {
    "articles/2020-05-06-on-naps.md": (
        "---\ntitle: 'Naps: why & how'\ndate: 2020-05-06 07:30\nmodified: 2020-06-07\n"
        "authors: [ada-lamp, Zed Nobody]\ntopics: [naps]\nsummary: Less is more, if 1 < 2.\n---\n*Short.*\n"
    )
}

EXPECTED = """\
<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://clocks.example.org/base/topics/naps/feed.atom.xml</id>
  <title>Slow Clocks Coalition: Naps &amp; rest</title>
  <updated>2020-06-07T00:00:00+00:00</updated>
  <author>
    <name>Slow Clocks Coalition</name>
    <uri>https://clocks.example.org/base/</uri>
  </author>
  <link href="https://clocks.example.org/base/topics/naps/feed.atom.xml" rel="self" \
type="application/atom+xml"/>
  <link href="https://clocks.example.org/base/topics/naps/" rel="alternate" type="text/html"/>
  <subtitle>Sleep at work.</subtitle>
  <entry>
    <id>tag:clocks.example.org,2020-05-06:/base/news/2020/on-naps/</id>
    <title>Naps: why &amp; how</title>
    <updated>2020-06-07T00:00:00+00:00</updated>
    <author>
      <name>Ada Lamp</name>
      <uri>https://clocks.example.org/base/people/ada-lamp/</uri>
    </author>
    <author>
      <name>Zed Nobody</name>
    </author>
    <content type="html">&lt;p&gt;&lt;em&gt;Short.&lt;/em&gt;&lt;/p&gt;</content>
    <link href="https://clocks.example.org/base/news/2020/on-naps/"/>
    <summary>Less is more, if 1 &lt; 2.</summary>
    <category term="Naps &amp; rest"/>
    <published>2020-05-06T07:30:00+00:00</published>
  </entry>
</feed>
"""


def test_a_feed_says_all_that_an_article_says(feeds: Feeds) -> None:
    assert feeds(ONE_ARTICLE)["topics/naps/feed.atom.xml"].decode() == EXPECTED


def test_a_feed_reader_finds_every_field(feeds: Feeds) -> None:
    read = feedparser.parse(feeds()["feeds/all.atom.xml"])
    entry = read.entries[-1]
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.language == "en"
    assert read.feed.updated == "2021-01-02T00:00:00+00:00"
    assert entry.id == "tag:clocks.example.org,2019-02-03:/base/news/2019/moon-guild-joins/"
    assert entry.title == "The Moon Guild joins"
    assert entry.link == "https://clocks.example.org/base/news/2019/moon-guild-joins/"
    assert entry.published == "2019-02-03T00:00:00+00:00"
    assert entry.updated == "2019-03-01T12:00:00+00:00"
    assert [author.name for author in entry.authors] == ["Ada Lamp", "Zed Nobody"]
    assert [tag.term for tag in entry.tags] == ["Naps & rest"]
    assert entry.summary == "Night workers & friends."
    assert "at night" in entry.content[0].value


def test_the_feed_was_updated_when_the_last_entry_was(feeds: Feeds) -> None:
    old_but_changed = {
        "articles/2020-01-01-old.md": "---\ntitle: Old\nmodified: 2020-09-09 09:00+03:00\n---\nOld.\n",
        "articles/2020-08-08-new.md": "---\ntitle: New\n---\nNew.\n",
    }
    root = etree.fromstring(feeds(old_but_changed)["feeds/all.atom.xml"])
    assert root.findtext("{*}updated") == "2020-09-09T09:00:00+03:00"


def test_an_empty_feed_is_as_old_as_the_first_text(feeds: Feeds) -> None:
    files = {
        "articles/2020-05-06-on-naps.md": "---\ntitle: On naps\n---\nShort.\n",
        "articles/2018-03-04-on-hats.md": "---\ntitle: On hats\n---\nTall.\n",
    }
    root = etree.fromstring(feeds(files)["feeds/announcements.atom.xml"])
    assert root.findall("{*}entry") == []
    assert root.findtext("{*}updated") == "2018-03-04T00:00:00+00:00"


def test_a_feed_of_a_site_without_texts_still_has_the_date_that_atom_wants(feeds: Feeds) -> None:
    root = etree.fromstring(feeds({})["feeds/all.atom.xml"])
    assert [child.tag.rpartition("}")[2] for child in root] == [
        "id",
        "title",
        "updated",
        "author",
        "link",
        "link",
        "subtitle",
    ]
    assert root.findtext("{*}updated") == "1970-01-01T00:00:00+00:00"


def test_what_a_partner_writes_without_naming_a_person_is_by_the_partner(feeds: Feeds) -> None:
    files = {
        "articles/2020-05-06-guest.md": "---\ntitle: Guest\non_behalf_of: sun-guild\n---\nHello.\n",
    }
    (entry,) = feedparser.parse(feeds(files)["feeds/all.atom.xml"]).entries
    assert entry.author_detail == {
        "name": "Sun Guild",
        "href": "https://clocks.example.org/base/partners/sun-guild/",
    }
