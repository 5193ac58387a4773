"""Where the feeds of the site are, and what each lists: for the feeds and for the heads of pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coalition.core.content import Article, Episode, Show
from coalition.core.history import MembershipEvent
from coalition.core.own_words import in_own_words
from coalition.core.planet import PlanetItem
from coalition.core.relations import Appeared
from coalition.core.site import Site
from coalition.core.views.parts import FeedLink

Entry = Article | Episode | Appeared | MembershipEvent | PlanetItem
"""What a feed lists."""


@dataclass(frozen=True, slots=True)
class FeedFormat:
    """A format of feeds: what readers call it, how its files end, its media type."""

    name: str
    suffix: str
    type: str


RSS = FeedFormat("RSS", ".rss.xml", "application/rss+xml")
ATOM = FeedFormat("Atom", ".atom.xml", "application/atom+xml")
JSON = FeedFormat("JSON", ".json", "application/feed+json")


FEEDS = "feeds/"
"""Where the feeds of the site as a whole are."""

BESIDE_PAGES = (RSS, ATOM)
"""The formats of a feed that lies beside the page of a partner, person or topic."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `stem` is its url without a suffix, `page` the url of the page that it follows."""

    title: str
    description: str
    stem: str
    page: str
    formats: tuple[FeedFormat, ...]

    def url(self, written_as: FeedFormat) -> str:
        """The url of the feed in one of its formats, such as `feeds/all.rss.xml`."""
        return self.stem + written_as.suffix


# Each feed, with what it lists (in no particular order)


def all_feed(site: Site) -> Feed:
    """The feed of every article and episode."""
    return _site_feed(site, "all", site.words.gettext("news and episodes"))


def all_entries(site: Site) -> tuple[Article | Episode, ...]:
    """Every article and episode."""
    return in_own_words(site, (*site.articles, *site.episodes))


def announcements_feed(site: Site) -> Feed:
    """The feed of the articles that announce partners."""
    return _site_feed(site, "announcements", site.words.gettext("announcements"))


def announcements_entries(site: Site) -> tuple[Entry, ...]:
    """The articles that announce partners."""
    return tuple(one for one in in_own_words(site, site.articles) if one.header.announces)


def appearances_feed(site: Site) -> Feed:
    """The feed of what people of the coalition said elsewhere."""
    page = site.urls.url("APPEARANCES" if site.appearances else "HOME")
    return replace(
        _site_feed(site, "appearances", site.words.gettext("appearances")), formats=(ATOM,), page=page
    )


def appearances_entries(site: Site) -> tuple[Entry, ...]:
    """Every appearance."""
    return site.appearances


def membership_feed(site: Site) -> Feed:
    """The feed of who joins, leaves and merges."""
    return replace(
        _site_feed(site, "membership", site.words.gettext("partners who join and leave")),
        formats=(ATOM,),
        page=site.urls.url("TIMELINE"),
    )


def membership_entries(site: Site) -> tuple[Entry, ...]:
    """Everything that happened to memberships."""
    return site.membership_events


def planet_feed(site: Site) -> Feed:
    """The feed of what partners publish on their own sites."""
    what = site.words.gettext("what partners publish elsewhere")
    return _feed_beside(site, site.urls.url("PLANET"), what, None)


def planet_entries(site: Site) -> tuple[Entry, ...]:
    """Everything on the planet."""
    return site.planet_items


def planet_feed_links(site: Site) -> tuple[FeedLink, ...]:
    """The feeds of the planet; none while there is nothing on it."""
    return _links(site, planet_feed(site)) if site.planet_items else ()


def topic_feed(site: Site, slug: str) -> Feed:
    """The feed of a topic."""
    topic = site.topics[slug]
    return _feed_beside(site, site.urls.url("TOPIC", slug=slug), topic.name, topic.summary)


def topic_entries(site: Site, slug: str) -> tuple[Entry, ...]:
    """The articles and episodes on a topic."""
    texts: tuple[Article | Episode, ...] = (*site.articles_on(slug), *site.episodes_on(slug))
    return in_own_words(site, texts)


def series_feed(site: Site, slug: str) -> Feed:
    """The feed of a series."""
    series = site.series[slug]
    return _feed_beside(site, site.urls.url("SERIES", slug=slug), series.name, series.summary)


def series_entries(site: Site, slug: str) -> tuple[Entry, ...]:
    """The articles of a series."""
    return site.articles_in(slug)


