"""People's own words on why they joined, and what partners are quoted with."""

from __future__ import annotations

from coalition.core.content import Voice
from coalition.core.model.registry import Partner
from coalition.core.pictures.variants import PORTRAIT
from coalition.core.site import Site
from coalition.core.views.cards import day, partner_link, person_link, shared_picture, why_held
from coalition.core.views.cards import portrait as portrait_of
from coalition.core.views.entries import quote_view
from coalition.core.views.head import head
from coalition.core.views.parts import Link, Pagination, Picture, initials
from coalition.core.views.prose import prose
from coalition.voices.views import VoicesPage, VoiceView


def voices_page(site: Site, url: str, shown: tuple[Voice, ...], pagination: Pagination) -> VoicesPage:
    """Return the view of the page at `url`."""
    quotes = site.quotes_of_today if pagination.number == 1 else ()
    title = site.words.gettext("Voices")
    return VoicesPage(
        head(
            site,
            url,
            title,
            site.words.gettext("Why people and organisations stand with {name}", name=site.coalition.name),
            section=site.urls.url("VOICES"),
        ),
        title,
        tuple(_voice_view(site, voice) for voice in shown),
        pagination,
        tuple(quote_view(site, quote, partner) for partner, quote in quotes),
    )


def _voice_view(site: Site, voice: Voice) -> VoiceView:
    header = voice.header
    partner = site.partners.get(header.partner) if header.partner else None
    return VoiceView(
        f"voice-{voice.slug}",
        _speaker(site, voice),
        header.place or "",
        day(site, header.date),
        partner_link(site, partner.slug) if partner else None,
        _former_membership(site, partner) if partner else "",
        _portrait(site, voice),
        initials(header.name),
        header.language or site.settings.own_language,
        prose(site, site.body(voice)),
        why_held(site, voice),
    )


def _speaker(site: Site, voice: Voice) -> Link:
    """By the name that the voice gives, with a link to the page of somebody who has one."""
    person = voice.header.person
    known = person is not None and person in site.people
    return Link(voice.header.name, person_link(site, person).href if known and person else "")


def _former_membership(site: Site, partner: Partner) -> str:
    if not partner.has_left(site.settings.today):
        return ""
    last = partner.periods[-1]
    return site.words.period(last.start, last.end)


def _portrait(site: Site, voice: Voice) -> Picture | None:
    """The voice's own portrait, or else that of the person whom it is of."""
    header = voice.header
    if header.portrait is None:
        person = site.people.get(header.person) if header.person else None
        return portrait_of(site, person) if person else None
    alt = header.name if header.portrait.alt is None else header.portrait.alt
    own = header.portrait
    return shared_picture(site, own.file, PORTRAIT, alt, own.license or "", own.focus)
