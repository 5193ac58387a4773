"""What partners of today published, by type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from coalition.core.model.registry import Partner, Resource, ResourceType
from coalition.core.site import Site
from coalition.core.views.entries import ResourceView, resource_view
from coalition.core.views.head import head, listing_link
from coalition.core.views.parts import Link
from coalition.core.words import Words
from coalition.voices.views import ResourceSection, ResourcesPage, ResourceTypePage

_SHOWN = 6


def _headings(words: Words) -> Mapping[ResourceType, str]:
    return {
        "guide": words.gettext("Guides"),
        "tool": words.gettext("Tools"),
        "report": words.gettext("Reports"),
        "article": words.gettext("Articles"),
        "video": words.gettext("Videos"),
        "dataset": words.gettext("Data"),
    }


def types_in_use(site: Site) -> tuple[ResourceType, ...]:
    """The types of which partners of today published something, in the order of the page."""
    used = {resource.type for partner in site.active_partners for resource in partner.resources}
    return tuple(kind for kind in _headings(site.words) if kind in used)


def resources_page(site: Site) -> ResourcesPage:
    """Return the view of the newest of each type."""
    title = site.words.gettext("Resources")
    description = site.words.gettext("What partners of {name} published", name=site.coalition.name)
    return ResourcesPage(
        head(site, site.urls.url("RESOURCES"), title, description),
        title,
        tuple(_section(site, kind) for kind in types_in_use(site)),
    )


def _section(site: Site, kind: ResourceType) -> ResourceSection:
    found = tuple(_resources(site, kind))
    href = site.urls.href(site.urls.url("RESOURCE_TYPE", slug=kind))
    heading = _headings(site.words)[kind]
    label = site.words.gettext("All {things} ({number})", things=heading.lower(), number=len(found))
    return ResourceSection(kind, heading, Link(label, href), found[:_SHOWN])


def resource_type_page(site: Site, kind: ResourceType) -> ResourceTypePage:
    """Return the view of all resources of a type."""
    title = _headings(site.words)[kind]
    return ResourceTypePage(
        head(
            site,
            site.urls.url("RESOURCE_TYPE", slug=kind),
            title,
            site.words.gettext("{things} by partners of {name}", things=title, name=site.coalition.name),
            section=site.urls.url("RESOURCES"),
            breadcrumb=(listing_link(site, "RESOURCES", site.words.gettext("Resources")),),
        ),
        title,
        tuple(_resources(site, kind)),
    )


def _resources(site: Site, kind: ResourceType) -> Iterator[ResourceView]:
    """Newest first; what has no date comes last."""
    found = [
        (partner, resource)
        for partner in site.active_partners
        for resource in partner.resources
        if resource.type == kind
    ]
    for partner, resource in sorted(found, key=_by_date, reverse=True):
        yield resource_view(site, resource, partner)


def _by_date(found: tuple[Partner, Resource]) -> date:
    resource = found[1]
    return resource.date.start if resource.date else date.min
