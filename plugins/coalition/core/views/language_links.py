"""The same page in the other languages of the site."""

from __future__ import annotations

import re

from coalition.core.content import AnyDocument
from coalition.core.site import Site
from coalition.core.views.cards import document_url
from coalition.core.views.parts import LanguageLink

_FURTHER_PAGE = re.compile(r"page/\d+/")


def language_links(
    site: Site, url: str, text: AnyDocument | None, languages: tuple[str, ...] | None, *, indexed: bool
) -> tuple[LanguageLink, ...]:
    """Return a link for each language of the site, its own first; a site in one language has none.

    A page leads to its version in another language, and where there is none to that language's home. Search
    engines are told of the versions of pages that they index.
    """
    editions = site.settings.editions
    if not editions:
        return ()
    versions = _versions(site, url, text, languages)
    is_named = indexed and len(versions) > 1
    return tuple(
        LanguageLink(
            one.language,
            one.name,
            site.urls.href(versions.get(one.language, one.urls.url("HOME"))),
            site.urls.absolute(versions[one.language]) if is_named and one.language in versions else "",
            one.language == site.settings.language,
        )
        for one in editions
    )


def _versions(
    site: Site, url: str, text: AnyDocument | None, languages: tuple[str, ...] | None
) -> dict[str, str]:
    """The urls of a page by their languages."""
    own = {site.settings.language: url}
    if text is not None:
        return versions_of_text(site, text) or own
    within = url.removeprefix(site.urls.folder)
    if not url.startswith(site.urls.folder) or is_further_page(within):
        return own
    editions = site.settings.editions
    there = [one for one in editions if languages is None or one.language in languages]
    return {one.language: one.urls.within(within) for one in there} | own


def versions_of_text(site: Site, text: AnyDocument) -> dict[str, str]:
    """Return the urls of a text's page by their languages."""
    return {site.language_of(one): document_url(site, one) for one in site.versions_of(text)}


def is_further_page(url: str) -> bool:
    """Tell whether a page continues a list: in another language it holds something else."""
    return _FURTHER_PAGE.search(url) is not None
