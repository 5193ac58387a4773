"""A partner's membership in words, and what happened to it in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup, escape

from coalition.core.history import MembershipEvent, begins, periods_in_words
from coalition.core.model.registry import EndReason, Partner
from coalition.core.site import Site
from coalition.core.views.cards import partner_link
from coalition.core.words import Words


def membership_in_words(words: Words, partner: Partner, today: date) -> str:
    """Return such as `Partner since 2018`, `Partner 2014–2016, again since 2017` or only `Partner`."""
    if begins(partner, today):
        return words.gettext("Not a partner yet")
    first, *more = periods_in_words(words, partner, today)
    said = words.gettext("Partner {period}", period=first).strip()
    for period in more:
        said = words.gettext("{periods}, again {period}", periods=said, period=period)
    return said


def membership_sentence(site: Site, event: MembershipEvent, here: str = "") -> Markup:
    """Return such as `Moon Guild joined in 2018.`, with links to the pages of those that it names.

    The name of the partner `here` is no link: the sentence stands on its own page, or beside its card.
    """
    own = event.partner == here
    name = escape(site.partners[event.partner].name) if own else _linked(site, event.partner)
    when = f" {site.words.date_in_sentence(event.date)}" if event.date else ""
    if event.joins:
        return _joined(site.words, event, name, when)
    if event.successor not in site.partners or event.successor is None:
        return Markup(_departure(site.words, event.reason)).format(name=name, when=when)
    successor = _linked(site, event.successor)
    if event.reason == "merged":
        said = site.words.gettext("{name} merged into {successor}{when}.")
    else:
        after = site.words.gettext("{successor} carries on its work.")
        said = f"{_departure(site.words, event.reason)} {after}"
    return Markup(said).format(name=name, when=when, successor=successor)


def _joined(words: Words, event: MembershipEvent, name: Markup, when: str) -> Markup:
    if event.period == 1:
        return words.markup("{name} joined{when}.", name=name, when=when)
    return words.markup("{name} joined again{when}.", name=name, when=when)


def _departure(words: Words, reason: EndReason | None) -> str:
    said: Mapping[EndReason | None, str] = {
        None: words.gettext("The membership of {name} ended{when}."),
        "left": words.gettext("{name} left{when}."),
        "lapsed": words.gettext("The membership of {name} lapsed{when}."),
        "removed": words.gettext("The coalition ended the membership of {name}{when}."),
        "dissolved": words.gettext("{name} was dissolved{when}."),
        "merged": words.gettext("{name} merged with another organisation{when}."),
    }
    return said[reason]


def membership_kind(words: Words, event: MembershipEvent) -> str:
    """Return what readers call such an event: `Joined`, `Joined again`, `Left`, `Merged`."""
    if event.joins:
        return words.gettext("Joined") if event.period == 1 else words.gettext("Joined again")
    kinds: Mapping[EndReason | None, str] = {
        "lapsed": words.gettext("Lapsed"),
        "removed": words.gettext("Removed"),
        "dissolved": words.gettext("Dissolved"),
        "merged": words.gettext("Merged"),
    }
    return kinds.get(event.reason) or words.gettext("Left")


def _linked(site: Site, slug: str) -> Markup:
    link = partner_link(site, slug)
    return Markup('<a href="{}">{}</a>').format(link.href, link.label)
