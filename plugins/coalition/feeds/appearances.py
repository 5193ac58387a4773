"""Appearances in feeds: what lies elsewhere, with a date that may be vague."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, tzinfo
from uuid import NAMESPACE_URL, uuid5

from coalition.core.dates import PartialDate
from coalition.core.fields import to_slug
from coalition.core.model.registry import Appearance, Partner
from coalition.core.site import Site
from coalition.core.views.entries import appearance_type
from coalition.feeds.entry import UNKNOWN, Author, EntryView, partner_author, person_author, publishable


def appearance_view(site: Site, partner: Partner, appearance: Appearance) -> EntryView:
    """Return an appearance as feeds show it; one without an address leads to the partner's page."""
    page = site.urls.absolute(site.urls.url("PARTNER", slug=partner.slug))
    date = appearance.date
    known = date is not None and date.day is not None
    first = moment(date, site.settings.zone).isoformat() if date else UNKNOWN
    speakers = tuple(person_author(site, slug) for slug in appearance.people if slug in site.people)
    return EntryView(
        uuid5(NAMESPACE_URL, f"{page}#{_key(partner, appearance)}").urn,
        publishable(appearance.title),
        appearance.url or page,
        first if known else "",
        first,
        speakers or (partner_author(site, partner.slug),),
        (),
        publishable(_summary(site, appearance, speakers)),
        "",
        "" if known or date is None else str(date),
    )


def moment(date: PartialDate, zone: tzinfo) -> datetime:
    """Return the first moment that a date may mean."""
    return datetime.combine(date.start, time.min, zone)


def _summary(site: Site, appearance: Appearance, speakers: tuple[Author, ...]) -> str:
    parts = (
        appearance_type(site, appearance.type),
        appearance.show,
        site.words.partial_date(appearance.date) if appearance.date else "",
        _with(site, speakers),
    )
    return " · ".join(part for part in parts if part)


def _with(site: Site, speakers: tuple[Author, ...]) -> str:
    people = ", ".join(one.name for one in speakers)
    return site.words.gettext("with {people}", people=people) if people else ""


_KEYS: tuple[Callable[[Appearance], str], ...] = (
    lambda one: one.url or "",
    lambda one: to_slug(one.title),
    lambda one: to_slug(f"{one.title} {one.show} {one.date}"),
)


def _key(partner: Partner, appearance: Appearance) -> str:
    """What tells an appearance from the partner's others, and is least likely to change: best its address."""
    for key in _KEYS:
        found = key(appearance)
        if found and [key(one) for one in partner.appearances].count(found) == 1:
            return found
    return f"{appearance.title} {appearance.show} {appearance.date}"
