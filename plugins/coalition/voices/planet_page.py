"""What partners publish on their own sites."""

from __future__ import annotations

from coalition.core.feed_links import planet_feed_links
from coalition.core.planet import PlanetItem
from coalition.core.site import Site
from coalition.core.views.cards import partner_link, spoken
from coalition.core.views.head import head
from coalition.core.views.parts import Day, Link, Pagination
from coalition.voices.views import PlanetPage, PlanetView

OPML = "data/partners.opml"


def planet_page(site: Site, url: str, shown: tuple[PlanetItem, ...], pagination: Pagination) -> PlanetPage:
    """Return the view of one page of it."""
    words = site.words
    title = words.gettext("Planet")
    feeds = planet_feed_links(site)
    what = words.gettext("What partners of {name} publish on their own sites", name=site.coalition.name)
    return PlanetPage(
        head(site, url, title, what, feeds=feeds),
        title,
        tuple(planet_view(site, one) for one in shown),
        pagination,
        feeds,
        site.settings.urls_of(site.settings.own_language).href(OPML),
    )


def planet_view(site: Site, item: PlanetItem) -> PlanetView:
    """Return an entry, with where it is from."""
    partner, entry = item
    day = entry.date.astimezone(site.settings.zone).date()
    return PlanetView(
        Link(entry.title, entry.url),
        Day(day.isoformat(), site.words.day(day)),
        entry.summary,
        site.words.gettext("Episode") if entry.is_episode else site.words.gettext("Post"),
        partner_link(site, partner.slug),
        spoken(site, entry.language) if entry.language else "",
    )
