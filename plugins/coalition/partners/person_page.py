"""The page of a person."""

from __future__ import annotations

from coalition.core.feed_links import person_feed_links
from coalition.core.model.registry import Affiliation, Person
from coalition.core.pictures.variants import LARGE_PORTRAIT
from coalition.core.site import Site
from coalition.core.views.cards import (
    article_card,
    episode_card,
    job_language,
    partner_link,
    portrait,
    role,
    topic_links,
    untranslated,
)
from coalition.core.views.entries import appearance_view, quote_view
from coalition.core.views.head import head, listing_link
from coalition.core.views.json_ld import in_page, person_node
from coalition.core.views.parts import Link, initials
from coalition.core.views.prose import prose
from coalition.partners.entries import outside_links
from coalition.partners.views import AffiliationView, PersonPage


def person_page(site: Site, person: Person) -> PersonPage:
    """Return the view of a person."""
    picture = portrait(site, person, LARGE_PORTRAIT)
    bio = site.registry_text("people", person.slug, "bio")
    return PersonPage(
        head(
            site,
            site.urls.url("PERSON", slug=person.slug),
            person.name,
            bio.excerpt or role(site, person) or _and_coalition(site, person),
            section=site.urls.url("PEOPLE"),
            kind="profile",
            card=site.has_card(person),
            feeds=person_feed_links(site, person.slug),
            breadcrumb=(listing_link(site, "PEOPLE", site.words.gettext("People")),),
            json_ld=in_page(person_node(site, person)),
        ),
        person.name,
        person.alternate_name,
        picture,
        initials(person.name),
        person.spokesperson,
        tuple(_affiliation(site, one) for one in person.affiliations),
        prose(site, bio),
        topic_links(site, person.topics),
        tuple(site.remember(article_card, one) for one in site.articles_by(person.slug)),
        tuple(site.remember(episode_card, one) for one in site.episodes_with(person.slug)),
        tuple(appearance_view(site, one, host) for host, one in site.appearances_of(person.slug)),
        tuple(quote_view(site, one, org) for org, one in site.quotes_of(person.slug)),
        outside_links(person.same_as),
        untranslated(site, person, "bio"),
    )


def _and_coalition(site: Site, person: Person) -> str:
    return site.words.gettext("{name} and {coalition}", name=person.name, coalition=site.coalition.name)


def _affiliation(site: Site, affiliation: Affiliation) -> AffiliationView:
    known = affiliation.org in site.partners
    organisation = partner_link(site, affiliation.org) if known else Link(site.coalition.name)
    return AffiliationView(
        organisation,
        affiliation.job_title or "",
        site.words.period(affiliation.start, affiliation.end),
        job_language(site, affiliation),
    )
