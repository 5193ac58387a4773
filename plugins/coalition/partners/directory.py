"""The directory of partners, its slices, and the table of countries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from coalition.core.feed_links import membership_feed_links
from coalition.core.model.registry import Partner
from coalition.core.names import folded, initial
from coalition.core.relations import by_key, slices_of
from coalition.core.site import Site
from coalition.core.views.cards import partner_card, partner_link
from coalition.core.views.head import head, listing_link
from coalition.core.views.letters import letter_anchor
from coalition.core.views.parts import Link
from coalition.core.views.slice_links import slice_slug, slice_url
from coalition.partners.directory_views import (
    Band,
    CountryRow,
    Listed,
    PartnerDirectory,
    PartnerMap,
    PartnerSlice,
)
from coalition.partners.slices import choice_groups, choices_of, kind_called

COMPACT_ABOVE = 200
"""So many partners at most are shown with their logos and summaries; longer lists have names alone."""

_Keys = Mapping[str, str]
_NO_KEYS: _Keys = MappingProxyType({})


def directory(site: Site) -> PartnerDirectory:
    """Return the view of the partners of today."""
    partners, groups = site.active_partners, choice_groups(site)
    words, title = site.words, site.words.gettext("Partners")
    compact = len(partners) > COMPACT_ABOVE
    keys = {f"{group.name}/{choice.value}": choice.key for group in groups for choice in group.choices}
    return PartnerDirectory(
        head(
            site,
            site.urls.url("PARTNERS"),
            title,
            words.ngettext(
                "The {number} partner of {name}",
                "The {number} partners of {name}",
                len(partners),
                name=site.coalition.name,
            ),
            feeds=membership_feed_links(site),
        ),
        title,
        len(partners),
        compact,
        _bands(site, partners, compact, keys),
        groups,
        site.urls.href("theme/js/directory.js"),
        tuple(_other_lists(site)),
    )


def _other_lists(site: Site) -> Iterator[Link]:
    if site.countries:
        yield listing_link(site, "PARTNERS_MAP", site.words.gettext("Partners by country"))
    if site.membership_events:
        yield listing_link(site, "TIMELINE", site.words.gettext("Who joined and left when"))
    if site.former_partners:
        yield listing_link(site, "FORMER_PARTNERS", site.words.gettext("Former partners"))


def _bands(site: Site, partners: tuple[Partner, ...], compact: bool, keys: _Keys) -> tuple[Band, ...]:
    """Return the partners in tiers if there are any; a long list without tiers goes by letters."""
    listed = {one.slug: _listed(site, one, keys) for one in partners}
    if any(one.tier for one in partners):
        return tuple(_tiers(site, partners, listed))
    if not compact:
        return (Band("all", site.words.gettext("All partners"), tuple(listed.values())),) if listed else ()
    letters = by_key(partners, lambda partner: (initial(partner.name),))
    return tuple(
        Band(
            letter_anchor(letter),
            letter or site.words.gettext("Others"),
            tuple(listed[one.slug] for one in letters[letter]),
        )
        for letter in sorted(letters)
    )


def _tiers(site: Site, partners: tuple[Partner, ...], listed: Mapping[str, Listed]) -> Iterator[Band]:
    for slug, tier in site.tiers.items():
        within = tuple(listed[one.slug] for one in partners if one.tier == slug)
        if within:
            yield Band(f"tier-{slug}", tier.heading, within, tier.summary or "")
    others = tuple(listed[one.slug] for one in partners if one.tier not in site.tiers)
    if others:
        yield Band("no-tier", site.words.gettext("Other partners"), others)


def _listed(site: Site, partner: Partner, keys: _Keys) -> Listed:
    own = (keys.get(slice_slug(one)) for one in slices_of(partner))
    also = (*partner.alternate_name, *((partner.legal_name,) if partner.legal_name else ()))
    names = ", ".join(name for name in also if folded(name) not in folded(partner.name)) if keys else ""
    return Listed(site.remember(partner_card, partner), " ".join(key for key in own if key), names)


def partner_slice(site: Site, kind_name: str, value: str) -> PartnerSlice:
    """Return the view of a slice of the directory."""
    kind, words = kind_called(kind_name), site.words
    partners = site.partners_by(kind_name, value)
    compact = len(partners) > COMPACT_ABOVE
    title = kind.called(site, value)
    summary = kind.about(site, value) or ""
    return PartnerSlice(
        head(
            site,
            slice_url(site, kind_name, value),
            words.gettext("Partners: {title}", title=title),
            summary or _about_slice(site, kind.word(words), title, len(partners)),
            section=site.urls.url("PARTNERS"),
            breadcrumb=(listing_link(site, "PARTNERS", site.words.gettext("Partners")),),
        ),
        title,
        kind.word(words),
        summary,
        len(partners),
        compact,
        _bands(site, partners, compact, _NO_KEYS),
        choices_of(site, kind),
    )


def _about_slice(site: Site, word: str, title: str, number: int) -> str:
    return site.words.gettext(
        "{kind} {title}: {number} of the partners of {name}",
        kind=word,
        title=title,
        number=number,
        name=site.coalition.name,
    )


def partner_map(site: Site) -> PartnerMap:
    """Return the view of where the partners of today are."""
    choices = choices_of(site, kind_called("country"))
    named = len(site.active_partners) <= COMPACT_ABOVE
    title = site.words.gettext("Partners by country")
    rows = (
        CountryRow(
            choice,
            tuple(partner_link(site, one.slug) for one in site.partners_by("country", code)) if named else (),
        )
        for code, choice in zip(site.countries, choices, strict=True)
    )
    return PartnerMap(
        head(
            site,
            site.urls.url("PARTNERS_MAP"),
            title,
            site.words.gettext("Where the partners of {name} are", name=site.coalition.name),
            section=site.urls.url("PARTNERS"),
            breadcrumb=(listing_link(site, "PARTNERS", site.words.gettext("Partners")),),
        ),
        title,
        tuple(rows),
        sum(1 for one in site.active_partners if not one.country),
    )
