"""The timeline of joinings and departures, and the list of former partners."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from coalition.core.feed_links import membership_feed_links
from coalition.core.history import MembershipEvent, last_departure
from coalition.core.model.registry import Partner
from coalition.core.site import Site
from coalition.core.views.cards import article_url, partner_card, spoken
from coalition.core.views.head import head, listing_link
from coalition.core.views.membership import membership_kind, membership_sentence
from coalition.core.views.parts import Link
from coalition.partners.growth_chart import growth_chart
from coalition.partners.timeline_views import (
    FormerPartner,
    FormerPartners,
    Happened,
    Timeline,
    TimelineYear,
)


def timeline(site: Site) -> Timeline:
    """Return the view of the timeline."""
    growth, words = site.growth, site.words
    title = words.gettext("Who joined and left when")
    counted = growth[-1].partners if growth else 0
    return Timeline(
        head(
            site,
            site.urls.url("TIMELINE"),
            title,
            words.gettext("The partners of {name}, year by year", name=site.coalition.name),
            section=site.urls.url("PARTNERS"),
            feeds=membership_feed_links(site),
            breadcrumb=(listing_link(site, "PARTNERS", site.words.gettext("Partners")),),
        ),
        title,
        growth_chart(words, growth),
        growth,
        len(site.active_partners) - counted,
        tuple(_years(site)),
    )


def _years(site: Site) -> Iterator[TimelineYear]:
    for year, events in groupby(site.membership_events, lambda one: one.date.year if one.date else None):
        happened = tuple(_happened(site, event) for event in events)
        if year is None:
            yield TimelineYear("undated", site.words.gettext("Date not known"), happened)
        else:
            yield TimelineYear(f"year-{year}", str(year), happened)


def _happened(site: Site, event: MembershipEvent) -> Happened:
    return Happened(
        membership_kind(site.words, event),
        event.joins,
        membership_sentence(site, event),
        _article(site, event),
    )


def _article(site: Site, event: MembershipEvent) -> Link | None:
    """The first article that told of it."""
    periods = site.partners[event.partner].periods
    told = site.announcements_of if event.joins else site.departures_of
    for article in told(event.partner):
        day = article.header.date.date()
        ended, begun = (
            sum(one.has_ended(day) for one in periods),
            sum(one.has_begun(day) for one in periods),
        )
        if event.period == (ended + 1 if event.joins else begun):
            href = site.urls.href(article_url(site, article))
            return Link(article.header.title, href, spoken(site, article.header.language))
    return None


def former(site: Site) -> FormerPartners:
    """Return the view of the partners that left."""
    title = site.words.gettext("Former partners")
    return FormerPartners(
        head(
            site,
            site.urls.url("FORMER_PARTNERS"),
            title,
            site.words.gettext("Organisations that were partners of {name}", name=site.coalition.name),
            section=site.urls.url("PARTNERS"),
            breadcrumb=(listing_link(site, "PARTNERS", site.words.gettext("Partners")),),
        ),
        title,
        tuple(
            FormerPartner(site.remember(partner_card, one), departure(site, one))
            for one in site.former_partners
        ),
    )


def departure(site: Site, partner: Partner) -> Markup:
    """Return how a former partner left, in a sentence."""
    event = last_departure(partner, site.settings.today)
    return membership_sentence(site, event, here=partner.slug) if event else Markup("")
