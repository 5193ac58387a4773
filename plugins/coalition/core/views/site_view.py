"""The view of the site as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from coalition.core.content import Page
from coalition.core.feed_links import appearances_feed_links, site_feed_links
from coalition.core.picture_outputs import STYLES
from coalition.core.security import content_security_policy
from coalition.core.site import Site
from coalition.core.stylesheet import Stylesheet
from coalition.core.views.cards import page_url, show_link, spoken, untranslated
from coalition.core.views.own_pages import (
    JOIN,
    OWN_PAGES,
    links_to_unwritten,
    own_page_link,
    own_page_title,
)
from coalition.core.views.parts import Link, SiteView, StyleLink

MANIFEST, TOUCH_ICON = "site.webmanifest", "apple-touch-icon.png"
"""The urls of what browsers read when somebody keeps the site."""


def site_view(site: Site, paths: Collection[str]) -> SiteView:
    """Return what every page shows of a site that consists of these paths."""
    join = own_page_link(site, JOIN)
    urls = site.urls
    return SiteView(
        site.coalition.name,
        site.coalition.called,
        site.coalition.tagline or "",
        site.settings.language,
        urls.href(urls.url("HOME")),
        _navigation(site),
        (*_listings(site, paths), *links_to_unwritten(site), *_unordered_pages(site)),
        (*site_feed_links(site), *appearances_feed_links(site)),
        _style_link(site, site.stylesheets[0]),
        urls.href("theme/icon.svg"),
        join.href if join else "",
        _search(site, paths),
        site.coalition.license or "",
        site.coalition.license_url or "",
        content_security_policy(site.sources),
        late_stylesheets=tuple(_late_stylesheets(site, paths)),
        manifest=_href_of(site, MANIFEST, paths),
        touch_icon=_href_of(site, TOUCH_ICON, paths),
        tagline_language=untranslated(site, site.coalition, "tagline"),
        offline=urls.href("theme/js/offline.js") if site.settings.offline else "",
    )


def _style_link(site: Site, sheet: Stylesheet) -> StyleLink:
    return StyleLink(site.urls.href(sheet.path), sheet.integrity)


def _late_stylesheets(site: Site, paths: Collection[str]) -> Iterator[StyleLink]:
    # Chromium asks for the first of these at once, and for the next when it has painted: for faces.
    if STYLES in paths:
        yield StyleLink(site.urls.href(STYLES))
    for sheet in site.stylesheets[1:]:
        yield _style_link(site, sheet)


def _href_of(site: Site, url: str, paths: Collection[str]) -> str:
    return site.urls.href(url) if url in paths else ""


def site_views(site: Site, paths: Collection[str]) -> dict[str, SiteView]:
    """Return the view of the site in each of its languages; that in its own is at the empty text."""
    others = [one.language for one in site.settings.editions[1:]]
    return {language: site_view(site.edition(language), paths) for language in ("", *others)}


def _listing(site: Site, label: str, page: str) -> Link:
    return Link(label, site.urls.href(site.urls.url(page)))


def _navigation(site: Site) -> tuple[Link, ...]:
    words = site.words
    links = [
        _listing(site, words.gettext("News"), "NEWS"),
        _listing(site, words.gettext("Partners"), "PARTNERS"),
    ]
    if len(site.shows) == 1:
        links.append(Link(words.gettext("Podcast"), show_link(site, site.shows[0]).href))
    elif site.shows:
        links.append(_listing(site, words.gettext("Podcasts"), "PODCASTS"))
    listed = [page for page in site.pages if page.header.nav is not None and page.header.status != "hidden"]
    return (*links, *(_page_link(site, page) for page in listed))


def _page_link(site: Site, page: Page) -> Link:
    if page.slug in OWN_PAGES:
        return Link(own_page_title(site, page.slug), site.urls.href(site.urls.url("PAGE", slug=page.slug)))
    language = spoken(site, page.header.language)
    return Link(page.header.title, site.urls.href(page_url(site, page)), language)


def _search(site: Site, paths: Collection[str]) -> str:
    is_there = site.settings.search and site.urls.path("SEARCH") in paths
    return site.urls.href(site.urls.url("SEARCH")) if is_there else ""


def _listings(site: Site, paths: Collection[str]) -> Iterator[Link]:
    """Whether there is a listing hangs on the plugins in use and on what there is to list."""
    words = site.words
    listings = {
        "PEOPLE": words.gettext("People"),
        "TOPICS": words.gettext("Topics"),
        "VOICES": words.gettext("Voices"),
        "RESOURCES": words.gettext("Resources"),
        "APPEARANCES": words.gettext("Appearances"),
        "PLANET": words.gettext("Planet"),
        "STATS": words.gettext("In numbers"),
        "TOOLKITS": words.gettext("For partners"),
        "DATA": words.gettext("Open data"),
        "SEARCH": words.gettext("From A to Z"),
    }
    for page, label in listings.items():
        if site.urls.path(page) in paths:
            yield _listing(site, label, page)


def _unordered_pages(site: Site) -> tuple[Link, ...]:
    others = [page for page in site.pages if page.header.nav is None and page.header.status != "hidden"]
    return tuple(_page_link(site, page) for page in others)
