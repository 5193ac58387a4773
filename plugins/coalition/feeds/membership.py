"""Memberships in feeds: who joined, came back, left or merged, as precisely dated as is known."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from coalition.core.body import with_links
from coalition.core.history import MembershipEvent
from coalition.core.site import Site
from coalition.core.views.membership import membership_kind, membership_sentence
from coalition.feeds.appearances import moment
from coalition.feeds.entry import UNKNOWN, EntryView, publishable


def membership_view(site: Site, event: MembershipEvent) -> EntryView:
    """Return an event as feeds show it. Neither a new name nor a better date changes its id."""
    page = site.urls.absolute(site.urls.url("PARTNER", slug=event.partner))
    sentence = membership_sentence(site, event)
    date = event.date
    first = moment(date, site.settings.zone).isoformat() if date else UNKNOWN
    known = date is not None and date.day is not None
    return EntryView(
        uuid5(NAMESPACE_URL, f"{page}#{event.anchor}").urn,
        publishable(sentence.striptags()),
        page,
        first if known else "",
        first,
        (),
        (membership_kind(site.words, event),),
        "",
        publishable(with_links(Markup("<p>{}</p>").format(sentence), site.urls.absolute_href)),
        "" if known or date is None else str(date),
    )
