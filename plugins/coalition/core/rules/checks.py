"""All checks of the core, in one place to call."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from coalition.core.body import Body
from coalition.core.content import Article
from coalition.core.diagnostics import Diagnostic
from coalition.core.rules import (
    affiliations,
    announcements,
    documents,
    logos,
    published,
    references,
    registry,
    series,
    titles,
    translations,
    voices,
)
from coalition.core.site import Site


def check_site(site: Site) -> Iterator[Diagnostic]:
    """Yield every finding about how the records relate."""
    about = partial(_about, site)
    for article in site.content.articles:
        yield from site.known_findings.of(article.path, article, site.body(article), about)
    yield from references.check(site)
    yield from registry.check(site)
    yield from logos.check(site)
    yield from published.check(site)
    yield from documents.check(site)
    yield from titles.check(site)
    yield from series.check(site)
    yield from voices.check(site)
    yield from translations.check(site)
    yield from announcements.check(site)
    yield from affiliations.check(site)


def _about(site: Site, article: Article, _: Body) -> Iterator[Diagnostic]:
    """Yield what is wrong with an article that hangs on nothing but itself and the registry."""
    yield from references.check_article(site, article)
    yield from documents.check_article(site, article)
    yield from announcements.check_article(site, article)
    yield from affiliations.check_article(site, article)