def partner_feed(site: Site, slug: str) -> Feed:
    """The feed of a partner."""
    partner = site.partners[slug]
    return _feed_beside(site, site.urls.url("PARTNER", slug=slug), partner.name, partner.summary)


def partner_entries(site: Site, slug: str) -> tuple[Entry, ...]:
    """What is about a partner, in its name, or with its people; and the appearances on its shows."""
    partner = site.partners[slug]
    appeared = ((partner, appearance) for appearance in partner.appearances)
    texts: tuple[Article | Episode, ...] = (*site.articles_about(slug), *site.episodes_of_partner(slug))
    return (*in_own_words(site, texts), *appeared)


def person_feed(site: Site, slug: str) -> Feed:
    """The feed of a person."""
    return _feed_beside(site, site.urls.url("PERSON", slug=slug), site.people[slug].name, None)


def person_entries(site: Site, slug: str) -> tuple[Entry, ...]:
    """What a person wrote, and where they speak."""
    texts: tuple[Article | Episode, ...] = (*site.articles_by(slug), *site.episodes_with(slug))
    return (*in_own_words(site, texts), *site.appearances_of(slug))


# Links to them, for `Head.feeds`


def site_feed_links(site: Site) -> tuple[FeedLink, ...]:
    """The feeds of the site as a whole."""
    return (*_links(site, all_feed(site)), *_links(site, announcements_feed(site)))


def appearances_feed_links(site: Site) -> tuple[FeedLink, ...]:
    """The feed of appearances; none while there are none."""
    return _links(site, appearances_feed(site)) if site.appearances else ()


def membership_feed_links(site: Site) -> tuple[FeedLink, ...]:
    """The feed of who joins, leaves and merges."""
    return _links(site, membership_feed(site))


def topic_feed_links(site: Site, slug: str) -> tuple[FeedLink, ...]:
    """The feeds of a topic; none when nothing is said on it."""
    return _links(site, topic_feed(site, slug)) if _is_written_about(site, slug) else ()


def _is_written_about(site: Site, topic: str) -> bool:
    """In the site's own language that is a question with a shorter answer."""
    if site.settings.language == site.settings.own_language:
        return site.is_written_about(topic)
    return bool(topic_entries(site, topic))


def series_feed_links(site: Site, slug: str) -> tuple[FeedLink, ...]:
    """The feeds of a series."""
    return _links(site, series_feed(site, slug))


def partner_feed_links(site: Site, slug: str) -> tuple[FeedLink, ...]:
    """The feeds of a partner; none when nothing is about it."""
    return _links(site, partner_feed(site, slug)) if partner_entries(site, slug) else ()


def person_feed_links(site: Site, slug: str) -> tuple[FeedLink, ...]:
    """The feeds of a person; none when nothing is by or with them."""
    return _links(site, person_feed(site, slug)) if person_entries(site, slug) else ()


def _site_feed(site: Site, name: str, what: str) -> Feed:
    title = site.words.gettext("{site}: {what}", site=site.coalition.name, what=what)
    description = site.coalition.tagline or site.coalition.summary or title
    stem = site.urls.within(f"{FEEDS}{name}")
    return Feed(title, description, stem, site.urls.url("HOME"), (RSS, ATOM, JSON))


def _feed_beside(site: Site, page: str, what: str, description: str | None) -> Feed:
    title = site.words.gettext("{site}: {what}", site=site.coalition.name, what=what)
    return Feed(title, description or title, stem_beside(page), page, BESIDE_PAGES)


def stem_beside(page: str) -> str:
    """The url, without a suffix, of the feeds beside the page at the url `page`."""
    folder = page if page.endswith("/") else f"{page.removesuffix('.html')}/"
    return f"{folder}feed"


def _links(site: Site, feed: Feed) -> tuple[FeedLink, ...]:
    return tuple(
        FeedLink(f"{feed.title} ({one.name})", site.urls.absolute(feed.url(one)), one.type)
        for one in feed.formats
    )


def show_feed_url(site: Site, show: Show) -> str:
    """The url of the feed of a show: one for all its translations, since what is heard is the same."""
    urls = site.settings.urls_of(site.original_of(show).header.language)
    return f"{urls.url('SHOW', slug=show.slug)}feed.xml"


def old_feed_paths(site: Site, show: Show) -> tuple[str, ...]:
    """The paths on this site, but for the present one, at which the feed of a show was before."""
    here = f"{site.urls.site_url}/"
    paths = (one.removeprefix(here) for one in show.header.moved_from if one.startswith(here))
    return tuple(one for one in paths if one.endswith((".xml", ".rss")) and one != show_feed_url(site, show))
