"""partners.opml: the feeds of today's partners."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.model.registry import Partner
from coalition.core.opml import OpmlFile, Outline
from coalition.core.site import Site
from coalition.data.about import about


def opml_file(site: Site) -> OpmlFile:
    """Return the view of partners.opml."""
    what = about(site, site.words.gettext("Feeds of the partners"))
    return OpmlFile(what.title, what.publisher, what.page, tuple(_groups(site)))


def _groups(site: Site) -> Iterator[tuple[str, tuple[Outline, ...]]]:
    partners = site.active_partners
    blogs = tuple(_outline(one, one.feeds.blog) for one in partners if one.feeds.blog)
    podcasts = tuple(_outline(one, one.feeds.podcast) for one in partners if one.feeds.podcast)
    if blogs:
        yield "Blogs", blogs
    if podcasts:
        yield "Podcasts", podcasts


def _outline(partner: Partner, url: str) -> Outline:
    return Outline(partner.name, url, partner.url or "", partner.summary or "")
