"""The feeds that pages announce in their heads."""

from collections.abc import Callable

from coalition.core.feed_links import (
    partner_feed_links,
    person_feed_links,
    site_feed_links,
    topic_feed_links,
)
from coalition.core.site import Site
from coalition.core.views.parts import FeedLink
from coalition.feeds import outputs
from coalition.feeds.atom import atom
from coalition.feeds.json_feed import json_feed
from coalition.feeds.rss import rss

SiteMaker = Callable[..., Site]
ADDRESS = "https://clocks.example.org/base"


def test_every_page_can_announce_the_feeds_of_the_site(make_site: SiteMaker) -> None:
    assert site_feed_links(make_site({})) == (
        FeedLink(
            "Slow Clocks Coalition: news and episodes (RSS)",
            f"{ADDRESS}/feeds/all.rss.xml",
            "application/rss+xml",
        ),
        FeedLink(
            "Slow Clocks Coalition: news and episodes (Atom)",
            f"{ADDRESS}/feeds/all.atom.xml",
            "application/atom+xml",
        ),
        FeedLink(
            "Slow Clocks Coalition: news and episodes (JSON)",
            f"{ADDRESS}/feeds/all.json",
            "application/feed+json",
        ),
        FeedLink(
            "Slow Clocks Coalition: announcements (RSS)",
            f"{ADDRESS}/feeds/announcements.rss.xml",
            "application/rss+xml",
        ),
        FeedLink(
            "Slow Clocks Coalition: announcements (Atom)",
            f"{ADDRESS}/feeds/announcements.atom.xml",
            "application/atom+xml",
        ),
        FeedLink(
            "Slow Clocks Coalition: announcements (JSON)",
            f"{ADDRESS}/feeds/announcements.json",
            "application/feed+json",
        ),
    )


def test_a_page_announces_its_own_feeds(make_site: SiteMaker) -> None:
    site = make_site()
    assert topic_feed_links(site, "naps") == (
        FeedLink(
            "Slow Clocks Coalition: Naps & rest (RSS)",
            f"{ADDRESS}/topics/naps/feed.rss.xml",
            "application/rss+xml",
        ),
        FeedLink(
            "Slow Clocks Coalition: Naps & rest (Atom)",
            f"{ADDRESS}/topics/naps/feed.atom.xml",
            "application/atom+xml",
        ),
    )
    assert [link.title for link in partner_feed_links(site, "moon-guild")] == [
        "Slow Clocks Coalition: Moon Guild (RSS)",
        "Slow Clocks Coalition: Moon Guild (Atom)",
    ]
    assert [link.title for link in person_feed_links(site, "bo-reed")] == [
        "Slow Clocks Coalition: Bo Reed (RSS)",
        "Slow Clocks Coalition: Bo Reed (Atom)",
    ]


def test_nothing_is_announced_where_nothing_is_listed(make_site: SiteMaker) -> None:
    site = make_site()
    assert topic_feed_links(site, "hats") == ()
    assert partner_feed_links(site, "sun-guild") == ()
    assert person_feed_links(site, "cy-idle") == ()


def test_exactly_the_feeds_that_are_announced_are_written(make_site: SiteMaker) -> None:
    site = make_site()
    announced = [
        *site_feed_links(site),
        *(link for slug in site.topics for link in topic_feed_links(site, slug)),
        *(link for slug in site.partners for link in partner_feed_links(site, slug)),
        *(link for slug in site.people for link in person_feed_links(site, slug)),
    ]
    types = {rss: "application/rss+xml", atom: "application/atom+xml", json_feed: "application/feed+json"}
    written = {site.urls.absolute(output.path): types[output.make] for output in outputs(site)}
    assert {link.href: link.type for link in announced} == written
