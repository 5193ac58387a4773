"""The feeds that pages announce in their heads."""

from collections.abc import Callable

from coalition.core.feed_links import (
    appearances_feed_links,
    membership_feed_links,
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
from tests.feeds.conftest import REGISTRY

SiteMaker = Callable[..., Site]
WITH_AN_APPEARANCE = REGISTRY.replace(
    "  sun-guild: {name: Sun Guild, type: guild}",
    "  sun-guild: {name: Sun Guild, type: guild, appearances: [{title: On light, people: [cy-idle]}]}",
)
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
    assert appearances_feed_links(site) == ()


def test_an_appearance_alone_makes_a_feed(make_site: SiteMaker) -> None:
    site = make_site(registry=WITH_AN_APPEARANCE)
    assert [link.href for link in partner_feed_links(site, "sun-guild")] == [
        f"{ADDRESS}/partners/sun-guild/feed.rss.xml",
        f"{ADDRESS}/partners/sun-guild/feed.atom.xml",
    ]
    assert [link.href for link in person_feed_links(site, "cy-idle")] == [
        f"{ADDRESS}/people/cy-idle/feed.rss.xml",
        f"{ADDRESS}/people/cy-idle/feed.atom.xml",
    ]
    assert appearances_feed_links(site) == (
        FeedLink(
            "Slow Clocks Coalition: appearances (Atom)",
            f"{ADDRESS}/feeds/appearances.atom.xml",
            "application/atom+xml",
        ),
    )


def test_exactly_the_feeds_that_are_announced_are_written(make_site: SiteMaker) -> None:
    site = make_site(registry=WITH_AN_APPEARANCE)
    announced = [
        *site_feed_links(site),
        *appearances_feed_links(site),
        *membership_feed_links(site),
        *(link for slug in site.topics for link in topic_feed_links(site, slug)),
        *(link for slug in site.partners for link in partner_feed_links(site, slug)),
        *(link for slug in site.people for link in person_feed_links(site, slug)),
    ]
    types = {rss: "application/rss+xml", atom: "application/atom+xml", json_feed: "application/feed+json"}
    written = {site.urls.absolute(output.path): types[output.make] for output in outputs(site)}
    assert {link.href: link.type for link in announced} == written
