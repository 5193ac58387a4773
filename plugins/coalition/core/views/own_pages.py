"""The pages that an editor and the site write together: how to join, and what is for the press."""

from __future__ import annotations

from coalition.core.content import Page
from coalition.core.site import Site
from coalition.core.views.parts import Link

JOIN, PRESS = "join", "press"
OWN_PAGES = (JOIN, PRESS)


def own_page(site: Site, slug: str) -> Page | None:
    """Return the text that an editor wrote for the page, or None."""
    return next((page for page in site.pages if page.slug == slug), None)


def own_page_title(site: Site, slug: str) -> str:
    """What the page is called; in another language than its text, by the site's own word."""
    page = own_page(site, slug)
    if page and (page.header.language or site.settings.own_language) == site.settings.language:
        return page.header.title
    return site.words.gettext("Join") if slug == JOIN else site.words.gettext("Press")


def own_page_link(site: Site, slug: str) -> Link | None:
    """A link to the page, which is there when an editor wrote a text or partners.yaml has its key."""
    if own_page(site, slug) is None and getattr(site.coalition, slug) is None:
        return None
    return Link(own_page_title(site, slug), site.urls.href(site.urls.url("PAGE", slug=slug)))


def links_to_unwritten(site: Site) -> tuple[Link, ...]:
    """Links to those of the pages that are there without a text of an editor's."""
    return tuple(link for slug in unwritten(site) if (link := own_page_link(site, slug)))


def unwritten(site: Site) -> tuple[str, ...]:
    """Those of the pages for which partners.yaml has a key and no editor has written a text."""
    return tuple(slug for slug in OWN_PAGES if own_page(site, slug) is None and getattr(site.coalition, slug))
