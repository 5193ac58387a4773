"""The page of a partner, assembled from everything that names it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from coalition.core.content import Article
from coalition.core.feed_links import partner_feed_links
from coalition.core.history import begins
from coalition.core.model.registry import Affiliation, Partner
from coalition.core.site import Site
from coalition.core.views.cards import (
    article_card,
    episode_card,
    job_language,
    logo_picture,
    partner_card,
    partner_link,
    person_card,
    topic_links,
    untranslated,
)
from coalition.core.views.entries import appearance_view, quote_view, resource_view
from coalition.core.views.head import head, listing_link
from coalition.core.views.json_ld import in_page, partner_node
from coalition.core.views.membership import membership_in_words
from coalition.core.views.parts import Link, initials
from coalition.core.views.prose import prose
from coalition.core.views.slice_links import slice_link
from coalition.partners.entries import outside_link, outside_links
from coalition.partners.timeline import departure
from coalition.partners.views import Colleague, PartnerPage


def partner_page(site: Site, partner: Partner) -> PartnerPage:
    """Return the view of a partner."""
    today = site.settings.today
    logo = logo_picture(site, partner.logo, partner.name)
    announcement = site.announcement_of(partner.slug)
    departure = site.departure_of(partner.slug)
    guest_posts, about = _articles(site, partner, (announcement, departure))
    url = site.urls.url("PARTNER", slug=partner.slug)
    description = site.registry_text("partners", partner.slug, "description")
    return PartnerPage(
        head(
            site,
            url,
            partner.name,
            partner.summary or description.excerpt or _and_coalition(site, partner),
            section=site.urls.url("PARTNERS"),
            kind="profile",
            card=site.has_card(partner),
            feeds=partner_feed_links(site, partner.slug),
            breadcrumb=(listing_link(site, "PARTNERS", site.words.gettext("Partners")),),
            indexed=not begins(partner, today),
            json_ld=in_page(partner_node(site, partner)),
        ),
        partner.name,
        partner.legal_name or "",
        partner.alternate_name,
        slice_link(site, "type", partner.type, site.types[partner.type].name),
        slice_link(site, "tier", partner.tier, site.tiers[partner.tier].name) if partner.tier else None,
        partner.has_left(today),
        _notice(site, partner),
        membership_in_words(site.words, partner, today),
        tuple(partner_link(site, one.slug) for one in site.predecessors_of(partner.slug)),
        outside_link(partner.url) if partner.url else None,
        partner.location.name if partner.location else "",
        slice_link(site, "country", partner.country, site.words.country(partner.country))
        if partner.country
        else None,
        logo,
        initials(partner.name),
        partner.summary or "",
        prose(site, description),
        topic_links(site, partner.topics),
        site.remember(article_card, announcement) if announcement else None,
        site.remember(article_card, departure) if departure else None,
        tuple(site.remember(article_card, one) for one in about),
        tuple(site.remember(article_card, one) for one in guest_posts),
        tuple(site.remember(episode_card, one) for one in site.episodes_of_partner(partner.slug)),
        tuple(appearance_view(site, one) for one in partner.appearances),
        tuple(quote_view(site, one) for one in partner.quotes),
        partner.commitments,
        tuple(resource_view(site, one) for one in partner.resources),
        _colleagues(site, partner),
        (*outside_links(partner.same_as, partner.url or ""), *_own_feeds(site, partner)),
        tuple(site.remember(partner_card, one) for one in site.neighbours_of(partner)),
        untranslated(site, partner, "summary"),
        untranslated(site, partner, "description"),
        untranslated(site, partner, "commitments"),
    )


def _and_coalition(site: Site, partner: Partner) -> str:
    return site.words.gettext("{name} and {coalition}", name=partner.name, coalition=site.coalition.name)


def _own_feeds(site: Site, partner: Partner) -> Iterator[Link]:
    if partner.feeds.blog:
        yield Link(site.words.gettext("Feed of the blog"), partner.feeds.blog)
    if partner.feeds.podcast:
        yield Link(site.words.gettext("Feed of the podcast"), partner.feeds.podcast)


def _articles(
    site: Site, partner: Partner, placed: tuple[Article | None, ...]
) -> tuple[tuple[Article, ...], tuple[Article, ...]]:
    """The guest posts of the partner, and the other articles about it, without those that are `placed`."""
    others = [one for one in site.articles_about(partner.slug) if one not in placed]
    guest_posts = tuple(one for one in others if one.header.on_behalf_of == partner.slug)
    return guest_posts, tuple(one for one in others if one not in guest_posts)


def _notice(site: Site, partner: Partner) -> Markup:
    first = begins(partner, site.settings.today)
    if first:
        when = site.words.date_in_sentence(first)
        return site.words.markup("{name} becomes a partner {when}.", name=partner.name, when=when)
    return departure(site, partner)


def _colleagues(site: Site, partner: Partner) -> tuple[Colleague, ...]:
    found = (
        (person, affiliation)
        for person in site.people_of(partner.slug)
        for affiliation in person.affiliations
        if affiliation.org == partner.slug
    )
    return tuple(
        Colleague(
            site.remember(person_card, person),
            one.job_title or "",
            _when(site, one),
            job_language(site, one),
        )
        for person, one in found
    )


def _when(site: Site, affiliation: Affiliation) -> str:
    return site.words.period(affiliation.start, affiliation.end)
