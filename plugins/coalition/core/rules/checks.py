"""All checks of the core, in one place to call."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.diagnostics import Diagnostic
from coalition.core.rules import (
    affiliations,
    announcements,
    documents,
    logos,
    published,
    references,
    registry,
    translations,
    voices,
)
from coalition.core.site import Site


def check_site(site: Site) -> Iterator[Diagnostic]:
    """Yield every finding about how the records relate."""
    yield from references.check(site)
    yield from registry.check(site)
    yield from logos.check(site)
    yield from published.check(site)
    yield from documents.check(site)
    yield from voices.check(site)
    yield from translations.check(site)
    yield from announcements.check(site)
    yield from affiliations.check(site)
