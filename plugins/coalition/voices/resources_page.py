"""What partners of today published, by type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from coalition.core.model.registry import Partner, Resource, ResourceType
from coalition.core.site import Site
from coalition.core.views.entries import ResourceView, resource_view
from coalition.core.views.head import head, listing_link
from coalition.core.views.parts import Link
from coalition.voices.views import ResourceSection, ResourcesPage, ResourceTypePage

_TITLE = "Resources"
_HEADINGS: Mapping[ResourceType, str] = MappingProxyType(
    {
        "guide": "Guides",
        "tool": "Tools",
        "report": "Reports",
        "article": "Articles",
        "video": "Videos",
        "dataset": "Data",
    }
)
_SHOWN = 6


def types_in_use(site: Site) -> tuple[ResourceType, ...]:
    """The types of which partners of today published something, in the order of the page."""
    used = {resource.type for partner in site.active_partners for resource in partner.resources}
    return tuple(kind for kind in _HEADINGS if kind in used)


def resources_page(site: Site) -> ResourcesPage:
    """Return the view of the newest of each type."""
    return ResourcesPage(
        head(site, site.urls.url("RESOURCES"), _TITLE, f"What partners of {site.coalition.name} published"),
        _TITLE,
        tuple(_section(site, kind) for kind in types_in_use(site)),
    )


def _section(site: Site, kind: ResourceType) -> ResourceSection:
    found = tuple(_resources(site, kind))
    href = site.urls.href(site.urls.url("RESOURCE_TYPE", slug=kind))
    more = Link(f"All {_HEADINGS[kind].lower()} ({len(found)})", href)
    return ResourceSection(kind, _HEADINGS[kind], more, found[:_SHOWN])


def resource_type_page(site: Site, kind: ResourceType) -> ResourceTypePage:
    """Return the view of all resources of a type."""
    title = _HEADINGS[kind]
    return ResourceTypePage(
        head(
            site,
            site.urls.url("RESOURCE_TYPE", slug=kind),
            title,
            f"{title} by partners of {site.coalition.name}",
            section=site.urls.url("RESOURCES"),
            breadcrumb=(listing_link(site, "RESOURCES", _TITLE),),
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
