"""The head of a page."""

from __future__ import annotations

from markupsafe import Markup

from coalition.core.body import shorten
from coalition.core.content import AnyDocument
from coalition.core.site import Site
from coalition.core.urls import card_url
from coalition.core.views.json_ld import in_page, trail_node
from coalition.core.views.language_links import language_links
from coalition.core.views.parts import NOTHING, FeedLink, Head, Link

_DESCRIPTION_LENGTH = 200


def head(
    site: Site,
    url: str,
    title: str,
    description: str = "",
    *,
    section: str = "",
    kind: str = "website",
    card: bool = False,
    feeds: tuple[FeedLink, ...] = (),
    breadcrumb: tuple[Link, ...] = (),
    indexed: bool = True,
    held: str = "",
    json_ld: Markup = NOTHING,
    policy: str = "",
    text: AnyDocument | None = None,
    languages: tuple[str, ...] | None = None,
) -> Head:
    """Return the head of the page at `url`; `section` is the url of the part of the site that it is in.

    The page is that of `text`, or is in these `languages` of the site: in all of them where none are given,
    and in its own in any case. With `card`, a card for social networks is drawn for this page; others have
    the site's.
    """
    return Head(
        title,
        shorten(" ".join(description.split()), _DESCRIPTION_LENGTH),
        site.urls.absolute(url),
        site.urls.href(section or url),
        kind,
        site.urls.absolute(card_url(url if card else site.urls.url("HOME"))),
        feeds,
        breadcrumb,
        indexed and not held,
        held,
        json_ld,
        policy,
        in_page(trail_node(site, breadcrumb, title, site.urls.absolute(url))) if breadcrumb else NOTHING,
        language_links(site, url, text, languages, indexed=indexed and not held),
    )


def listing_link(site: Site, page: str, label: str) -> Link:
    """A link to one of the listings, such as NEWS, for breadcrumbs."""
    return Link(label, site.urls.href(site.urls.url(page)))
