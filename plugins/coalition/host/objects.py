"""What other plugins made of Pelican's objects, taken back into the Site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican.contents import Content
from pelican.generators import ArticlesGenerator, PagesGenerator

from coalition.core.body import Body, body_of
from coalition.core.content import Article, Page
from coalition.core.diagnostics import Diagnostic
from coalition.core.rules import catalog
from coalition.core.rules.texts import removed
from coalition.core.site import Site
from coalition.core.texts import text_of
from coalition.host.reader import record_path, records_of


def articles_of(generator: ArticlesGenerator) -> list[Content]:
    """All article objects, in whichever of Pelican's lists they are."""
    return [
        *generator.articles,
        *generator.translations,
        *generator.hidden_articles,
        *generator.hidden_translations,
        *generator.drafts,
        *generator.drafts_translations,
    ]


def pages_of(generator: PagesGenerator) -> list[Content]:
    """All page objects, in whichever of Pelican's lists they are."""
    return [
        *generator.pages,
        *generator.translations,
        *generator.hidden_pages,
        *generator.hidden_translations,
        *generator.draft_pages,
        *generator.draft_translations,
    ]


def lost(site: Site, contents: Iterable[Content]) -> Iterator[Diagnostic]:
    """Yield a finding for each text of which a plugin left no object."""
    present = {Path(str(content.source_path)) for content in contents}
    for record in records_of(site):
        if record_path(site, record) not in present:
            yield catalog.FILTERED_LOSS.at(
                record.place(),
                "a plugin has dropped this text",
                "take the plugin out of PLUGINS, or make the text a draft",
            )


def with_filtered_texts(site: Site, contents: Iterable[Content]) -> Site:
    """Return the Site with the HTML that plugins left in the objects, sanitised after the last of them."""
    by_path = {Path(str(content.source_path)): content for content in contents}
    bodies = dict(site.bodies)
    for record in records_of(site):
        body = _filtered(site, record, by_path[record_path(site, record)])
        if body is not None:
            bodies[record.path] = body
    return replace(site, bodies=bodies)


def removed_from_filtered(site: Site, filtered: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each kind of HTML that plugins put into texts and that may not be published."""
    for record in records_of(filtered):
        body = filtered.body(record)
        if body is not site.body(record):
            for removal in body.removals:
                yield removed(removal, record.place(), "what a plugin made of this text")


def _filtered(site: Site, record: Article | Page, content: Any) -> Body | None:
    html = str(content.content)
    if html == site.body(record).html:
        return None
    body = body_of(html, text_of(record, site.registry).trust)
    return replace(body, pictures=site.body(record).pictures)
