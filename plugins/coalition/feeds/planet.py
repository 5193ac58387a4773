"""What partners publish on their own sites, in the coalition's feed of it."""

from __future__ import annotations

from coalition.core.planet import PlanetItem
from coalition.core.site import Site
from coalition.feeds.entry import EntryView, partner_author, publishable


def planet_view(site: Site, item: PlanetItem) -> EntryView:
    """Return an entry: its address on the partner's site names it, and its text is read there."""
    partner, entry = item
    date = entry.date.isoformat()
    return EntryView(
        entry.url,
        publishable(entry.title),
        entry.url,
        date,
        date,
        (partner_author(site, partner.slug),),
        (),
        publishable(entry.summary),
        "",
    )
