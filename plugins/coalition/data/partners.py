"""partners.json: everything that the registry says of partners and that may be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from coalition.core.body import with_absolute_urls
from coalition.core.model.registry import (
    Appearance,
    Feeds,
    Identifier,
    Location,
    Logo,
    Membership,
    Partner,
    Quote,
    Resource,
)
from coalition.core.relations import slugs
from coalition.core.site import Site
from coalition.core.views.cards import article_url
from coalition.core.views.json_ld import partner_id
from coalition.data.about import About, about

Status = Literal["active", "former", "future"]


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers that pages show."""

    partners: int
    former_partners: int
    countries: int
    people: int
    articles: int
    episodes: int


@dataclass(frozen=True, slots=True)
class Group:
    """A type, tier, topic or country with the number of partners of today that have it."""

    slug: str
    name: str
    partners: int


@dataclass(frozen=True, slots=True)
class LogoData:
    """A partner's mark; addresses are absolute."""

    url: str
    dark_url: str | None
    alt: str | None
    license: str | None


@dataclass(frozen=True, slots=True)
class PartnerData:
    """A partner: `id` is its name in linked data, `page` and `announcement` are on this site."""

    slug: str
    id: str
    page: str
    status: Status
    name: str
    legal_name: str | None
    alternate_name: tuple[str, ...]
    aliases: tuple[str, ...]
    type: str
    tier: str | None
    url: str | None
    summary: str | None
    description: str | None
    topics: tuple[str, ...]
    country: str | None
    location: Location | None
    logo: LogoData | None
    same_as: tuple[str, ...]
    identifier: Identifier
    feeds: Feeds
    podcast_guid: str | None
    membership: tuple[Membership, ...]
    announcement: str | None
    people: tuple[str, ...]
    commitments: tuple[str, ...]
    quotes: tuple[Quote, ...]
    resources: tuple[Resource, ...]
    appearances: tuple[Appearance, ...]


@dataclass(frozen=True, slots=True)
class PartnersFile:
    """All partners by slug, those of today and those of before."""

    about: About
    counts: Counts
    types: tuple[Group, ...]
    tiers: tuple[Group, ...]
    topics: tuple[Group, ...]
    countries: tuple[Group, ...]
    partners: tuple[PartnerData, ...]


def partners_file(site: Site) -> PartnersFile:
    """Return the view of partners.json."""
    return PartnersFile(
        about(site, site.words.gettext("Partners")),
        counts(site),
        tuple(_groups(site, "type", {slug: one.name for slug, one in site.types.items()})),
        tuple(_groups(site, "tier", {slug: one.name for slug, one in site.tiers.items()})),
        tuple(_groups(site, "topic", {slug: one.name for slug, one in site.topics.items()})),
        tuple(_groups(site, "country", {code: site.words.country(code) for code in site.countries})),
        tuple(_partner(site, partner) for partner in by_slug(site)),
    )


def counts(site: Site) -> Counts:
    """Return the numbers that pages show."""
    return Counts(
        len(site.active_partners),
        len(site.former_partners),
        len(site.countries),
        len(site.people),
        len(site.articles),
        len(site.episodes),
    )


def by_slug(site: Site) -> tuple[Partner, ...]:
    """Return all partners, by slug: neither a new name nor another order in the registry moves one."""
    return tuple(sorted(site.partners.values(), key=lambda one: one.slug))


def status(partner: Partner, today: date) -> Status:
    """Return whether an organisation is a partner today, was one, or is yet to become one."""
    if partner.is_active(today):
        return "active"
    return "former" if partner.has_left(today) else "future"


def _groups(site: Site, kind: str, names: dict[str, str]) -> Iterator[Group]:
    for slug, name in names.items():
        yield Group(slug, name, site.count_by(kind, slug))


def _partner(site: Site, partner: Partner) -> PartnerData:
    page = site.urls.absolute(site.urls.url("PARTNER", slug=partner.slug))
    description = site.registry_text("partners", partner.slug, "description").html
    announcement = site.announcement_of(partner.slug)
    return PartnerData(
        slug=partner.slug,
        id=partner_id(site, partner.slug),
        page=page,
        status=status(partner, site.settings.today),
        name=partner.name,
        legal_name=partner.legal_name,
        alternate_name=partner.alternate_name,
        aliases=partner.aliases,
        type=partner.type,
        tier=partner.tier,
        url=partner.url,
        summary=partner.summary,
        description=with_absolute_urls(description, page) or None,
        topics=partner.topics,
        country=partner.country,
        location=partner.location,
        logo=_logo(site, partner.logo) if partner.logo else None,
        same_as=partner.same_as,
        identifier=partner.identifier,
        feeds=partner.feeds,
        podcast_guid=partner.podcast_guid,
        membership=partner.periods,
        announcement=site.urls.absolute(article_url(site, announcement)) if announcement else None,
        people=slugs(site.people_of(partner.slug)),
        commitments=partner.commitments,
        quotes=partner.quotes,
        resources=partner.resources,
        appearances=partner.appearances,
    )


def _logo(site: Site, logo: Logo) -> LogoData:
    dark = site.urls.absolute(logo.dark) if logo.dark else None
    return LogoData(site.urls.absolute(logo.file), dark, logo.alt, logo.license)
