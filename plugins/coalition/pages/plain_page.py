"""A page of an editor's own, and what such a text is to a page to which the site adds something."""

from __future__ import annotations

from coalition.core.content import Page
from coalition.core.site import Site
from coalition.core.views.cards import why_held
from coalition.core.views.head import head
from coalition.core.views.own_pages import OWN_PAGES
from coalition.core.views.parts import Head, html
from coalition.core.views.prose import prose
from coalition.pages.views import PageText, PlainPage


def plain_page(site: Site, page: Page) -> PlainPage:
    """Return the view of a plain page."""
    return PlainPage(
        text_head(site, page.slug, page.header.title, page), page.header.title, page_text(site, page)
    )


def text_head(
    site: Site, slug: str, title: str, page: Page | None, description: str = "", policy: str = ""
) -> Head:
    """Return the head of a page; the `description` stands in where no editor wrote a text for it."""
    url = site.urls.url("PAGE", slug=slug)
    if page is None:
        return head(site, url, title, description, policy=policy)
    return head(
        site,
        url,
        title,
        page.header.summary or site.body(page).excerpt,
        indexed=page.header.status != "hidden",
        held=why_held(site, page),
        policy=policy,
        text=None if slug in OWN_PAGES else page,
    )


def page_text(site: Site, page: Page | None) -> PageText:
    """Return what an editor wrote for a page, which may be nothing."""
    if page is None:
        return PageText("", site.settings.language, html(""))
    language = page.header.language or site.settings.own_language
    return PageText(page.header.summary or "", language, prose(site, site.body(page)))
