"""history.json: who joined and left when, and how many partners there were at the end of each year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coalition.core.history import MembershipEvent, YearOfGrowth
from coalition.core.site import Site
from coalition.data.about import About, about


@dataclass(frozen=True, slots=True)
class EventData:
    """A joining or a departure, dated as precisely as is known; `period` counts memberships from 1."""

    date: str | None
    event: Literal["joined", "left"]
    partner: str
    name: str
    page: str
    period: int
    end_reason: str | None
    successor: str | None


@dataclass(frozen=True, slots=True)
class HistoryFile:
    """The years, oldest first, and what happened, newest first."""

    about: About
    years: tuple[YearOfGrowth, ...]
    events: tuple[EventData, ...]


def history_file(site: Site) -> HistoryFile:
    """Return the view of history.json."""
    events = tuple(_event(site, one) for one in site.membership_events)
    return HistoryFile(about(site, site.words.gettext("History of the membership")), site.growth, events)


def _event(site: Site, event: MembershipEvent) -> EventData:
    return EventData(
        str(event.date) if event.date else None,
        "joined" if event.joins else "left",
        event.partner,
        site.partners[event.partner].name,
        site.urls.absolute(site.urls.url("PARTNER", slug=event.partner)),
        event.period,
        event.reason,
        event.successor,
    )
