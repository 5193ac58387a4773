"""Where people of the coalition spoke on the shows of others."""

from __future__ import annotations

from datetime import date

from coalition.core.feed_links import appearances_feed_links
from coalition.core.model.registry import Appearance, Partner
from coalition.core.site import Site
from coalition.core.views.entries import appearance_view
from coalition.core.views.head import head
from coalition.voices.views import AppearancesPage


def appearances_page(site: Site) -> AppearancesPage:
    """Return the view. What was said on a show was said, though its host may have left since."""
    title = site.words.gettext("Appearances")
    newest_first = sorted(site.appearances, key=_by_date, reverse=True)
    return AppearancesPage(
        head(
            site,
            site.urls.url("APPEARANCES"),
            title,
            site.words.gettext("Where people of {name} were heard elsewhere", name=site.coalition.name),
            feeds=appearances_feed_links(site),
        ),
        title,
        tuple(appearance_view(site, one, host) for host, one in newest_first),
    )


def _by_date(appeared: tuple[Partner, Appearance]) -> date:
    """Undated ones come last."""
    appearance = appeared[1]
    return appearance.date.start if appearance.date else date.min
