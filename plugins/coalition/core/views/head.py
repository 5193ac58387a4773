"""The head of a page."""

from __future__ import annotations

from markupsafe import Markup

from coalition.core.body import shorten
from coalition.core.content import AnyDocument
from coalition.core.site import Site
from coalition.core.views.language_links import language_links
from coalition.core.views.parts import NOTHING, FeedLink, Head, Link, Picture

_DESCRIPTION_LENGTH = 200


def head(
    site: Site,
    url: str,
    title: str,
    description: str = "",
    *,
    section: str = "",
    kind: str = "website",
    picture: Picture | None = None,
    feeds: tuple[FeedLink, ...] = (),
    breadcrumb: tuple[Link, ...] = (),
    indexed: bool = True,
    held: str = "",
    json_ld: Markup = NOTHING,
    policy: str = "",
    text: AnyDocument | None = None,
    alone: bool = False,
) -> Head:
    """Return the head of the page at `url`; `section` is the url of the part of the site that it is in.

    The page is that of `text`, or is in all languages of the site, or `alone` in that of the text or list
    that it belongs to.
    """
    return Head(
        title,
        shorten(" ".join(description.split()), _DESCRIPTION_LENGTH),
        site.urls.absolute(url),
        site.urls.href(section or url),
        kind,
        _absolute(site, picture),
        feeds,
        breadcrumb,
        indexed and not held,
        held,
        json_ld,
        policy,
        language_links(site, url, text, alone=alone, indexed=indexed and not held),
    )


def _absolute(site: Site, picture: Picture | None) -> str:
    """SVG is left out: no reader of Open Graph shows it."""
    if picture is None or picture.src.endswith(".svg"):
        return ""
    return site.urls.absolute_href(picture.src)


def listing_link(site: Site, page: str, label: str) -> Link:
    """A link to one of the listings, such as NEWS, for breadcrumbs."""
    return Link(label, site.urls.href(site.urls.url(page)))
