"""The addresses of before, as Netlify and Cloudflare Pages read them.

https://docs.netlify.com/manage/routing/redirects/overview/ and
https://developers.cloudflare.com/pages/configuration/redirects/. Both read more than these lines, but not the
same: plain paths and 301 are what they share. Elsewhere the pages at those addresses lead on by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.feed_links import (
    old_feed_paths,
    partner_entries,
    partner_feed,
    show_feed_url,
    stem_beside,
)
from coalition.core.site import Site


@dataclass(frozen=True, slots=True)
class RedirectsView:
    """Redirects, each from one path to another; both begin with a slash."""

    redirects: tuple[tuple[str, str], ...]


def redirects_view(site: Site) -> RedirectsView:
    """Return where the pages and feeds of partners were that have another slug now, and feeds that moved."""
    moved = [(old, new) for alias, slug in site.aliases.items() for old, new in _urls(site, alias, slug)]
    moved += [(old, show_feed_url(site, show)) for show in site.shows for old in old_feed_paths(site, show)]
    return RedirectsView(tuple((site.urls.href(old), site.urls.href(new)) for old, new in moved))


def _urls(site: Site, alias: str, slug: str) -> tuple[tuple[str, str], ...]:
    old, new = (site.urls.url("PARTNER", slug=one) for one in (alias, slug))
    if not partner_entries(site, slug):
        return ((old, new),)
    feed, before = partner_feed(site, slug), stem_beside(old)
    return ((old, new), *((f"{before}{one.suffix}", feed.url(one)) for one in feed.formats))


def make_redirects(view: RedirectsView) -> bytes:
    """Return the file `_redirects`."""
    return "".join(f"{old} {new} 301\n" for old, new in view.redirects).encode()
