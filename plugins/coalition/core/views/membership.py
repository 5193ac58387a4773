"""A partner's membership in words, and what happened to it in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from markupsafe import Markup, escape

from coalition.core.history import MembershipEvent, begins, periods_in_words
from coalition.core.model.registry import Partner
from coalition.core.site import Site
from coalition.core.views.cards import partner_link

_DEPARTURES: Mapping[str | None, str] = MappingProxyType(
    {
        None: "The membership of {name} ended{when}.",
        "left": "{name} left{when}.",
        "lapsed": "The membership of {name} lapsed{when}.",
        "removed": "The coalition ended the membership of {name}{when}.",
        "dissolved": "{name} was dissolved{when}.",
        "merged": "{name} merged with another organisation{when}.",
    }
)
_MERGED = "{name} merged into {successor}{when}."
_CARRIED_ON = " {successor} carries on its work."
_KINDS: Mapping[str | None, str] = MappingProxyType(
    {"lapsed": "Lapsed", "removed": "Removed", "dissolved": "Dissolved", "merged": "Merged"}
)


def membership_in_words(partner: Partner, today: date) -> str:
    """Return such as `Partner since 2018`, `Partner 2014–2016, again since 2017` or only `Partner`."""
    if begins(partner, today):
        return "Not a partner yet"
    first, *more = periods_in_words(partner, today)
    return ", again ".join((f"Partner {first}".strip(), *more))


def membership_sentence(site: Site, event: MembershipEvent, here: str = "") -> Markup:
    """Return such as `Moon Guild joined in 2018.`, with links to the pages of those that it names.

    The name of the partner `here` is no link: the sentence stands on its own page, or beside its card.
    """
    own = event.partner == here
    name = escape(site.partners[event.partner].name) if own else _linked(site, event.partner)
    named = {"name": name, "when": f" {event.date.in_sentence}" if event.date else ""}
    if event.joins:
        verb = "joined" if event.period == 1 else "joined again"
        return Markup("{name} {verb}{when}.").format(verb=verb, **named)
    if event.successor not in site.partners or event.successor is None:
        return Markup(_DEPARTURES[event.reason]).format(**named)
    named["successor"] = _linked(site, event.successor)
    words = _MERGED if event.reason == "merged" else _DEPARTURES[event.reason] + _CARRIED_ON
    return Markup(words).format(**named)


def membership_kind(event: MembershipEvent) -> str:
    """Return what readers call such an event: `Joined`, `Joined again`, `Left`, `Merged`."""
    if event.joins:
        return "Joined" if event.period == 1 else "Joined again"
    return _KINDS.get(event.reason, "Left")


def _linked(site: Site, slug: str) -> Markup:
    link = partner_link(site, slug)
    return Markup('<a href="{}">{}</a>').format(link.href, link.label)
